namespace OrleansBank.Silo.Cluster.Ownership;

/// <summary>Why a channel of a partition was given up.</summary>
internal enum SeatEnd
{
    /// <summary>Connection or channel were lost, or the broker cancelled the consumer.</summary>
    Lost,

    /// <summary>Another silo has taken the partition.</summary>
    Stale,

    /// <summary>The ledger could not be reached, or the taking failed.</summary>
    NotTaken,

    /// <summary>Handed over, as planned.</summary>
    Released,

    /// <summary>It stood by, and gets another priority.</summary>
    Ranked,
}
