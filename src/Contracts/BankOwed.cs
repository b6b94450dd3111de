using OrleansBank.Domain;

namespace OrleansBank.Contracts;

/// <summary>How much one bank is owed: decisions and notices that it has not taken.</summary>
/// <param name="Waiting">That are sent again.</param>
/// <param name="OldestAt">When the oldest of these was committed; null when none waits.</param>
/// <param name="Dead">Dead letters.</param>
public sealed record BankOwed(BankId Bank, long Waiting, DateTimeOffset? OldestAt, long Dead);
