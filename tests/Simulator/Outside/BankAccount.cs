using OrleansBank.Domain;

namespace OrleansBank.Simulator.Outside;

/// <summary>An account and whose it is.</summary>
internal sealed record BankAccount(AccountRef Ref, IReadOnlyList<UserId> Holders);
