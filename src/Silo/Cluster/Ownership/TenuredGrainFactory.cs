using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Grains.Conversations;
using OrleansBank.Grains.Runtime;

namespace OrleansBank.Silo.Cluster.Ownership;

/// <summary>Makes the grains of the people whose partitions this silo owns, each bound to the tenure in which it is activated.</summary>
internal sealed class TenuredGrainFactory(
    ConversationServices services,
    Partitions partitions,
    Tenures tenures,
    PushWay pushes
) : IGrainFactory
{
    public string Kind => GrainKinds.Conversation;

    /// <exception cref="PartitionLostException">The partition is another silo's.</exception>
    public IGrain Create(GrainId id)
    {
        var user = new UserId(id.Key);
        var partition = partitions.Of(user);
        var tenure = tenures.Find(partition) ?? throw new PartitionLostException(partition, 0);
        var own = services with
        {
            Store = new FencedStore(services.Store, tenure),
            Connections = new TenureConnections(tenure, pushes),
        };
        return new ConversationGrain(user, own);
    }
}
