using OrleansBank.Harness;

namespace OrleansBank.Cluster.Tests.Load;

/// <summary>What a balancer does for clients in front of the gateways: leads whoever comes to one that is there.</summary>
/// <param name="gateways">Those that are there now.</param>
internal sealed class Doors(Func<IReadOnlyList<ClusterProcess>> gateways)
{
    private int _next;

    /// <summary>One after the other, so that people spread over them.</summary>
    public ClusterProcess Next()
    {
        var there = gateways();
        return there[(int)((uint)Interlocked.Increment(ref _next) % there.Count)];
    }
}
