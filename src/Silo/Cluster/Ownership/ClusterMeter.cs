using System.Diagnostics.Metrics;

namespace OrleansBank.Silo.Cluster.Ownership;

/// <summary>What operators see of a silo's part in the cluster, on the meter "OrleansBank.Cluster".</summary>
internal sealed class ClusterMeter : IDisposable
{
    public const string Name = "OrleansBank.Cluster";

    private readonly Meter _meter = new(Name);

    public ClusterMeter(Tenures tenures) =>
        _meter.CreateObservableGauge(
            "cluster.partitions.owned",
            () => tenures.Count,
            "{partition}",
            "Partitions that this silo owns now."
        );

    public Meter Instruments => _meter;

    public void Dispose() => _meter.Dispose();
}
