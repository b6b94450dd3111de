using RabbitMQ.Client;

namespace OrleansBank.Silo.Cluster.RabbitMq;

/// <summary>
/// To RabbitMQ: of several brokers to any one that answers. The client library's own recovery stays off: it would bring channels back on
/// which we may no longer answer.
/// </summary>
internal sealed class RabbitDoor(BrokerOptions options, ClusterLimits limits) : IBrokerDoor
{
    public Task<IConnection> ConnectAsync(string purpose, CancellationToken stopping)
    {
        var factory = new ConnectionFactory
        {
            Uri = options.First,
            RequestedConnectionTimeout = limits.ConnectWithin,
            RequestedHeartbeat = limits.Heartbeat,
            AutomaticRecoveryEnabled = false,
            TopologyRecoveryEnabled = false,
        };
        // The library tries them in an order of chance: processes spread over the brokers.
        return factory.CreateConnectionAsync(EndpointsOf(options), $"{options.Cluster} {purpose}", stopping);
    }

    /// <summary>
    /// Told in full instead of by the address alone: of an amqps address the library would take a certificate that is for another name.
    /// </summary>
    internal static IReadOnlyList<AmqpTcpEndpoint> EndpointsOf(BrokerOptions options) =>
        [
            .. options.Uris.Select(uri => new AmqpTcpEndpoint(
                uri.DnsSafeHost,
                BrokerOptions.PortOf(uri),
                new SslOption(uri.DnsSafeHost, enabled: BrokerOptions.IsTls(uri))
            )),
        ];
}
