using OrleansBank.Contracts;

namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>Outbox rows that were given up.</summary>
internal static class DeadLetters
{
    private static readonly Query After = new(
        """
        SELECT number, id, (SELECT name FROM bank WHERE id = bank), created_us, attempts, coalesce(error, ''),
        erased_with_bank
        FROM outbox WHERE dead = 1 AND number > ?1 ORDER BY number LIMIT ?2
        """
    );
    private static readonly Query OwedByBank = new(
        """
        SELECT (SELECT name FROM bank WHERE bank.id = outbox.bank) AS name, sum(dead = 0),
        min(CASE WHEN dead = 0 THEN created_us END), sum(dead = 1) FROM outbox GROUP BY bank ORDER BY name
        """
    );
    private static readonly Query Revive = new("UPDATE outbox SET dead = 0, next_us = ?2 WHERE id = ?1 AND dead = 1");

    public static IReadOnlyList<DeadLetter> List(Connection db, long after, int limit)
    {
        var found = new List<DeadLetter>();
        using var rows = db.Use(After).Bind(1, after).Bind(2, limit);
        while (rows.Step())
            found.Add(
                new DeadLetter(
                    rows.Int64(0),
                    rows.Text(1),
                    rows.Bank(2),
                    // A decision goes with the bank's data; a notice of revocation outlives it.
                    rows.Int64(6) != 0
                        ? OwedKind.Decision
                        : OwedKind.Revocation,
                    rows.Time(3),
                    rows.Int32(4),
                    rows.Text(5)
                )
            );
        return found;
    }

    public static IReadOnlyList<BankOwed> Owed(Connection db)
    {
        var found = new List<BankOwed>();
        using var rows = db.Use(OwedByBank);
        while (rows.Step())
        {
            var waiting = rows.Int64(1);
            found.Add(new BankOwed(rows.Bank(0), waiting, waiting > 0 ? rows.Time(2) : null, rows.Int64(3)));
        }
        return found;
    }

    public static bool Retry(Connection db, string id, DateTimeOffset at)
    {
        using var revive = db.Use(Revive).Bind(1, id).Bind(2, at);
        revive.Run();
        return db.Changes > 0;
    }
}
