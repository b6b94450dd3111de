using OrleansBank.Silo.Storage.Vault;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>
/// The change of a cluster's master key, one step a statement; each finds out by itself whether it is time, so that any process may take it,
/// at any moment and more than once.
/// </summary>
internal sealed class MasterKeyRows(Database db)
{
    private const string Known = "SELECT id, made_us, state FROM master_key ORDER BY state DESC, made_us";

    /// <summary>The oldest program that knows of this table.</summary>
    private const int ProgramsFrom = 3;

    private const string First =
        "INSERT INTO master_key (id, made_us, state) SELECT $1, $2, 2 WHERE NOT EXISTS (SELECT FROM master_key) ON CONFLICT DO NOTHING";

    // Programs of before read the file at their start alone, and would take the new key for current.
    private static readonly string Bring = $"""
        INSERT INTO master_key (id, made_us, state) SELECT $1, $2, 1 FROM schema_state WHERE reader_min >= {ProgramsFrom}
        AND NOT EXISTS (SELECT FROM master_key WHERE state IN (1, 3, 4)) ON CONFLICT DO NOTHING
        """;
    private const string Say = "UPDATE process SET master_keys = $2, wraps_under = $3 WHERE name = $1";

    // Whoever starts at this moment says so before it reads which key is current: the row lock keeps both apart (see Processes).
    private const string Quiet = "SELECT 1 FROM schema_state FOR UPDATE";
    private static readonly string Promote = $"""
        UPDATE master_key SET state = 3 WHERE state = 2
        AND EXISTS (SELECT FROM master_key WHERE state = 1) AND NOT EXISTS (SELECT FROM master_key WHERE state IN (3, 4))
        AND NOT EXISTS (SELECT FROM process WHERE lease_ends_us > {PostgresClock.Now}
        AND NOT (SELECT id FROM master_key WHERE state = 1) = ANY (master_keys));
        UPDATE master_key SET state = 2 WHERE state = 1 AND NOT EXISTS (SELECT FROM master_key WHERE state = 2)
        """;
    private static readonly string Close = $"""
        UPDATE master_key SET state = 4 WHERE state = 3
        AND NOT EXISTS (SELECT FROM process WHERE lease_ends_us > {PostgresClock.Now}
        AND wraps_under IS DISTINCT FROM (SELECT id FROM master_key WHERE state = 2))
        """;
    private const string Partitions = "SELECT generate_series(0, partitions - 1) FROM cluster";
    private static readonly string Settle = $"SELECT 1 FROM pg_advisory_xact_lock({PostgresLocks.PartitionClass}, $1)";
    private const string Destroy = "UPDATE master_key SET state = 5 WHERE state = 4 AND id = $1";

    private const string Holders = $"""
        SELECT name, kind, coalesce(wraps_under, 0), master_keys FROM process WHERE lease_ends_us > {PostgresClock.Now} ORDER BY 2, 1
        """;

    /// <summary>Those that are destroyed first.</summary>
    public async ValueTask<IReadOnlyList<MasterKeyRow>> KnownAsync(CancellationToken cancellation) =>
        await db.ReadAsync(
            Known,
            static row => new MasterKeyRow(
                (uint)row.GetInt64(0),
                Micros.ToTime(row.GetInt64(1)),
                (MasterKeyState)row.GetInt16(2)
            ),
            cancellation
        );

    /// <summary>Who holds which of them.</summary>
    public async ValueTask<IReadOnlyList<MasterKeyHolder>> HoldersAsync(CancellationToken cancellation) =>
        await db.ReadAsync(
            Holders,
            static row => new MasterKeyHolder(
                row.GetString(0),
                row.GetString(1),
                (uint)row.GetInt64(2),
                [.. row.GetFieldValue<long[]>(3).Select(id => (uint)id)]
            ),
            cancellation
        );

    /// <summary>Where none is known, the one of the file is current.</summary>
    public async ValueTask FirstAsync(uint id, DateTimeOffset madeAt, CancellationToken cancellation) =>
        _ = await db.WriteAsync(First, cancellation, (long)id, madeAt);

    /// <summary>The next one; not while another is on its way, nor while programs may start that know nothing of it.</summary>
    public async ValueTask<bool> BringAsync(uint id, DateTimeOffset madeAt, CancellationToken cancellation) =>
        await db.WriteAsync(Bring, cancellation, (long)id, madeAt) > 0;

    /// <summary>Which master keys a process holds, and under which it wraps.</summary>
    public async ValueTask SayAsync(
        string process,
        IReadOnlyList<uint> held,
        uint wrapsUnder,
        CancellationToken cancellation
    ) => _ = await db.WriteAsync(Say, cancellation, process, held.Select(id => (long)id).ToArray(), (long)wrapsUnder);

    /// <summary>The coming one becomes current once every living process holds it.</summary>
    public ValueTask<bool> PromoteAsync(CancellationToken cancellation) =>
        db.WriteAfterAsync(Quiet, Promote, cancellation);

    /// <summary>The one before is closed once every living process wraps under the current one.</summary>
    public ValueTask<bool> CloseAsync(CancellationToken cancellation) => db.WriteAfterAsync(Quiet, Close, cancellation);

    /// <summary>Returns once every commit that began before this call has ended.</summary>
    public async ValueTask SettleAsync(CancellationToken cancellation)
    {
        foreach (var partition in await db.ReadAsync(Partitions, static row => row.GetInt32(0), cancellation))
            _ = await db.WriteAsync(Settle, static _ => 0, cancellation, partition);
    }

    /// <summary>Only the one that is going: nothing stands under it.</summary>
    public async ValueTask DestroyAsync(uint id, CancellationToken cancellation) =>
        _ = await db.WriteAsync(Destroy, cancellation, (long)id);

    /// <summary>
    /// Held until it is disposed, by one process at a time; null when another has it. Only so that two do not do the same work: each step may
    /// be taken twice.
    /// </summary>
    public ValueTask<IAsyncDisposable?> TryBeAloneAsync(CancellationToken cancellation) =>
        db.TryLockAsync(PostgresLocks.HouseClass, PostgresLocks.MasterKeys, cancellation);
}
