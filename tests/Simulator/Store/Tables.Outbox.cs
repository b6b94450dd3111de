using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Simulator.Store;

/// <summary>What banks are owed.</summary>
internal sealed partial class Tables
{
    private const int ErrorLengthMax = 250;

    public IReadOnlyList<OutboxRow> LeaseOutbox(DateTimeOffset now, TimeSpan leaseFor, int limit)
    {
        var leased = _outbox
            .Where(one => !one.IsDead && one.NextAt <= Cut(now))
            .Where(one => Sabotage.HasFlag(Sabotage.NoCardOrder) || !_outbox.Exists(older => IsBefore(older, one)))
            .OrderBy(one => one.NextAt)
            .ThenBy(one => one.Number)
            .Take(limit)
            .ToList();
        foreach (var one in leased)
            one.NextAt = LeaseEnd(now + leaseFor);
        return [.. leased.Select(one => one.Row with { LeaseEndsAt = one.NextAt })];

        static bool IsBefore(OutboxEntry older, OutboxEntry one) =>
            !older.IsDead && older.Row.Bank == one.Row.Bank && older.Order == one.Order && older.Number < one.Number;
    }

    public IReadOnlyList<OutboxLease> RenewOutbox(IReadOnlyList<OutboxLease> held, DateTimeOffset until)
    {
        var renewed = new List<OutboxLease>();
        foreach (var lease in held)
        {
            if (Held(lease) is not { } row)
                continue;
            row.NextAt = LeaseEnd(until);
            renewed.Add(lease with { EndsAt = row.NextAt });
        }
        return renewed;
    }

    public void PostponeOutbox(OutboxLease lease, DateTimeOffset? nextAt, string error)
    {
        if (Held(lease) is not { } row)
            return;
        if (nextAt is not null && Sabotage.HasFlag(Sabotage.ForgetsPostponed))
            _outbox.Remove(row);
        row.Row = row.Row with { Attempts = row.Row.Attempts + 1 };
        row.Error = error.Length <= ErrorLengthMax ? error : error[..ErrorLengthMax];
        row.IsDead = nextAt is null;
        row.NextAt = nextAt is { } at ? Cut(at) : row.NextAt;
    }

    private DateTimeOffset LeaseEnd(DateTimeOffset asked) =>
        Cut(Sabotage.HasFlag(Sabotage.LongLeases) ? asked.AddMinutes(3) : asked);

    private OutboxEntry? Held(OutboxLease lease) =>
        _outbox.Find(one => one.Row.Id == lease.Id && one.NextAt == lease.EndsAt && !one.IsDead);

    public IReadOnlyList<DeadLetter> DeadLetters(long after, int limit) =>
        [
            .. _outbox
                .Where(one => one.IsDead && one.Number > after)
                .Take(limit)
                .Select(one => new DeadLetter(
                    one.Number,
                    one.Row.Id,
                    one.Row.Bank,
                    one.Row.ErasedWithBank ? OwedKind.Decision : OwedKind.Revocation,
                    one.Row.CreatedAt,
                    one.Row.Attempts,
                    one.Error
                )),
        ];

    public IReadOnlyList<BankOwed> Owed() =>
        [
            .. _outbox
                .GroupBy(one => one.Row.Bank)
                .OrderBy(bank => bank.Key.Value, StringComparer.Ordinal)
                .Select(bank =>
                {
                    var waiting = bank.Where(one => !one.IsDead).ToList();
                    return new BankOwed(
                        bank.Key,
                        waiting.Count,
                        waiting.Count == 0 ? null : waiting.Min(one => Cut(one.Row.CreatedAt)),
                        bank.Count(one => one.IsDead)
                    );
                }),
        ];

    public bool Revive(string id, DateTimeOffset at)
    {
        if (_outbox.Find(one => one.Row.Id == id && one.IsDead) is not { } row)
            return false;
        (row.IsDead, row.NextAt) = (false, Cut(at));
        return true;
    }

    private void WriteOutbox(UserId user, RowWrite row)
    {
        if (row is OutboxDelete delete)
        {
            _outbox.RemoveAll(one => one.Row.Id == delete.Id);
            return;
        }
        var w = (OutboxWrite)row;
        _outbox.Add(
            new OutboxEntry(
                ++_lastOutbox,
                new OutboxRow(w.Id, user, w.Bank, Cut(w.CreatedAt), 0, w.ErasedWithBank, w.Payload, default),
                Convert.ToHexString(w.OrderKey)
            )
        );
    }
}
