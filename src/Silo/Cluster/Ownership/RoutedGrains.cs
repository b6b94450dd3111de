using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Grains.Runtime;

namespace OrleansBank.Silo.Cluster.Ownership;

/// <summary>
/// Grains as a silo's outbox and connectors call them: here when this silo owns the partition, else where it is owned. An answer of this
/// silo passes the same fence as one to a gateway: the partition may have another owner of which this silo has not heard.
/// </summary>
internal sealed class RoutedGrains(IGrainCaller here, IGrainCaller elsewhere, Partitions partitions, Tenures tenures)
    : IGrainCaller
{
    public async ValueTask<object> AskAsync(GrainId id, object request, CancellationToken cancellation)
    {
        if (tenures.Find(partitions.Of(new UserId(id.Key))) is not { } tenure)
            return await elsewhere.AskAsync(id, request, cancellation);
        try
        {
            var reply = await here.AskAsync(id, request, cancellation);
            if (await tenure.MayAnswerAsync(reply))
                return reply;
        }
        catch (PartitionLostException)
        {
            // The next owner answers.
        }
        return await elsewhere.AskAsync(id, request, cancellation);
    }
}
