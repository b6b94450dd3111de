using OrleansBank.Contracts;

namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>Outbox rows that were given up.</summary>
internal static class DeadLetters
{
    private static readonly Query After = new(
        """
        SELECT number, id, (SELECT name FROM bank WHERE id = bank), created_us, attempts, coalesce(error, '')
        FROM outbox WHERE dead = 1 AND number > ?1 ORDER BY number LIMIT ?2
        """
    );
    private static readonly Query Revive = new("UPDATE outbox SET dead = 0, next_us = ?2 WHERE id = ?1 AND dead = 1");

    public static IReadOnlyList<DeadLetter> List(Connection db, long after, int limit)
    {
        var found = new List<DeadLetter>();
        using var rows = db.Use(After).Bind(1, after).Bind(2, limit);
        while (rows.Step())
            found.Add(
                new DeadLetter(rows.Int64(0), rows.Text(1), rows.Bank(2), rows.Time(3), rows.Int32(4), rows.Text(5))
            );
        return found;
    }

    public static bool Retry(Connection db, string id, DateTimeOffset at)
    {
        using var revive = db.Use(Revive).Bind(1, id).Bind(2, at);
        revive.Run();
        return db.Changes > 0;
    }
}
