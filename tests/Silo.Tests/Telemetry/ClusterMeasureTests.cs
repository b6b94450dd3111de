using OrleansBank.Harness;
using OrleansBank.Silo.Cluster.Ownership;
using OrleansBank.Silo.Cluster.RabbitMq;
using OrleansBank.Silo.Tests.Runtime;

namespace OrleansBank.Silo.Tests.Telemetry;

public sealed class ClusterMeasureTests
{
    [Fact]
    public void Partitions_owned_are_those_whose_tenure_is_alive()
    {
        var tenures = new Tenures(partitions: 8);
        using var meter = new ClusterMeter(tenures);
        using var measured = new Measured(meter.Instruments);
        Assert.Equal(0, measured.Gauge("cluster.partitions.owned"));

        var (one, other) = (Begun(tenures, 1), Begun(tenures, 5));
        Assert.Equal(2, measured.Gauge("cluster.partitions.owned"));

        one.End();
        Assert.Equal(1, measured.Gauge("cluster.partitions.owned"));
        other.End();
        Assert.Equal(0, measured.Gauge("cluster.partitions.owned"));
    }

    private static Tenure Begun(Tenures tenures, int partition)
    {
        var audience = new Audience(new ClusterLimits(), new ManualClock());
        var tenure = new Tenure(partition, epoch: 1, ledger: null!, audience, ended: static () => { });
        tenures.TryBegin(tenure);
        return tenure;
    }
}
