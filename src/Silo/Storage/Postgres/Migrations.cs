using System.Globalization;
using Npgsql;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>
/// Brings the tables to a program's version, once for all processes that start together, while others serve people. Steps only add, so
/// that programs of the version before go on beside this one; which is the oldest that still may stands in schema_state, and an older one
/// refuses to start.
/// </summary>
internal static class Migrations
{
    /// <summary>
    /// A step that cannot have its locks within this gives up, and comes again: whoever wants a table after it waits behind it, and those
    /// are people's turns.
    /// </summary>
    private const int LockMsMax = 150;

    /// <summary>Together with the waits between them a minute or two: a vacuum or a backup of a large table may last that long.</summary>
    private const int TriesMax = 120;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

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
    private const string Write = "UPDATE schema_state SET version = $1, reader_min = $2, format = $3";
    private static readonly string Alone =
        $"SELECT pg_advisory_xact_lock({PostgresLocks.HouseClass}, {PostgresLocks.Migrating})";
    private static readonly string Briefly = string.Create(
        CultureInfo.InvariantCulture,
        $"SET LOCAL lock_timeout = {LockMsMax}"
    );

    /// <summary>The state of the tables afterwards.</summary>
    /// <exception cref="StoreUnavailableException">
    /// The tables were finalised for programs newer than this one, or a step found no moment for its locks.
    /// </exception>
    public static async ValueTask<SchemaState> ApplyAsync(
        NpgsqlConnection db,
        Schema schema,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        for (var tries = 1; ; )
        {
            var step = "";
            try
            {
                await using var transaction = await db.BeginTransactionAsync(cancellation);
                await RunAsync(db, Alone, cancellation);
                await RunAsync(db, Begin, cancellation);
                var found = await StateAsync(db, cancellation);
                if (found.ReaderMin > schema.Version)
                    throw TooOld(found, schema);
                if (found.Version >= schema.Version)
                {
                    await transaction.CommitAsync(cancellation);
                    return found;
                }
                step = schema.Steps[found.Version].Name;
                await RunAsync(db, Briefly, cancellation);
                await RunAsync(db, schema.Steps[found.Version].Sql, cancellation);
                await WriteAsync(db, After(found, schema), cancellation);
                await transaction.CommitAsync(cancellation);
                tries = 1;
            }
            catch (PostgresException busy) when (IsBusy(busy) && step.Length > 0)
            {
                if (tries++ == TriesMax)
                    throw NoMoment(step, busy);
                await Task.Delay(BetweenTries, clock, cancellation);
            }
        }
    }

    /// <summary>Null where no program has made the tables yet. Changes nothing.</summary>
    public static async ValueTask<SchemaState?> FindAsync(NpgsqlConnection db, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT to_regclass('schema_state') IS NOT NULL", db);
        return await command.ExecuteScalarAsync(cancellation) is true ? await StateAsync(db, cancellation) : null;
    }

    /// <summary>A new database has no older programs to care for: it is final from its first step on.</summary>
    private static SchemaState After(SchemaState found, Schema schema) =>
        found.Version == 0
            ? new SchemaState(1, schema.Version, schema.Format)
            : found with
            {
                Version = found.Version + 1,
            };

    private static bool IsBusy(PostgresException error) =>
        error.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected;

    private static StoreUnavailableException TooOld(SchemaState found, Schema schema) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The database is for programs of schema version {found.ReaderMin} and newer; this one knows "
                    + $"{schema.Version}: start a newer one."
            )
        );

    private static StoreUnavailableException NoMoment(string step, Exception busy) =>
        new(
            $"The step {step} of the tables found no moment for its locks: does somebody hold a table for long (a backup, a "
                + "forgotten transaction)? Nothing was changed; start again.",
            busy
        );

    private static async ValueTask WriteAsync(NpgsqlConnection db, SchemaState state, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Write, db);
        foreach (var value in (int[])[state.Version, state.ReaderMin, state.Format])
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = value });
        await command.ExecuteNonQueryAsync(cancellation);
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
}
