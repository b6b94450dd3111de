using System.Globalization;

namespace OrleansBank.Silo.Cluster.RabbitMq;

/// <summary>Where the broker is, and the names that this cluster has there.</summary>
/// <param name="Uri">amqp or amqps, with credentials and virtual host.</param>
/// <param name="Cluster">Begins the name of every queue and exchange: several clusters may share a virtual host.</param>
/// <param name="Partitions">How many queues there are.</param>
/// <param name="Quorum">Quorum queues, for a cluster of brokers; classic ones otherwise.</param>
public sealed record BrokerOptions(Uri Uri, string Cluster, int Partitions, bool Quorum)
{
    private const int Port = 5672;
    private const int TlsPort = 5671;

    /// <summary>Reaches the inbox of every gateway.</summary>
    public string Gateways => $"{Cluster}.gateways";

    /// <summary>Host and port, for people: without the credentials.</summary>
    public string Place =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Uri.Host}:{(Uri.Port > 0 ? Uri.Port : Uri.Scheme == "amqps" ? TlsPort : Port)}"
        );

    /// <summary>As the client library takes it from the address.</summary>
    public string User => Uri.UserInfo.Length > 0 ? Uri.UnescapeDataString(Uri.UserInfo.Split(':')[0]) : "guest";

    public string VirtualHost => Uri.AbsolutePath.Length > 1 ? Uri.UnescapeDataString(Uri.AbsolutePath.Trim('/')) : "/";

    public string QueueOf(int partition) => $"{Cluster}.partition.{partition}";

    public string InboxOf(string process, int life) => $"{Cluster}.inbox.{process}.{life}";
}
