using RabbitMQ.Client;

namespace OrleansBank.Silo.Cluster.RabbitMq;

/// <summary>
/// To RabbitMQ. The client library's own recovery stays off: it would bring channels back on which we may no longer answer.
/// </summary>
internal sealed class RabbitDoor(BrokerOptions options, ClusterLimits limits) : IBrokerDoor
{
    public Task<IConnection> ConnectAsync(string purpose, CancellationToken stopping)
    {
        var factory = new ConnectionFactory
        {
            Uri = options.Uri,
            ClientProvidedName = $"{options.Cluster} {purpose}",
            RequestedHeartbeat = limits.Heartbeat,
            AutomaticRecoveryEnabled = false,
            TopologyRecoveryEnabled = false,
        };
        return factory.CreateConnectionAsync(stopping);
    }
}
