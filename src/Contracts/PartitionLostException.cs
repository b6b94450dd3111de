namespace OrleansBank.Contracts;

/// <summary>
/// Another silo owns the person's partition since: nothing of the turn was kept, and the caller is answered by the owner, not by
/// whoever sees this. Drop every activation of the partition.
/// </summary>
public sealed class PartitionLostException(int partition, long epoch) : UnavailableException("the partition was lost")
{
    public int Partition { get; } = partition;

    /// <summary>The epoch in which it was owned here.</summary>
    public long Epoch { get; } = epoch;
}
