using OrleansBank.Domain;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>
/// What a turn leaves when its writes are carried out in their order, with each row named once: statements over sets have no order,
/// and may not meet a row twice.
/// </summary>
internal sealed class NetTurn
{
    private readonly List<RowWrite?> rows = [];
    private readonly Dictionary<RowKey, int> places = [];
    private readonly HashSet<BankId> erasedBanks = [];

    private NetTurn() { }

    /// <summary>What is left to write, erasures among it: they come before all else.</summary>
    public IEnumerable<RowWrite> Rows => rows.OfType<RowWrite>();

    /// <summary>The first sequence of its messages; 0 when it says nothing.</summary>
    public long FirstSeq { get; private set; }

    /// <summary>Whether a row stands under the person's number, so that the person must have one.</summary>
    public bool NeedsPerson { get; private set; }

    public bool Erases { get; private set; }

    public long PayloadBytes { get; private set; }

    /// <summary>Whether the row stands after an erasure of its bank in the same turn: what was kept of it does not count.</summary>
    public bool IsFresh(BankId bank) => erasedBanks.Contains(bank);

    public bool IsFresh(string part) => erasedBanks.Any(bank => PartOf(bank) == part);

    /// <summary>The part of a person's state, and the scope of the key, that are a bank's.</summary>
    public static string PartOf(BankId bank) => $"bank:{bank.Value}";

    /// <summary>Reduces a turn that keeps to <see cref="TurnRules"/>. The refusal when it contradicts itself.</summary>
    public static (NetTurn? Net, CommitResult? Refusal) Of(TurnCommit commit)
    {
        var net = new NetTurn();
        long lastSeq = -1;
        foreach (var write in commit.Writes)
        {
            if (write is TurnWrite turn)
            {
                if (lastSeq >= 0 && turn.FirstSeq != lastSeq + 1)
                    return (null, CommitResult.VersionConflict);
                lastSeq = turn.LastSeq;
            }
            if (net.Add(write) is { } refusal)
                return (null, refusal);
        }
        foreach (var row in net.Rows)
            net.Measure(row);
        return (net, null);
    }

    private CommitResult? Add(RowWrite write)
    {
        if (write is BankErase erase)
        {
            Erase(erase.Bank);
            if (erasedBanks.Add(erase.Bank))
                rows.Add(erase);
            return null;
        }
        if (RowKey.Of(write) is not { } key)
        {
            rows.Add(write);
            return null;
        }
        if (!places.TryGetValue(key, out var place))
        {
            places[key] = rows.Count;
            rows.Add(write);
            return null;
        }
        switch (rows[place], write)
        {
            case (TurnWrite said, TurnRewrite rewrite):
                rows[place] = said with { Payload = rewrite.Payload };
                return null;
            case (SeenEventWrite, _):
                return CommitResult.VersionConflict;
            // What was settled leaves, and its id is owed anew: both are written.
            case (OutboxDelete, OutboxWrite):
                places[key] = rows.Count;
                rows.Add(write);
                return null;
            // What may stand once only, stands twice.
            case (StateWrite or TurnWrite or LedgerWrite or DisclosureWrite, _):
            case (TurnRewrite, TurnWrite):
            case (OutboxWrite, OutboxWrite):
                return CommitResult.Invalid;
            default:
                rows[place] = write;
                return null;
        }
    }

    /// <summary>What the same turn wrote of the bank before.</summary>
    private void Erase(BankId bank)
    {
        for (var place = 0; place < rows.Count; place++)
        {
            var erased = rows[place] switch
            {
                StateWrite w => w.Part == PartOf(bank),
                KeyWrite w => w.Scope == PartOf(bank),
                TransactionWrite w => w.Bank == bank,
                TransactionDelete w => w.Bank == bank,
                SeenEventWrite w => w.Bank == bank,
                AccountWrite w => w.Bank == bank,
                OutboxWrite w => w.Bank == bank && w.ErasedWithBank,
                _ => false,
            };
            if (erased)
            {
                places.Remove(RowKey.Of(rows[place]!)!.Value);
                rows[place] = null;
            }
            // It would have taken the place of a due time that is not the bank's.
            else if (rows[place] is DueWrite due && due.Bank == bank)
                rows[place] = new DueDelete(due.Kind, due.Key);
        }
    }

    private void Measure(RowWrite row)
    {
        if (row is TurnWrite turn && FirstSeq == 0)
            FirstSeq = turn.FirstSeq;
        Erases |= row is BankErase or PersonErase;
        NeedsPerson |=
            row
                is StateWrite { Payload: not null }
                    or TurnWrite
                    or TransactionWrite
                    or SeenEventWrite
                    or AccountWrite
                    or LedgerWrite
                    or DisclosureWrite
                    or DueWrite
                    or KeyWrite;
        PayloadBytes += row switch
        {
            StateWrite w => w.Payload?.Length ?? 0,
            TurnWrite w => w.Payload.Length,
            TurnRewrite w => w.Payload.Length,
            TransactionWrite w => w.Payload.Length,
            LedgerWrite w => w.Payload.Length,
            DisclosureWrite w => w.Payload.Length,
            OutboxWrite w => w.Payload.Length,
            _ => 0,
        };
    }
}
