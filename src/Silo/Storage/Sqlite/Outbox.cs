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
    private static readonly Query TryLater = new(
        "UPDATE outbox SET attempts = attempts + 1, next_us = ?2, error = ?3 WHERE id = ?1"
    );
    private static readonly Query GiveUp = new(
        "UPDATE outbox SET attempts = attempts + 1, dead = 1, error = ?2 WHERE id = ?1"
    );

    public static IReadOnlyList<OutboxRow> Lease(Connection db, DateTimeOffset now, TimeSpan leaseFor, int limit)
    {
        var leased = new List<OutboxRow>();
        var numbers = new List<long>();
        using (var rows = db.Use(Ready).Bind(1, now).Bind(2, limit))
        {
            while (rows.Step())
            {
                numbers.Add(rows.Int64(0));
                leased.Add(Row(rows));
            }
        }
        foreach (var number in numbers)
        {
            using var lease = db.Use(LeaseUntil).Bind(1, number).Bind(2, now + leaseFor);
            lease.Run();
        }
        return leased;
    }

    public static bool Postpone(Connection db, string id, DateTimeOffset? nextAt, string error)
    {
        var kept = error.Length <= ErrorLengthMax ? error : error[..ErrorLengthMax];
        using var postpone = nextAt is { } at
            ? db.Use(TryLater).Bind(1, id).Bind(2, at).Bind(3, kept)
            : db.Use(GiveUp).Bind(1, id).Bind(2, kept);
        postpone.Run();
        return db.Changes > 0;
    }

    private static OutboxRow Row(Statement row) =>
        new(
            row.Text(1),
            new UserId(row.Text(2)),
            row.Bank(3),
            row.Time(4),
            row.Int32(5),
            row.Int64(6) != 0,
            row.Blob(7)
        );
}
