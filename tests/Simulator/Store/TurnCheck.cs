using OrleansBank.Grains.Storage;
using OrleansBank.Silo.Storage.Postgres;

namespace OrleansBank.Simulator.Store;

/// <summary>Whether a turn fits what is kept: the checks of the commit function, in its order.</summary>
internal sealed class TurnCheck(PersonRows? person, NetTurn net, List<OutboxEntry> outbox, Sabotage sabotage)
{
    /// <summary>Null when it fits.</summary>
    public CommitResult? Refusal()
    {
        if (net.FirstSeq > 0 && net.FirstSeq != 1 + (person?.LastSeq ?? 0))
            return CommitResult.VersionConflict;
        if (net.Rows.Any(Conflicts))
            return CommitResult.VersionConflict;
        if (net.Rows.Any(IsUsed) && !sabotage.HasFlag(Sabotage.NoClientIds))
            return CommitResult.ClientIdUsed;
        return net.Rows.Any(IsInvalid) ? CommitResult.Invalid : null;
    }

    private bool Conflicts(RowWrite row) =>
        row switch
        {
            StateWrite w => w.ExpectedVersion
                != (net.IsFresh(w.Part) ? 0 : person?.Parts.GetValueOrDefault(w.Part)?.Version ?? 0),
            SeenEventWrite w => !net.IsFresh(w.Bank)
                && person?.Seen.ContainsKey(PersonRows.KeyOf(w.Bank.Value, w.EventHash)) == true
                && !sabotage.HasFlag(Sabotage.NoDedupe),
            _ => false,
        };

    private bool IsUsed(RowWrite row) =>
        row is TurnWrite { ClientId: { } client } && person?.FirstSeqOfClient.ContainsKey(client) == true;

    private bool IsInvalid(RowWrite row) =>
        row switch
        {
            TurnRewrite w => person?.Turns.ContainsKey(w.FirstSeq) != true,
            LedgerWrite w => person?.Ledger.ContainsKey(w.Number) == true,
            DisclosureWrite w => person?.Disclosures.ContainsKey(w.Number) == true,
            OutboxWrite w => outbox.Exists(one => one.Row.Id == w.Id)
                && !net.Rows.Any(other => other is OutboxDelete left && left.Id == w.Id),
            _ => false,
        };
}
