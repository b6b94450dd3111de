using Npgsql;
using OrleansBank.Contracts;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>Outbox rows that were given up.</summary>
internal sealed class DeadLetters(Database db)
{
    private const string After = """
        SELECT number, id, (SELECT name FROM bank WHERE bank.id = outbox.bank), created_us, attempts, coalesce(error, ''),
        erased_with_bank
        FROM outbox WHERE dead AND number > $1 ORDER BY number LIMIT $2
        """;
    private const string Owed = """
        SELECT (SELECT name FROM bank WHERE bank.id = outbox.bank), count(*) FILTER (WHERE NOT dead),
        min(created_us) FILTER (WHERE NOT dead), count(*) FILTER (WHERE dead) FROM outbox GROUP BY bank ORDER BY 1
        """;
    private const string Revive = "UPDATE outbox SET dead = false, next_us = $2 WHERE id = $1 AND dead";

    public async ValueTask<IReadOnlyList<DeadLetter>> ListAsync(
        long after,
        int limit,
        CancellationToken cancellation
    ) => await db.ReadAsync(After, Row, cancellation, after, limit);

    public async ValueTask<bool> RetryAsync(string id, DateTimeOffset at, CancellationToken cancellation) =>
        await db.WriteAsync(Revive, cancellation, id, at) > 0;

    public async ValueTask<IReadOnlyList<BankOwed>> OwedAsync(CancellationToken cancellation) =>
        await db.ReadAsync(
            Owed,
            static row => new BankOwed(
                row.Bank(0),
                row.GetInt64(1),
                row.IsDBNull(2) ? null : row.Time(2),
                row.GetInt64(3)
            ),
            cancellation
        );

    private static DeadLetter Row(NpgsqlDataReader row) =>
        new(
            row.GetInt64(0),
            row.GetString(1),
            row.Bank(2),
            // A decision goes with the bank's data; a notice of revocation outlives it.
            row.GetBoolean(6)
                ? OwedKind.Decision
                : OwedKind.Revocation,
            row.Time(3),
            row.GetInt32(4),
            row.GetString(5)
        );
}
