using OrleansBank.Contracts;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>Where the shared store is, and its bounds in one process.</summary>
public sealed record PostgresStoreOptions
{
    /// <summary>
    /// Npgsql's form: <c>Host=…;Username=…;Password=…;Database=…;SSL Mode=VerifyFull</c>. Sizes of pools and prepared statements are
    /// set here, whatever it says about them.
    /// </summary>
    public required string ConnectionString { get; init; }

    /// <summary>How people are cut into partitions, which due rows carry.</summary>
    public Partitions Partitions { get; init; } = new();

    /// <summary>The tables as this program knows them; another one where the version after is tried.</summary>
    public Schema Schema { get; init; } = Schema.Own;

    /// <summary>The partitions whose due rows this silo asks for, told anew at each scan; null for all of them.</summary>
    public Func<IReadOnlyCollection<int>>? OwnedPartitions { get; init; }

    /// <summary>
    /// Batches that are under way at once. Few, so that a batch gathers what waits meanwhile; more than one, so that a batch that
    /// waits for its sync does not hold up the next.
    /// </summary>
    public int CommitConnections { get; init; } = 3;

    /// <summary>For everything but commits: reads, leases, nonces. Who finds none free waits.</summary>
    public int OtherConnections { get; init; } = 8;

    /// <summary>Turns that may wait for their commit; whoever comes then waits for room.</summary>
    public int QueueTurnsMax { get; init; } = 16_384;

    /// <summary>Turns that are committed together at most.</summary>
    public int BatchTurnsMax { get; init; } = 512;

    /// <summary>Payload bytes of one batch at most, unless a single turn has more.</summary>
    public int BatchBytesMax { get; init; } = 8 * 1_024 * 1_024;

    /// <summary>How long an event is remembered, in days by its time.</summary>
    public int SeenEventDays { get; init; } = 90;

    /// <summary>How long a statement may take before its outcome is given up, in seconds.</summary>
    public int StatementSecondsMax { get; init; } = 30;
}
