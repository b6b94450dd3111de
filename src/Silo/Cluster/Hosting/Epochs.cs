namespace OrleansBank.Silo.Cluster.Hosting;

/// <summary>The latest epoch of each partition that this gateway has heard of. Asked by the inbox alone, one frame at a time.</summary>
internal sealed class Epochs(int partitions)
{
    private readonly long[] _latest = new long[partitions];

    /// <summary>False for what an owner of the past says, and for a partition that there is not.</summary>
    public bool Admits(int partition, long epoch)
    {
        if (partition >= _latest.Length || epoch < _latest[partition])
            return false;
        _latest[partition] = epoch;
        return true;
    }
}
