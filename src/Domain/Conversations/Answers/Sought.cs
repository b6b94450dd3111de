using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Language;
using OrleansBank.Domain.Money;

namespace OrleansBank.Domain.Conversations;

/// <summary>Which transactions were looked for, as the answer says it back: what was misread is then seen.</summary>
/// <param name="Merchant">In the person's own words, cleaned, or a topic that is named; empty for all.</param>
/// <param name="Exactly">One amount, whatever its sign.</param>
internal sealed record Sought(string Merchant, Amount? Exactly, AmountFilter? Amounts, Period Period)
{
    /// <summary>What it was spent on; None for all.</summary>
    public SpendingKinds Spending { get; init; }

    /// <summary>Only what is not booked yet.</summary>
    public bool OnlyPending { get; init; }

    /// <summary>Those that were picked of <see cref="All"/>; null when all are told.</summary>
    public Standout? Picked { get; init; }

    /// <summary>How many fit before some were picked.</summary>
    public int All { get; init; }
}
