using RabbitMQ.Client;

namespace OrleansBank.Silo.Cluster.RabbitMq;

/// <summary>How a process gets a connection to the broker: a simulator has a broker of its own.</summary>
internal interface IBrokerDoor
{
    /// <param name="purpose">What the operator of the broker sees it named by.</param>
    Task<IConnection> ConnectAsync(string purpose, CancellationToken stopping);
}
