namespace OrleansBank.Silo.Cluster;

/// <summary>
/// The truth about who owns a partition, and which silos live. What a broker says is a hint only. Time is the database's: clocks of
/// silos are never compared.
/// </summary>
public interface IPartitionLedger
{
    /// <summary>The first start writes down how people are cut into partitions; every later one is held to it.</summary>
    /// <exception cref="PartitionsDifferException">This cluster was cut otherwise: the process must not start.</exception>
    ValueTask AgreeAsync(int partitions, string hashName, CancellationToken cancellation);

    /// <summary>
    /// Makes the silo the owner: epoch = epoch + 1, durable before it is returned. Waits for commits under way of the owner before;
    /// none of an older epoch succeeds afterwards.
    /// </summary>
    ValueTask<long> TakeAsync(int partition, string silo, CancellationToken cancellation);

    /// <summary>Whether nobody took the partition since: the fence of reads.</summary>
    ValueTask<bool> HoldsAsync(int partition, long epoch, CancellationToken cancellation);

    /// <summary>The silo lives from now on for <paramref name="leaseFor"/>, unless it beats again.</summary>
    /// <param name="address">Where others and operators find it; empty when nowhere.</param>
    ValueTask BeatAsync(string silo, string address, TimeSpan leaseFor, CancellationToken cancellation);

    /// <summary>The silo is about to end. What it owned stays its own until another takes it.</summary>
    ValueTask LeaveAsync(string silo, CancellationToken cancellation);

    /// <summary>The silos whose lease has not ended, by name.</summary>
    ValueTask<IReadOnlyList<SiloRow>> LiveAsync(CancellationToken cancellation);

    /// <summary>The partitions that somebody has taken once, by number.</summary>
    ValueTask<IReadOnlyList<OwnerRow>> OwnersAsync(CancellationToken cancellation);
}
