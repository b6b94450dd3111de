using Npgsql;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>Leases and postpones what is owed to banks, for all silos at once.</summary>
internal sealed class Outbox(Database db)
{
    private const int ErrorLengthMax = 250;

    // Not the row itself but an older living one of its key holds it back, leased or postponed as that may be. A row that another
    // silo is leasing at this moment is passed over.
    private const string Lease = """
        WITH ready AS (SELECT number, next_us FROM outbox AS o WHERE NOT dead AND next_us <= $1
        AND NOT EXISTS (SELECT FROM outbox AS older WHERE NOT older.dead AND older.bank = o.bank
        AND older.order_key = o.order_key AND older.number < o.number)
        ORDER BY next_us, number LIMIT $3 FOR UPDATE OF o SKIP LOCKED),
        leased AS (UPDATE outbox SET next_us = $2 FROM ready WHERE outbox.number = ready.number
        RETURNING ready.next_us AS due_us, outbox.number, id, person_name, bank, created_us, attempts,
        erased_with_bank, payload)
        SELECT id, person_name, (SELECT name FROM bank WHERE bank.id = leased.bank), created_us, attempts,
        erased_with_bank, payload, $2 FROM leased ORDER BY due_us, number
        """;

    // The end of a lease is its name: who took the row meanwhile has set another. The rows are locked in the order of their numbers, as two
    // who renew may hold, after a pause, what the other has.
    private const string Renew = """
        WITH mine AS (SELECT number FROM outbox JOIN unnest($1, $2) AS held (id, ends_us)
        ON outbox.id = held.id AND outbox.next_us = held.ends_us WHERE NOT dead ORDER BY number FOR UPDATE OF outbox)
        UPDATE outbox SET next_us = $3 FROM mine WHERE outbox.number = mine.number RETURNING id, next_us
        """;
    private const string TryLater = """
        UPDATE outbox SET attempts = attempts + 1, next_us = $3, error = $4 WHERE id = $1 AND next_us = $2 AND NOT dead
        """;
    private const string GiveUp = """
        UPDATE outbox SET attempts = attempts + 1, dead = true, error = $3 WHERE id = $1 AND next_us = $2 AND NOT dead
        """;

    public async ValueTask<IReadOnlyList<OutboxRow>> LeaseAsync(
        DateTimeOffset now,
        TimeSpan leaseFor,
        int limit,
        CancellationToken cancellation
    ) => await db.WriteAsync(Lease, Row, cancellation, now, now + leaseFor, limit);

    public async ValueTask<IReadOnlyList<OutboxLease>> RenewAsync(
        IReadOnlyList<OutboxLease> held,
        DateTimeOffset until,
        CancellationToken cancellation
    )
    {
        string[] ids = [.. held.Select(lease => lease.Id)];
        long[] ends = [.. held.Select(lease => Micros.Of(lease.EndsAt))];
        return await db.WriteAsync(
            Renew,
            static row => new OutboxLease(row.GetString(0), row.Time(1)),
            cancellation,
            ids,
            ends,
            until
        );
    }

    public async ValueTask PostponeAsync(
        OutboxLease lease,
        DateTimeOffset? nextAt,
        string error,
        CancellationToken cancellation
    )
    {
        // PostgreSQL's text has no place for the character 0.
        var kept = (error.Length <= ErrorLengthMax ? error : error[..ErrorLengthMax]).Replace('\0', ' ');
        _ = nextAt is { } at
            ? await db.WriteAsync(TryLater, cancellation, lease.Id, lease.EndsAt, at, kept)
            : await db.WriteAsync(GiveUp, cancellation, lease.Id, lease.EndsAt, kept);
    }

    private static OutboxRow Row(NpgsqlDataReader row) =>
        new(
            row.GetString(0),
            row.User(1),
            row.Bank(2),
            row.Time(3),
            row.GetInt32(4),
            row.GetBoolean(5),
            row.Blob(6),
            row.Time(7)
        );
}
