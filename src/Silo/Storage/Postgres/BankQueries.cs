using Npgsql;
using OrleansBank.Domain;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>What is asked about banks' data: transactions, seen events, accounts, what is due.</summary>
internal sealed class BankQueries(Database db)
{
    private const string Person = "person = (SELECT id FROM person WHERE name = $1)";
    private const string Bank = "bank = (SELECT id FROM bank WHERE name = $2)";
    private const string TransactionColumns =
        "SELECT (SELECT name FROM bank WHERE id = bank), key_hash, account_hash, booked_us, payload";

    // Each is looked up by its whole key: joined, all rows of the person may be read, as long as nobody has counted the table.
    private const string OfKeys = $"""
        SELECT found.* FROM unnest($3) WITH ORDINALITY AS asked (hash, place)
        CROSS JOIN LATERAL ({TransactionColumns} FROM bank_transaction
        WHERE {Person} AND {Bank} AND key_hash = asked.hash LIMIT 1) AS found ORDER BY asked.place
        """;
    private const string Between = $"""
        {TransactionColumns} FROM bank_transaction WHERE {Person} AND booked_us >= $3 AND booked_us < $4
        AND ($2 IS NULL OR {Bank}) AND ($5 IS NULL OR account_hash = $5)
        ORDER BY booked_us DESC, id DESC LIMIT $6
        """;
    private const string Seen = $"""
        SELECT found.* FROM unnest($3) WITH ORDINALITY AS asked (hash, place)
        CROSS JOIN LATERAL (SELECT event_hash, content_hash FROM event_seen
        WHERE {Person} AND {Bank} AND event_hash = asked.hash LIMIT 1) AS found ORDER BY asked.place
        """;
    private const string UsersOf = """
        SELECT person.name FROM linked_account JOIN person ON person.id = linked_account.person
        WHERE bank = (SELECT id FROM bank WHERE name = $1) AND account_hash = $2 ORDER BY person.name
        """;

    // Each partition's index has its earliest rows in front: no more than the limit is read of any.
    private const string DueUntil = """
        SELECT person.name, found.kind, found.key, found.at_us FROM unnest($3) AS mine (partition)
        CROSS JOIN LATERAL (SELECT person, kind, key, at_us FROM due WHERE due.partition = mine.partition
        AND at_us <= $1 ORDER BY at_us LIMIT $2) AS found JOIN person ON person.id = found.person
        ORDER BY found.at_us, found.person, found.kind, found.key LIMIT $2
        """;

    public async ValueTask<IReadOnlyList<TransactionRow>> TransactionsAsync(
        UserId user,
        BankId bank,
        IReadOnlyList<byte[]> keyHashes,
        CancellationToken cancellation
    ) => await db.ReadAsync(OfKeys, Transaction, cancellation, user.Value, bank.Value, keyHashes.ToArray());

    public async ValueTask<IReadOnlyList<TransactionRow>> TransactionsBetweenAsync(
        UserId user,
        BankId? bank,
        byte[]? accountHash,
        (DateTimeOffset From, DateTimeOffset To) booked,
        int limit,
        CancellationToken cancellation
    ) =>
        await db.ReadAsync(
            Between,
            Transaction,
            cancellation,
            user.Value,
            bank?.Value,
            booked.From,
            booked.To,
            accountHash,
            limit
        );

    public async ValueTask<IReadOnlyList<SeenEvent>> SeenEventsAsync(
        UserId user,
        BankId bank,
        IReadOnlyList<byte[]> eventHashes,
        CancellationToken cancellation
    ) =>
        await db.ReadAsync(
            Seen,
            static row => new SeenEvent(row.Blob(0), row.Blob(1)),
            cancellation,
            user.Value,
            bank.Value,
            eventHashes.ToArray()
        );

    public async ValueTask<IReadOnlyList<UserId>> UsersOfAccountAsync(
        BankId bank,
        byte[] accountHash,
        CancellationToken cancellation
    ) => await db.ReadAsync(UsersOf, static row => row.User(0), cancellation, bank.Value, accountHash);

    public async ValueTask<IReadOnlyList<DueRow>> DueAsync(
        DateTimeOffset now,
        int limit,
        int[] partitions,
        CancellationToken cancellation
    ) =>
        await db.ReadAsync(
            DueUntil,
            static row => new DueRow(row.User(0), row.GetInt32(1), row.GetString(2), row.Time(3)),
            cancellation,
            now,
            limit,
            partitions
        );

    private static TransactionRow Transaction(NpgsqlDataReader row) =>
        new(row.Bank(0), row.Blob(1), row.Blob(2), row.Time(3), row.Blob(4));
}
