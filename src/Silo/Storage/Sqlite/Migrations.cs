using System.Globalization;
using System.Reflection;
using System.Text;

namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>
/// Brings the tables to this program's version, each step whole or not at all. The version stands in meta, under "schema".
/// </summary>
internal static class Migrations
{
    private const string Prefix = "Migrations/";

    private static readonly Query HasMeta = new("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'meta'");
    private static readonly Query ReadVersion = new("SELECT value FROM meta WHERE name = 'schema'");
    private static readonly Query WriteVersion = new(
        "INSERT INTO meta (name, value) VALUES ('schema', ?1) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
    );

    /// <summary>The version that this program writes.</summary>
    public static int Newest => Steps().Length;

    /// <exception cref="StoreUnavailableException">The file was written by a newer program.</exception>
    public static void Apply(Connection db)
    {
        var steps = Steps();
        var found = Version(db);
        if (found > steps.Length)
        {
            throw new StoreUnavailableException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The database has schema version {found}; this program knows {steps.Length}: start a newer one."
                )
            );
        }
        for (var version = found + 1; version <= steps.Length; version++)
            ApplyStep(db, version, steps[version - 1]);
    }

    private static void ApplyStep(Connection db, int version, string resource)
    {
        db.Execute("BEGIN IMMEDIATE");
        try
        {
            db.Execute(Read(resource));
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

    /// <summary>Resource names in order: NNNN-what.sql, numbered from 1 without a gap.</summary>
    private static string[] Steps()
    {
        var names = Assembly
            .GetExecutingAssembly()
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToArray();
        for (var i = 0; i < names.Length; i++)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{i + 1:0000}-");
            if (!names[i].StartsWith(number, StringComparison.Ordinal))
                throw new InvalidOperationException($"Migration {names[i]} should begin with {number}.");
        }
        return names;
    }

    private static string Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
