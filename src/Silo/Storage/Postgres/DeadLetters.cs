using Npgsql;
using OrleansBank.Contracts;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>Outbox rows that were given up.</summary>
internal sealed class DeadLetters(Database db)
{
    private const string After = """
        SELECT number, id, (SELECT name FROM bank WHERE bank.id = outbox.bank), created_us, attempts, coalesce(error, '')
        FROM outbox WHERE dead AND number > $1 ORDER BY number LIMIT $2
        """;
    private const string Revive = "UPDATE outbox SET dead = false, next_us = $2 WHERE id = $1 AND dead";

    public async ValueTask<IReadOnlyList<DeadLetter>> ListAsync(
        long after,
        int limit,
        CancellationToken cancellation
    ) => await db.ReadAsync(After, Row, cancellation, after, limit);

    public async ValueTask<bool> RetryAsync(string id, DateTimeOffset at, CancellationToken cancellation) =>
        await db.WriteAsync(Revive, cancellation, id, at) > 0;

    private static DeadLetter Row(NpgsqlDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), row.Bank(2), row.Time(3), row.GetInt32(4), row.GetString(5));
}
