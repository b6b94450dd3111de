using OrleansBank.Grains.Banks;
using OrleansBank.Grains.Runtime;
using OrleansBank.Silo.Cluster.RabbitMq;
using OrleansBank.Silo.Hosting;
using OrleansBank.Silo.Runtime;

namespace OrleansBank.Silo.Cluster.Hosting;

/// <summary>
/// What a process of a cluster reaches beyond its storage and its clock. A simulator brings its own; whatever is null is the real thing.
/// </summary>
internal sealed record ClusterSeams
{
    public IBrokerDoor? Broker { get; init; }
    public IBankApis? Banks { get; init; }
    public IIds? Ids { get; init; }
    public ITurnScheduler? Scheduler { get; init; }
    public IMemoryScrub? Memory { get; init; }

    /// <summary>Jitter, from 0 up to but not including 1.</summary>
    public Func<double>? Unit { get; init; }
}
