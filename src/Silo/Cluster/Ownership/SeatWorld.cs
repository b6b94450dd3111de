using Microsoft.Extensions.Logging;
using OrleansBank.Grains.Runtime;
using OrleansBank.Silo.Cluster.RabbitMq;
using OrleansBank.Silo.Cluster.Wire;

namespace OrleansBank.Silo.Cluster.Ownership;

/// <summary>What all seats of a silo share.</summary>
internal sealed record SeatWorld
{
    public required string Silo { get; init; }
    public required BrokerOptions Broker { get; init; }
    public required ClusterLimits Limits { get; init; }
    public required FrameCodec Codec { get; init; }
    public required IPartitionLedger Ledger { get; init; }
    public required Tenures Tenures { get; init; }
    public required PushWay Way { get; init; }
    public required TimeProvider Clock { get; init; }
    public required ILogger<Seat> Log { get; init; }
    public required SeatNews News { get; init; }

    /// <summary>Bounds the look-ups of missed messages.</summary>
    public required SemaphoreSlim Replays { get; init; }

    /// <summary>Asks a grain of this silo.</summary>
    public required Func<GrainId, object, CancellationToken, ValueTask<object>> AskHere { get; init; }

    /// <summary>Lets go of every activation of the partition, and of their keys.</summary>
    public required Action<Tenure> Drop { get; init; }
}
