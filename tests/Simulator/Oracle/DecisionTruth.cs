using OrleansBank.Domain;
using OrleansBank.Domain.Conversations;

namespace OrleansBank.Simulator.Oracle;

/// <summary>A decision that a turn owed to a bank, from its commit on.</summary>
/// <param name="Person">The person's name as it stands in the store.</param>
/// <param name="Order">Those of one bank and order reach the bank one after another.</param>
internal sealed record DecisionTruth(string Id, UserId Person, BankId Bank, string Order)
{
    /// <summary>What reached the bank; null before.</summary>
    public BankDecision? Received { get; set; }

    /// <summary>The turn that took it off, because the bank had it, is committed.</summary>
    public bool IsSettled { get; set; }

    /// <summary>The consent or the person was erased after it: it may reach the bank or not.</summary>
    public bool IsErased { get; set; }

    public override string ToString() => $"decision {Id} for {Bank}";
}
