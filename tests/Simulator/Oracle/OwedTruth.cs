using OrleansBank.Domain;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Simulator.Oracle;

/// <summary>
/// The decisions that were committed, in that order, and what reached the banks. A decision reaches its bank when a turn owed it, after
/// those about the same card that were committed before it, and always as the same.
/// </summary>
internal sealed class OwedTruth(Truth truth)
{
    private readonly List<DecisionTruth> _all = [];
    private readonly Dictionary<string, DecisionTruth> _byId = new(StringComparer.Ordinal);

    /// <summary>How many took effect at a bank.</summary>
    public int Effects { get; private set; }

    public void Committed(UserId person, OutboxWrite row)
    {
        var one = new DecisionTruth(row.Id, person, row.Bank, Convert.ToHexString(row.OrderKey));
        truth.World.Trace($"owed to {row.Bank}: {row.Id}");
        _all.Add(one);
        _byId.Add(row.Id, one);
    }

    /// <param name="bank">Null for everything of the person.</param>
    public void Erased(UserId person, BankId? bank)
    {
        foreach (var one in _all.Where(one => one.Person == person && (bank is null || one.Bank == bank)))
            one.IsErased = true;
    }

    /// <summary>A turn took the row off.</summary>
    /// <param name="tells">Whether the turn told the person something.</param>
    public void Settled(string id, bool tells)
    {
        // Notices of revocations are not followed.
        if (!_byId.TryGetValue(id, out var one))
            return;
        if (one.Received is null)
            truth.Complain($"{one} was settled, and the bank has never had it");
        if (tells && (one.IsSettled || one.IsErased))
            truth.Complain($"{one} was settled once more, or after its erasure, and told");
        one.IsSettled = true;
    }

    /// <summary>A bank carried it out, or was sent it again.</summary>
    /// <param name="before">What it carried out under the same key before.</param>
    public void Received(BankId bank, string id, BankDecision decision, BankDecision? before)
    {
        truth.World.Trace($"{bank}: {WhatOf(decision)} {id} {(before is null ? "" : "again")}");
        if (!_byId.TryGetValue(id, out var one) || one.Bank != bank)
        {
            truth.Complain($"decision {id} reached {bank}, and nobody committed it");
            return;
        }
        if (before is not null)
        {
            if (before != decision)
                truth.Complain($"{one} was sent as {decision}, and before as {before}");
            return;
        }
        Effects++;
        one.Received = decision;
        if (_all.TakeWhile(other => other != one).FirstOrDefault(other => IsOwedBefore(other, one)) is { } earlier)
            truth.Complain($"{one} took effect before {earlier}, which is about the same card");
    }

    /// <summary>What a person's turns owed to a bank since it was erased last, in their order.</summary>
    public IEnumerable<DecisionTruth> Of(UserId person, BankId bank) =>
        _all.Where(one => one.Person == person && one.Bank == bank && !one.IsErased);

    /// <summary>A decision as the cards of a conversation tell it.</summary>
    public static string WhatOf(BankDecision decision) =>
        decision switch
        {
            CardFreeze freeze => $"freeze {freeze.CardRef}",
            CardUnfreeze unfreeze => $"unfreeze {unfreeze.CardRef}",
            FraudAnswer answer => $"answer {answer.AlertId} {answer.Answer}",
            _ => "",
        };

    private static bool IsOwedBefore(DecisionTruth other, DecisionTruth one) =>
        other.Bank == one.Bank && other.Order == one.Order && other.Received is null && !other.IsErased;
}
