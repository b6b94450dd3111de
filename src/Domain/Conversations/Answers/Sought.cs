using OrleansBank.Domain.Language;
using OrleansBank.Domain.Money;

namespace OrleansBank.Domain.Conversations;

/// <summary>Which transactions were looked for, as the answer says it back: what was misread is then seen.</summary>
/// <param name="Merchant">In the person's own words, cleaned; empty for all.</param>
/// <param name="Exactly">One amount, whatever its sign.</param>
internal sealed record Sought(string Merchant, Amount? Exactly, AmountFilter? Amounts, Period Period);
