namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>Bounds and places of the embedded store; the defaults fit one process on a small machine.</summary>
public sealed record SqliteStoreOptions
{
    /// <summary>Made with mode 0700 when absent. One process at a time.</summary>
    public required string Directory { get; init; }

    /// <summary>Turns and small writes that may wait; whoever comes then waits for room.</summary>
    public int QueueWritesMax { get; init; } = 16_384;

    /// <summary>
    /// Writes that are committed together at most. A batch is whatever waits, so a quiet store answers at once; under load larger
    /// batches touch each page of an index once for many turns (measured: 9 KB a turn at 2,048, 20 KB at 512).
    /// </summary>
    public int BatchWritesMax { get; init; } = 4_096;

    public int ReaderConnections { get; init; } = 4;

    /// <summary>
    /// Not more: as long as a database is below 1 GiB, SQLite may go through the whole cache at every commit (balancing a tree lends a
    /// page the number of the lock page, and what is cached beyond the end is looked for). At 64 MiB that was 18 % of the writer's
    /// time. What is not cached here stands in the system's cache.
    /// </summary>
    public int WriterCacheKib { get; init; } = 4 * 1_024;

    public int ReaderCacheKib { get; init; } = 8 * 1_024;

    /// <summary>The write-ahead log is copied into the database once it has so many bytes.</summary>
    public long LogBytesMax { get; init; } = 64L * 1_024 * 1_024;

    /// <summary>How long an event is remembered, in days by its time.</summary>
    public int SeenEventDays { get; init; } = 90;

    /// <summary>How long an erasure waits for readers to finish, in milliseconds.</summary>
    public int ScrubWaitMs { get; init; } = 10_000;

    /// <summary>The SQLite VFS; null for the system's. Tests put one that fails under it.</summary>
    public string? Vfs { get; init; }
}
