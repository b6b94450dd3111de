using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Grains.Runtime;

namespace OrleansBank.Silo.Cluster.Ownership;

/// <summary>Grains as a silo's outbox and connectors call them: here when this silo owns the partition, else where it is owned.</summary>
internal sealed class RoutedGrains(IGrainCaller here, IGrainCaller elsewhere, Partitions partitions, Tenures tenures)
    : IGrainCaller
{
    public ValueTask<object> AskAsync(GrainId id, object request, CancellationToken cancellation) =>
        tenures.Find(partitions.Of(new UserId(id.Key))) is null
            ? elsewhere.AskAsync(id, request, cancellation)
            : here.AskAsync(id, request, cancellation);
}
