using OrleansBank.Domain;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>What is asked about banks' data: transactions, seen events, accounts, what is due.</summary>
internal static class BankQueries
{
    private const string Person = "person = (SELECT id FROM person WHERE name = ?1)";
    private const string Bank = "bank = (SELECT id FROM bank WHERE name = ?2)";
    private const string TransactionColumns =
        "SELECT (SELECT name FROM bank WHERE id = bank), key_hash, account_hash, booked_us, payload "
        + "FROM bank_transaction";

    private static readonly Query OfKey = new($"{TransactionColumns} WHERE {Person} AND {Bank} AND key_hash = ?3");

    // The index alone tells which rows are of the time asked for; only those are read from the table.
    private static readonly Query Between = new(
        $"""
        {TransactionColumns} WHERE id IN (SELECT id FROM bank_transaction INDEXED BY bank_transaction_key
        WHERE {Person} AND booked_us >= ?3 AND booked_us < ?4 AND (?2 IS NULL OR {Bank})
        AND (?5 IS NULL OR account_hash = ?5) ORDER BY booked_us DESC, id DESC LIMIT ?6)
        ORDER BY booked_us DESC, id DESC
        """
    );
    private static readonly Query Seen = new(
        $"SELECT content_hash FROM event_seen WHERE {Person} AND {Bank} AND event_hash = ?3"
    );
    private static readonly Query UsersOf = new(
        """
        SELECT person.name FROM linked_account JOIN person ON person.id = linked_account.person
        WHERE bank = (SELECT id FROM bank WHERE name = ?1) AND account_hash = ?2 ORDER BY person.name
        """
    );
    private static readonly Query DueUntil = new(
        """
        SELECT person.name, kind, key, at_us FROM due JOIN person ON person.id = due.person
        WHERE at_us <= ?1 ORDER BY at_us, due.person, kind, key LIMIT ?2
        """
    );

    public static IReadOnlyList<TransactionRow> Transactions(
        Connection db,
        UserId user,
        BankId bank,
        IReadOnlyList<byte[]> keyHashes
    )
    {
        var found = new List<TransactionRow>();
        foreach (var hash in keyHashes)
        {
            using var row = db.Use(OfKey).Bind(1, user.Value).Bind(2, bank.Value).Bind(3, hash);
            if (row.Step())
                found.Add(Transaction(row));
        }
        return found;
    }

    public static IReadOnlyList<TransactionRow> TransactionsBetween(
        Connection db,
        UserId user,
        BankId? bank,
        byte[]? accountHash,
        (DateTimeOffset From, DateTimeOffset To) booked,
        int limit
    )
    {
        var found = new List<TransactionRow>();
        using var rows = db.Use(Between)
            .Bind(1, user.Value)
            .Bind(2, bank?.Value)
            .Bind(3, booked.From)
            .Bind(4, booked.To)
            .Bind(5, accountHash)
            .Bind(6, limit);
        while (rows.Step())
            found.Add(Transaction(rows));
        return found;
    }

    public static IReadOnlyList<SeenEvent> SeenEvents(
        Connection db,
        UserId user,
        BankId bank,
        IReadOnlyList<byte[]> eventHashes
    )
    {
        var found = new List<SeenEvent>();
        foreach (var hash in eventHashes)
        {
            using var row = db.Use(Seen).Bind(1, user.Value).Bind(2, bank.Value).Bind(3, hash);
            if (row.Step())
                found.Add(new SeenEvent(hash, row.Blob(0)));
        }
        return found;
    }

    public static IReadOnlyList<UserId> UsersOfAccount(Connection db, BankId bank, byte[] accountHash)
    {
        var users = new List<UserId>();
        using var rows = db.Use(UsersOf).Bind(1, bank.Value).Bind(2, accountHash);
        while (rows.Step())
            users.Add(new UserId(rows.Text(0)));
        return users;
    }

    public static IReadOnlyList<DueRow> Due(Connection db, DateTimeOffset now, int limit)
    {
        var due = new List<DueRow>();
        using var rows = db.Use(DueUntil).Bind(1, now).Bind(2, limit);
        while (rows.Step())
            due.Add(new DueRow(new UserId(rows.Text(0)), rows.Int32(1), rows.Text(2), rows.Time(3)));
        return due;
    }

    private static TransactionRow Transaction(Statement row) =>
        new(row.Bank(0), row.Blob(1), row.Blob(2), row.Time(3), row.Blob(4));
}
