using OrleansBank.Contracts;

namespace OrleansBank.Silo.Cluster.RabbitMq;

/// <summary>A silo could not reach the truth, or the broker was lost under a request that must not be sent twice.</summary>
public sealed class ClusterUnavailableException(string message) : UnavailableException(message);
