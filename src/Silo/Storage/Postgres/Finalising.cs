using Npgsql;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>
/// Ends an upgrade, on an operator's word: from then on rows are written in this program's format, and older programs neither start nor own
/// anything. Can be stopped and begun again at any point.
/// </summary>
internal static class Finalising
{
    // Whoever says at this moment that it lives ends that first, and whoever comes later reads what stands here then: see Processes.
    private const string Hold = "SELECT version, reader_min, format FROM schema_state FOR UPDATE";
    private const string Raise = "UPDATE schema_state SET reader_min = $1, format = $2";

    // A program that stood still is not among the living. What it still owned is taken from it, so that it commits nothing when it goes on.
    private static readonly string Owned = $"""
        SELECT partition FROM partition_owner WHERE NOT EXISTS
        (SELECT FROM process WHERE process.name = silo AND lease_ends_us > {PostgresClock.Now}) ORDER BY 1
        """;
    private static readonly string Fence = $"""
        WITH alone AS MATERIALIZED (SELECT pg_advisory_xact_lock({PostgresLocks.PartitionClass}, $1))
        UPDATE partition_owner SET epoch = epoch + 1, silo = '' FROM alone WHERE partition = $1 AND NOT EXISTS
        (SELECT FROM process WHERE process.name = silo AND lease_ends_us > {PostgresClock.Now})
        """;

    public static async Task<FinaliseResult> RunAsync(
        NpgsqlConnection db,
        Schema schema,
        CancellationToken cancellation
    )
    {
        // Step 1: who is in the way.
        await using (var transaction = await db.BeginTransactionAsync(cancellation))
        {
            var found = (
                await ReadAsync(
                    db,
                    Hold,
                    static row => new SchemaState(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2)),
                    cancellation
                )
            )[0];
            if (found.Version != schema.Version)
                return new FinaliseResult.OtherVersion(found.Version);
            var older = (await LiveAsync(db, cancellation)).FindAll(one => one.Version < schema.Version);
            if (older.Count > 0)
                return new FinaliseResult.OlderLive(older);
            // Step 2: nobody. Older programs are out from here on.
            await RunAsync(db, Raise, cancellation, schema.Version, schema.Format);
            await transaction.CommitAsync(cancellation);
        }
        // Step 3: what those that are not seen still own, one partition at a time, as turns wait for it.
        foreach (var partition in await ReadAsync(db, Owned, static row => row.GetInt32(0), cancellation))
            await RunAsync(db, Fence, cancellation, partition);
        return new FinaliseResult.Done();
    }

    public static Task<List<ProcessRow>> LiveAsync(NpgsqlConnection db, CancellationToken cancellation) =>
        ReadAsync(
            db,
            Processes.Live,
            static row => new ProcessRow(row.GetString(0), row.GetString(1), row.GetInt32(2)),
            cancellation
        );

    private static async Task<List<T>> ReadAsync<T>(
        NpgsqlConnection db,
        string sql,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellation
    )
    {
        await using var command = new NpgsqlCommand(sql, db);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await row.ReadAsync(cancellation))
            rows.Add(read(row));
        return rows;
    }

    private static async Task RunAsync(
        NpgsqlConnection db,
        string sql,
        CancellationToken cancellation,
        params int[] values
    )
    {
        await using var command = new NpgsqlCommand(sql, db);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = value });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
