namespace OrleansBank.Silo.Cluster.RabbitMq;

/// <summary>One sealed frame on its way to the broker.</summary>
/// <param name="Exchange">Empty for the default exchange, whose keys are names of queues.</param>
/// <param name="EndsAtMs">Unix milliseconds; nobody wants it later.</param>
/// <param name="Correlation">Of a request that is told when the broker refuses it; 0 for what nobody waits for.</param>
internal readonly record struct Outgoing(string Exchange, string Key, byte[] Frame, long EndsAtMs, ulong Correlation);
