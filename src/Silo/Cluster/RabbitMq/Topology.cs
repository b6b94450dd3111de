using RabbitMQ.Client;

namespace OrleansBank.Silo.Cluster.RabbitMq;

/// <summary>
/// What stands at the broker. Every process declares it, the same: whoever comes first makes it, and it is there again after a broker
/// lost its disk.
/// </summary>
internal static class Topology
{
    /// <summary>The queues of all partitions, and the exchange of the gateways.</summary>
    public static async Task DeclareAsync(
        IChannel channel,
        BrokerOptions options,
        ClusterLimits limits,
        CancellationToken cancellation
    )
    {
        await channel.ExchangeDeclareAsync(
            options.Gateways,
            ExchangeType.Fanout,
            durable: true,
            noWait: true,
            cancellationToken: cancellation
        );
        // All in one go: after a broker has come back, everybody waits for this. The answer to the last one says that all stand.
        for (var partition = 0; partition < options.Partitions; partition++)
        {
            await channel.QueueDeclareAsync(
                options.QueueOf(partition),
                durable: true,
                exclusive: false,
                autoDelete: false,
                ArgumentsOf(options, limits),
                noWait: partition < options.Partitions - 1,
                cancellationToken: cancellation
            );
        }
    }

    /// <summary>One consumer at a time; a full queue refuses, and never drops what it took. There is no dead-letter exchange: what is late is lost.</summary>
    private static Dictionary<string, object?> ArgumentsOf(BrokerOptions options, ClusterLimits limits)
    {
        var arguments = new Dictionary<string, object?>
        {
            ["x-queue-type"] = options.Quorum ? "quorum" : "classic",
            ["x-single-active-consumer"] = true,
            ["x-max-length"] = limits.QueueMessagesMax,
            ["x-overflow"] = "reject-publish",
        };
        // RabbitMQ 4 has a limit of its own, and 3 has none: said here, it is the same everywhere.
        if (options.Quorum)
            arguments["x-delivery-limit"] = limits.DeliveriesMax;
        return arguments;
    }
}
