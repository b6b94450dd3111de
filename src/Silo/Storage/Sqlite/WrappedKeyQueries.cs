using OrleansBank.Domain;
using OrleansBank.Silo.Storage.Vault;

namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>Data keys over all people, for the rotation of master keys.</summary>
internal static class WrappedKeyQueries
{
    private static readonly Query Page = new(
        """
        SELECT person.name, scope, wrapped FROM person JOIN data_key ON data_key.person = person.id
        WHERE (person.name, scope) > (?1, ?2) ORDER BY person.name, scope LIMIT ?3
        """
    );
    private static readonly Query Replace = new(
        """
        UPDATE data_key SET wrapped = ?4
        WHERE person = (SELECT id FROM person WHERE name = ?1) AND scope = ?2 AND wrapped = ?3
        """
    );
    private static readonly Query ReplaceMetaValue = new("UPDATE meta SET value = ?3 WHERE name = ?1 AND value = ?2");

    public static IReadOnlyList<WrappedKeyRow> After(Connection db, WrappedKeyRow? last, int limit)
    {
        var found = new List<WrappedKeyRow>();
        using var rows = db.Use(Page).Bind(1, last?.User.Value ?? "").Bind(2, last?.Scope ?? "").Bind(3, limit);
        while (rows.Step())
            found.Add(new WrappedKeyRow(new UserId(rows.Text(0)), rows.Text(1), rows.Blob(2)));
        return found;
    }

    public static bool ReplaceKey(Connection db, WrappedKeyRow read, byte[] wrapped)
    {
        using var replace = db.Use(Replace)
            .Bind(1, read.User.Value)
            .Bind(2, read.Scope)
            .Bind(3, read.Wrapped)
            .Bind(4, wrapped);
        replace.Run();
        return db.Changes > 0;
    }

    public static bool ReplaceMeta(Connection db, string name, byte[] read, byte[] value)
    {
        using var replace = db.Use(ReplaceMetaValue).Bind(1, name).Bind(2, read).Bind(3, value);
        replace.Run();
        return db.Changes > 0;
    }
}
