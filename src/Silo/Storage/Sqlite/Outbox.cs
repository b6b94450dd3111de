using OrleansBank.Domain;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>Leases and postpones what is owed to banks.</summary>
internal static class Outbox
{
    private const int ErrorLengthMax = 250;

    // Not the row itself but an older living one of its key holds it back, leased or postponed as that may be.
    private static readonly Query Ready = new(
        """
        SELECT number, id, person_name, (SELECT name FROM bank WHERE id = bank), created_us, attempts,
        erased_with_bank, payload
        FROM outbox AS o WHERE dead = 0 AND next_us <= ?1 AND NOT EXISTS (SELECT 1 FROM outbox AS older
        WHERE older.dead = 0 AND older.bank = o.bank AND older.order_key = o.order_key AND older.number < o.number)
        ORDER BY next_us, number LIMIT ?2
        """
    );
    private static readonly Query LeaseUntil = new("UPDATE outbox SET next_us = ?2 WHERE number = ?1");

    // The end of a lease is its name: who took the row meanwhile has set another.
    private static readonly Query Renewed = new(
        "UPDATE outbox SET next_us = ?3 WHERE id = ?1 AND next_us = ?2 AND dead = 0"
    );
    private static readonly Query TryLater = new(
        "UPDATE outbox SET attempts = attempts + 1, next_us = ?3, error = ?4 WHERE id = ?1 AND next_us = ?2 AND dead = 0"
    );
    private static readonly Query GiveUp = new(
        "UPDATE outbox SET attempts = attempts + 1, dead = 1, error = ?3 WHERE id = ?1 AND next_us = ?2 AND dead = 0"
    );

    public static IReadOnlyList<OutboxRow> Lease(Connection db, DateTimeOffset now, TimeSpan leaseFor, int limit)
    {
        var leased = new List<OutboxRow>();
        var endsAt = Micros.ToTime(Micros.Of(now + leaseFor));
        var numbers = new List<long>();
        using (var rows = db.Use(Ready).Bind(1, now).Bind(2, limit))
        {
            while (rows.Step())
            {
                numbers.Add(rows.Int64(0));
                leased.Add(Row(rows, endsAt));
            }
        }
        foreach (var number in numbers)
        {
            using var lease = db.Use(LeaseUntil).Bind(1, number).Bind(2, endsAt);
            lease.Run();
        }
        return leased;
    }

    public static IReadOnlyList<OutboxLease> Renew(Connection db, IReadOnlyList<OutboxLease> held, DateTimeOffset until)
    {
        var renewed = new List<OutboxLease>();
        var endsAt = Micros.ToTime(Micros.Of(until));
        foreach (var lease in held)
        {
            using (var renew = db.Use(Renewed).Bind(1, lease.Id).Bind(2, lease.EndsAt).Bind(3, endsAt))
                renew.Run();
            if (db.Changes > 0)
                renewed.Add(lease with { EndsAt = endsAt });
        }
        return renewed;
    }

    public static bool Postpone(Connection db, OutboxLease lease, DateTimeOffset? nextAt, string error)
    {
        var kept = error.Length <= ErrorLengthMax ? error : error[..ErrorLengthMax];
        using var postpone = nextAt is { } at
            ? db.Use(TryLater).Bind(1, lease.Id).Bind(2, lease.EndsAt).Bind(3, at).Bind(4, kept)
            : db.Use(GiveUp).Bind(1, lease.Id).Bind(2, lease.EndsAt).Bind(3, kept);
        postpone.Run();
        return db.Changes > 0;
    }

    private static OutboxRow Row(Statement row, DateTimeOffset leaseEndsAt) =>
        new(
            row.Text(1),
            new UserId(row.Text(2)),
            row.Bank(3),
            row.Time(4),
            row.Int32(5),
            row.Int64(6) != 0,
            row.Blob(7),
            leaseEndsAt
        );
}
