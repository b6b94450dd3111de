using Microsoft.Extensions.Logging;
using OrleansBank.Silo.Cluster.Wire;
using RabbitMQ.Client;

namespace OrleansBank.Silo.Cluster.RabbitMq;

/// <summary>
/// Where answers and pushes reach one process. Exclusive to its connection, and under a new name with each one: the broker may believe
/// for seconds in a connection that is gone, and would give the old queue to nobody.
/// </summary>
internal sealed partial class Inbox(
    string process,
    bool isGateway,
    BrokerOptions options,
    ClusterLimits limits,
    FrameCodec codec,
    ILogger<Inbox> log,
    Action<Frame> take
)
{
    private const ushort PrefetchMessages = 512;
    private int _lives;
    private volatile string? _name;

    /// <summary>Null while there is none: answers could not come.</summary>
    public string? Name => _name;

    /// <summary>After each opening, under its new name.</summary>
    public Action? Opened { get; set; }

    /// <summary>Until the connection is lost.</summary>
    public async Task ReceiveAsync(IConnection connection, CancellationToken lost)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: lost);
        var name = options.InboxOf(process, ++_lives);
        var arguments = new Dictionary<string, object?>
        {
            // Whatever the virtual host's default is: a quorum queue cannot belong to a connection.
            ["x-queue-type"] = "classic",
            ["x-max-length"] = limits.InboxMessagesMax,
            ["x-overflow"] = "reject-publish",
        };
        await channel.QueueDeclareAsync(
            name,
            durable: false,
            exclusive: true,
            autoDelete: true,
            arguments,
            cancellationToken: lost
        );
        if (isGateway)
        {
            await Topology.DeclareAsync(channel, options, limits, lost);
            await channel.QueueBindAsync(name, options.Gateways, "", cancellationToken: lost);
        }
        await channel.BasicQosAsync(0, PrefetchMessages, global: false, lost);
        var consumer = new Consumer(channel, this);
        await channel.BasicConsumeAsync(name, autoAck: false, consumer, lost);
        _name = name;
        try
        {
            Opened?.Invoke();
            await consumer.Ended.WaitAsync(lost);
        }
        finally
        {
            _name = null;
        }
    }

    private void Take(ReadOnlyMemory<byte> message)
    {
        var frames = new List<ReadOnlyMemory<byte>>();
        if (!FrameBatch.TrySplit(message, frames))
            LogRefused(log, WireError.Malformed);
        foreach (var bytes in frames)
        {
            if (codec.TryRead(bytes.Span, out var error) is { } frame)
                take(frame);
            else
                LogRefused(log, error);
        }
    }

    private sealed class Consumer(IChannel channel, Inbox inbox) : AsyncDefaultBasicConsumer(channel)
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Ended => _ended.Task;

        public override async Task HandleBasicDeliverAsync(
            string consumerTag,
            ulong deliveryTag,
            bool redelivered,
            string exchange,
            string routingKey,
            IReadOnlyBasicProperties properties,
            ReadOnlyMemory<byte> body,
            CancellationToken cancellationToken = default
        )
        {
            inbox.Take(body);
            await Channel.BasicAckAsync(deliveryTag, multiple: false, cancellationToken);
        }

        public override Task HandleChannelShutdownAsync(object channel, RabbitMQ.Client.Events.ShutdownEventArgs reason)
        {
            _ended.TrySetResult();
            return base.HandleChannelShutdownAsync(channel, reason);
        }

        public override Task HandleBasicCancelAsync(string consumerTag, CancellationToken cancellationToken = default)
        {
            _ended.TrySetResult();
            return base.HandleBasicCancelAsync(consumerTag, cancellationToken);
        }
    }

    [LoggerMessage(5002, LogLevel.Warning, "A frame in the inbox was refused: {Error}")]
    private static partial void LogRefused(ILogger log, WireError error);
}
