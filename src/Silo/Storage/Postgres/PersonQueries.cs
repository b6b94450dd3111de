using Npgsql;
using OrleansBank.Domain;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>What is asked about one person's state and messages.</summary>
internal sealed class PersonQueries(Database db)
{
    private const string Person = "person = (SELECT id FROM person WHERE name = $1)";
    private const string TurnColumns = "SELECT first_seq, last_seq, at_us, client_id, content_hash, payload FROM turn";

    // One statement, because each sees a moment of its own.
    private const string Everything = $"""
        SELECT 1, part, version, payload FROM grain_state WHERE {Person}
        UNION ALL SELECT 2, scope, 0, wrapped FROM data_key WHERE {Person}
        UNION ALL (SELECT 3, NULL, last_seq, NULL FROM turn WHERE {Person} ORDER BY first_seq DESC LIMIT 1)
        ORDER BY 1, 2
        """;

    // Rows have neither gap nor overlap: those above a sequence begin with the one that spans the next.
    private const string After = $"""
        {TurnColumns} WHERE {Person} AND last_seq > $2 AND first_seq >= coalesce(
        (SELECT first_seq FROM turn WHERE {Person} AND first_seq <= $2 + 1 ORDER BY first_seq DESC LIMIT 1), 0)
        ORDER BY first_seq LIMIT $3
        """;
    private const string Before = $"{TurnColumns} WHERE {Person} AND first_seq < $2 ORDER BY first_seq DESC LIMIT $3";
    private const string OfClient = $"{TurnColumns} WHERE {Person} AND client_id = $2";
    private const string Ledger =
        $"SELECT number, payload FROM consent_ledger WHERE {Person} AND number > $2 ORDER BY number LIMIT $3";
    private const string Disclosures =
        $"SELECT number, payload FROM disclosure WHERE {Person} AND number > $2 ORDER BY number LIMIT $3";

    private enum Kind
    {
        Part = 1,
        Key = 2,
        LastSeq = 3,
    }

    public async ValueTask<LoadedPerson> LoadAsync(UserId user, CancellationToken cancellation)
    {
        var rows = await db.ReadAsync(
            Everything,
            static row =>
                (
                    Kind: (Kind)row.GetInt32(0),
                    Name: row.TextOrNull(1) ?? "",
                    Number: row.GetInt64(2),
                    Payload: row.BlobOrNull(3) ?? []
                ),
            cancellation,
            user.Value
        );
        var parts = rows.Where(row => row.Kind == Kind.Part)
            .Select(row => new StateRow(row.Name, row.Number, row.Payload));
        var keys = rows.Where(row => row.Kind == Kind.Key).Select(row => new KeyRow(row.Name, row.Payload));
        return new LoadedPerson(
            [.. parts],
            [.. keys],
            rows.Where(row => row.Kind == Kind.LastSeq).Sum(row => row.Number)
        );
    }

    public async ValueTask<IReadOnlyList<TurnRow>> TurnsAfterAsync(
        UserId user,
        long after,
        int limit,
        CancellationToken cancellation
    ) => await db.ReadAsync(After, Turn, cancellation, user.Value, Math.Min(after, long.MaxValue - 1), limit);

    public async ValueTask<IReadOnlyList<TurnRow>> TurnsBeforeAsync(
        UserId user,
        long before,
        int limit,
        CancellationToken cancellation
    ) => await db.ReadAsync(Before, Turn, cancellation, user.Value, before, limit);

    public async ValueTask<TurnRow?> TurnOfClientAsync(UserId user, string clientId, CancellationToken cancellation)
    {
        var found = await db.ReadAsync(OfClient, Turn, cancellation, user.Value, clientId);
        return found.Count == 0 ? null : found[0];
    }

    public async ValueTask<IReadOnlyList<NumberedRow>> LedgerAfterAsync(
        UserId user,
        long after,
        int limit,
        CancellationToken cancellation
    ) => await db.ReadAsync(Ledger, Numbered, cancellation, user.Value, after, limit);

    public async ValueTask<IReadOnlyList<NumberedRow>> DisclosuresAfterAsync(
        UserId user,
        long after,
        int limit,
        CancellationToken cancellation
    ) => await db.ReadAsync(Disclosures, Numbered, cancellation, user.Value, after, limit);

    private static TurnRow Turn(NpgsqlDataReader row) =>
        new(row.GetInt64(0), row.GetInt64(1), row.Time(2), row.TextOrNull(3), row.BlobOrNull(4), row.Blob(5));

    private static NumberedRow Numbered(NpgsqlDataReader row) => new(row.GetInt64(0), row.Blob(1));
}
