using System.Globalization;

namespace OrleansBank.Silo.Cluster.RabbitMq;

/// <summary>Where the broker is, and the names that this cluster has there.</summary>
/// <param name="Uris">amqp or amqps, with credentials and virtual host: one, or each of a cluster of brokers.</param>
/// <param name="Cluster">Begins the name of every queue and exchange: several clusters may share a virtual host.</param>
/// <param name="Partitions">How many queues there are.</param>
/// <param name="Quorum">Quorum queues, for a cluster of brokers; classic ones otherwise.</param>
public sealed record BrokerOptions(IReadOnlyList<Uri> Uris, string Cluster, int Partitions, bool Quorum)
{
    private const int Port = 5672;
    private const int TlsPort = 5671;

    /// <summary>Reaches the inbox of every gateway.</summary>
    public string Gateways => $"{Cluster}.gateways";

    /// <summary>Hosts and ports, for people: without the credentials.</summary>
    public string Place => string.Join(", ", Uris.Select(PlaceOf));

    /// <summary>As the client library takes it from the address.</summary>
    public string User => First.UserInfo.Length > 0 ? Uri.UnescapeDataString(First.UserInfo.Split(':')[0]) : "guest";

    public string VirtualHost =>
        First.AbsolutePath.Length > 1 ? Uri.UnescapeDataString(First.AbsolutePath.Trim('/')) : "/";

    /// <summary>What is said in it beside host and port, all of them say.</summary>
    public Uri First => Uris[0];

    /// <summary>The port that an address means when it names none is the protocol's.</summary>
    public static int PortOf(Uri uri) =>
        uri.Port > 0 ? uri.Port
        : IsTls(uri) ? TlsPort
        : Port;

    public static bool IsTls(Uri uri) => uri.Scheme == "amqps";

    public string QueueOf(int partition) => $"{Cluster}.partition.{partition}";

    public string InboxOf(string process, int life) => $"{Cluster}.inbox.{process}.{life}";

    private static string PlaceOf(Uri uri) => string.Create(CultureInfo.InvariantCulture, $"{uri.Host}:{PortOf(uri)}");
}
