namespace OrleansBank.Silo.Cluster.RabbitMq;

/// <summary>Where the broker is, and the names that this cluster has there.</summary>
/// <param name="Uri">amqp or amqps, with credentials and virtual host.</param>
/// <param name="Cluster">Begins the name of every queue and exchange: several clusters may share a virtual host.</param>
/// <param name="Partitions">How many queues there are.</param>
/// <param name="Quorum">Quorum queues, for a cluster of brokers; classic ones otherwise.</param>
public sealed record BrokerOptions(Uri Uri, string Cluster, int Partitions, bool Quorum)
{
    /// <summary>Reaches the inbox of every gateway.</summary>
    public string Gateways => $"{Cluster}.gateways";

    public string QueueOf(int partition) => $"{Cluster}.partition.{partition}";

    public string InboxOf(string process, int life) => $"{Cluster}.inbox.{process}.{life}";
}
