namespace OrleansBank.Silo.Cluster;

/// <summary>Who took a partition last. The silo may have died since.</summary>
public sealed record OwnerRow(int Partition, long Epoch, string Silo);
