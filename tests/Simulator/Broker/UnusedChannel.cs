using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace OrleansBank.Simulator.Broker;

/// <summary>What the product uses of no channel. Whoever begins to use it learns that the simulator lacks it.</summary>
internal abstract class UnusedChannel
{
    public int ChannelNumber => throw Missing();
    public IAsyncBasicConsumer? DefaultConsumer
    {
        get => throw Missing();
        set => throw Missing();
    }
    public string? CurrentQueue => throw Missing();
    public TimeSpan ContinuationTimeout
    {
        get => throw Missing();
        set => throw Missing();
    }

    public event AsyncEventHandler<BasicReturnEventArgs> BasicReturnAsync
    {
        add => throw Missing();
        remove => throw Missing();
    }

    public event AsyncEventHandler<CallbackExceptionEventArgs> CallbackExceptionAsync
    {
        add => throw Missing();
        remove => throw Missing();
    }

    public event AsyncEventHandler<FlowControlEventArgs> FlowControlAsync
    {
        add => throw Missing();
        remove => throw Missing();
    }

    public event AsyncEventHandler<ShutdownEventArgs> ChannelShutdownAsync
    {
        add => throw Missing();
        remove => throw Missing();
    }

    public ValueTask<ulong> GetNextPublishSequenceNumberAsync(CancellationToken cancellationToken = default) =>
        throw Missing();

    public ValueTask BasicNackAsync(ulong tag, bool multiple, bool requeue, CancellationToken token = default) =>
        throw Missing();

    public Task BasicCancelAsync(string consumerTag, bool noWait = false, CancellationToken token = default) =>
        throw Missing();

    public Task<BasicGetResult?> BasicGetAsync(string queue, bool autoAck, CancellationToken token = default) =>
        throw Missing();

    public ValueTask BasicPublishAsync<TProperties>(
        CachedString exchange,
        CachedString routingKey,
        bool mandatory,
        TProperties basicProperties,
        ReadOnlyMemory<byte> body,
        CancellationToken cancellationToken = default
    )
        where TProperties : IReadOnlyBasicProperties, IAmqpHeader => throw Missing();

    public ValueTask BasicRejectAsync(ulong deliveryTag, bool requeue, CancellationToken token = default) =>
        throw Missing();

    public Task CloseAsync(ShutdownEventArgs reason, bool abort, CancellationToken token = default) => throw Missing();

    public Task ExchangeDeclarePassiveAsync(string exchange, CancellationToken token = default) => throw Missing();

    public Task ExchangeDeleteAsync(
        string exchange,
        bool ifUnused = false,
        bool noWait = false,
        CancellationToken token = default
    ) => throw Missing();

    public Task ExchangeBindAsync(
        string destination,
        string source,
        string routingKey,
        IDictionary<string, object?>? arguments = null,
        bool noWait = false,
        CancellationToken token = default
    ) => throw Missing();

    public Task ExchangeUnbindAsync(
        string destination,
        string source,
        string routingKey,
        IDictionary<string, object?>? arguments = null,
        bool noWait = false,
        CancellationToken token = default
    ) => throw Missing();

    public Task<QueueDeclareOk> QueueDeclarePassiveAsync(string queue, CancellationToken token = default) =>
        throw Missing();

    public Task<uint> QueueDeleteAsync(
        string queue,
        bool ifUnused,
        bool ifEmpty,
        bool noWait = false,
        CancellationToken token = default
    ) => throw Missing();

    public Task<uint> QueuePurgeAsync(string queue, CancellationToken token = default) => throw Missing();

    public Task QueueUnbindAsync(
        string queue,
        string exchange,
        string routingKey,
        IDictionary<string, object?>? arguments = null,
        CancellationToken token = default
    ) => throw Missing();

    public Task<uint> MessageCountAsync(string queue, CancellationToken token = default) => throw Missing();

    public Task<uint> ConsumerCountAsync(string queue, CancellationToken token = default) => throw Missing();

    public Task TxCommitAsync(CancellationToken token = default) => throw Missing();

    public Task TxRollbackAsync(CancellationToken token = default) => throw Missing();

    public Task TxSelectAsync(CancellationToken token = default) => throw Missing();

    private static NotSupportedException Missing() => new("the simulated broker has no such thing");
}
