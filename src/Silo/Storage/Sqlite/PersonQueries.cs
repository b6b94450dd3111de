using OrleansBank.Domain;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>What is asked about one person's state and messages.</summary>
internal static class PersonQueries
{
    private const string Person = "person = (SELECT id FROM person WHERE name = ?1)";
    private const string TurnColumns = "SELECT first_seq, last_seq, at_us, client_id, content_hash, payload FROM turn";

    private static readonly Query Parts = new(
        $"SELECT part, version, payload FROM grain_state WHERE {Person} ORDER BY part"
    );
    private static readonly Query Keys = new($"SELECT scope, wrapped FROM data_key WHERE {Person} ORDER BY scope");
    private static readonly Query LastSeq = new(
        $"SELECT last_seq FROM turn WHERE {Person} ORDER BY last_seq DESC LIMIT 1"
    );
    private static readonly Query After = new(
        $"{TurnColumns} WHERE {Person} AND last_seq > ?2 ORDER BY last_seq LIMIT ?3"
    );

    // The rows below a sequence, and the one that spans it: the first that ends at or above it, when it begins below.
    private static readonly Query Before = new(
        $"""
        {TurnColumns} WHERE {Person} AND first_seq < ?2 AND last_seq <= coalesce(
        (SELECT last_seq FROM turn WHERE {Person} AND last_seq >= ?2 ORDER BY last_seq LIMIT 1), 9223372036854775807)
        ORDER BY last_seq DESC LIMIT ?3
        """
    );
    private static readonly Query OfClient = new($"{TurnColumns} WHERE {Person} AND client_id = ?2");
    private static readonly Query Ledger = new(
        $"SELECT number, payload FROM consent_ledger WHERE {Person} AND number > ?2 ORDER BY number LIMIT ?3"
    );
    private static readonly Query Disclosures = new(
        $"SELECT number, payload FROM disclosure WHERE {Person} AND number > ?2 ORDER BY number LIMIT ?3"
    );

    public static LoadedPerson Load(Connection db, UserId user)
    {
        var parts = new List<StateRow>();
        using (var rows = db.Use(Parts).Bind(1, user.Value))
        {
            while (rows.Step())
                parts.Add(new StateRow(rows.Text(0), rows.Int64(1), rows.Blob(2)));
        }
        var keys = new List<KeyRow>();
        using (var rows = db.Use(Keys).Bind(1, user.Value))
        {
            while (rows.Step())
                keys.Add(new KeyRow(rows.Text(0), rows.Blob(1)));
        }
        using var last = db.Use(LastSeq).Bind(1, user.Value);
        return new LoadedPerson(parts, keys, last.Step() ? last.Int64(0) : 0);
    }

    public static IReadOnlyList<TurnRow> TurnsAfter(Connection db, UserId user, long after, int limit) =>
        Turns(db.Use(After).Bind(1, user.Value).Bind(2, after).Bind(3, limit));

    public static IReadOnlyList<TurnRow> TurnsBefore(Connection db, UserId user, long before, int limit) =>
        Turns(db.Use(Before).Bind(1, user.Value).Bind(2, before).Bind(3, limit));

    public static TurnRow? TurnOfClient(Connection db, UserId user, string clientId)
    {
        using var row = db.Use(OfClient).Bind(1, user.Value).Bind(2, clientId);
        return row.Step() ? Turn(row) : null;
    }

    public static IReadOnlyList<NumberedRow> LedgerAfter(Connection db, UserId user, long after, int limit) =>
        Numbered(db.Use(Ledger).Bind(1, user.Value).Bind(2, after).Bind(3, limit));

    public static IReadOnlyList<NumberedRow> DisclosuresAfter(Connection db, UserId user, long after, int limit) =>
        Numbered(db.Use(Disclosures).Bind(1, user.Value).Bind(2, after).Bind(3, limit));

    private static List<TurnRow> Turns(Statement rows)
    {
        var turns = new List<TurnRow>();
        using (rows)
        {
            while (rows.Step())
                turns.Add(Turn(rows));
        }
        return turns;
    }

    private static TurnRow Turn(Statement row) =>
        new(row.Int64(0), row.Int64(1), row.Time(2), row.TextOrNull(3), row.BlobOrNull(4), row.Blob(5));

    private static List<NumberedRow> Numbered(Statement rows)
    {
        var numbered = new List<NumberedRow>();
        using (rows)
        {
            while (rows.Step())
                numbered.Add(new NumberedRow(rows.Int64(0), rows.Blob(1)));
        }
        return numbered;
    }
}
