using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>
/// Brings the tables to this program's version, each step whole or not at all. The version stands in meta, under "schema".
/// </summary>
internal static class Migrations
{
    private static readonly ImmutableArray<SchemaStep> Steps = NumberedScripts.In("Migrations/");
    private static readonly Query HasMeta = new("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'meta'");
    private static readonly Query ReadVersion = new("SELECT value FROM meta WHERE name = 'schema'");
    private static readonly Query WriteVersion = new(
        "INSERT INTO meta (name, value) VALUES ('schema', ?1) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
    );

    /// <summary>The version that this program writes.</summary>
    public static int Newest => Steps.Length;

    /// <exception cref="StoreUnavailableException">The file was written by a newer program.</exception>
    public static void Apply(Connection db)
    {
        var found = Version(db);
        if (found > Steps.Length)
        {
            throw new StoreUnavailableException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The database has schema version {found}; this program knows {Steps.Length}: start a newer one."
                )
            );
        }
        for (var version = found + 1; version <= Steps.Length; version++)
            ApplyStep(db, version, Steps[version - 1].Sql);
    }

    private static void ApplyStep(Connection db, int version, string sql)
    {
        db.Execute("BEGIN IMMEDIATE");
        try
        {
            db.Execute(sql);
            using (var write = db.Use(WriteVersion))
                write.Bind(1, Encoding.ASCII.GetBytes(version.ToString(CultureInfo.InvariantCulture))).Run();
            db.Execute("COMMIT");
        }
        catch
        {
            if (db.InTransaction)
                db.Execute("ROLLBACK");
            throw;
        }
    }

    private static int Version(Connection db)
    {
        using (var exists = db.Use(HasMeta))
        {
            if (!exists.Step())
                return 0;
        }
        using var read = db.Use(ReadVersion);
        return read.Step() ? int.Parse(Encoding.ASCII.GetString(read.Blob(0)), CultureInfo.InvariantCulture) : 0;
    }
}
