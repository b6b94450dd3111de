using System.Globalization;
using System.Reflection;
using System.Text;
using Npgsql;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>
/// Brings the tables to this program's version, once for all processes that start together. Steps only add, so that programs of the
/// version before go on beside this one; which is the oldest that still may stands in schema_state, and an older one refuses to start.
/// </summary>
internal static class Migrations
{
    private const string Prefix = "Postgres/Migrations/";

    private const string Begin = """
        CREATE TABLE IF NOT EXISTS schema_state (
            only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
            version integer NOT NULL,
            reader_min integer NOT NULL,
            format integer NOT NULL
        );
        INSERT INTO schema_state (version, reader_min, format) VALUES (0, 1, 1) ON CONFLICT DO NOTHING
        """;
    private const string Read = "SELECT version, reader_min, format FROM schema_state";
    private const string Write = "UPDATE schema_state SET version = $1";

    /// <summary>The version that this program brings the tables to.</summary>
    public static int Newest => Steps().Length;

    /// <summary>The state of the tables afterwards.</summary>
    /// <exception cref="StoreUnavailableException">The tables were finalised for programs newer than this one.</exception>
    public static async ValueTask<SchemaState> ApplyAsync(NpgsqlConnection db, CancellationToken cancellation)
    {
        var steps = Steps();
        await using var transaction = await db.BeginTransactionAsync(cancellation);
        await RunAsync(
            db,
            $"SELECT pg_advisory_xact_lock({PostgresLocks.HouseClass}, {PostgresLocks.Migrating})",
            cancellation
        );
        await RunAsync(db, Begin, cancellation);
        var found = await StateAsync(db, cancellation);
        if (found.ReaderMin > steps.Length)
        {
            throw new StoreUnavailableException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The database is for programs of schema version {found.ReaderMin} and newer; this one knows "
                        + $"{steps.Length}: start a newer one."
                )
            );
        }
        for (var version = found.Version + 1; version <= steps.Length; version++)
        {
            await RunAsync(db, ReadStep(steps[version - 1]), cancellation);
            await using var write = new NpgsqlCommand(Write, db);
            write.Parameters.Add(new NpgsqlParameter<int> { TypedValue = version });
            await write.ExecuteNonQueryAsync(cancellation);
        }
        await transaction.CommitAsync(cancellation);
        return found with { Version = Math.Max(found.Version, steps.Length) };
    }

    private static async ValueTask<SchemaState> StateAsync(NpgsqlConnection db, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Read, db);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return new SchemaState(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2));
    }

    /// <summary>SQL that holds no value from outside.</summary>
    private static async ValueTask RunAsync(NpgsqlConnection db, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, db);
        await command.ExecuteNonQueryAsync(cancellation);
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

    private static string ReadStep(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
