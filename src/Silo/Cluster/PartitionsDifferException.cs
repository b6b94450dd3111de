namespace OrleansBank.Silo.Cluster;

/// <summary>
/// The cluster's rows and queues are cut in another way than this process would: it would look for people where they are not.
/// </summary>
public sealed class PartitionsDifferException(int kept, string keptHash, int asked, string askedHash)
    : Exception(
        $"The cluster has {kept} partitions by {keptHash}; this process was set to {asked} by {askedHash}. Set it to what the cluster has."
    );
