using System.Globalization;
using System.Text;
using RabbitMQ.Client;

namespace OrleansBank.Silo.Cluster.RabbitMq;

/// <summary>What the broker at the other end can do, by what it says of itself when a connection opens.</summary>
internal static class BrokerVersion
{
    private const string Property = "version";

    /// <summary>The first version whose quorum queues choose their single active consumer by its x-priority.</summary>
    private const int QuorumPrioritiesFrom = 4;

    /// <summary>
    /// Whether the queues of partitions go to the consumer of the highest priority when the active one leaves. A broker that names no
    /// version that we can read is taken for an old one.
    /// </summary>
    public static bool ObeysPriorities(IConnection connection, bool quorum) =>
        !quorum || MajorOf(connection.ServerProperties) >= QuorumPrioritiesFrom;

    private static int MajorOf(IDictionary<string, object?>? properties)
    {
        // AMQP 0-9-1's long strings come as bytes.
        if (properties?.TryGetValue(Property, out var value) != true || value is not byte[] bytes)
            return 0;
        var major = Encoding.UTF8.GetString(bytes).Split('.')[0];
        return int.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
