using System.Globalization;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace OrleansBank.Simulator.Broker;

/// <summary>One channel, on both sides: unacknowledged messages and prefetch at the broker, one handler after another in the process.</summary>
internal sealed class SimulatedChannel(SimulatedConnection connection, bool confirms) : UnusedChannel, IChannel
{
    private readonly SimulatedBroker _broker = connection.Broker;
    private readonly SortedDictionary<ulong, (BrokerQueue Queue, BrokerMessage Message)> _open = [];
    private readonly List<BrokerQueue> _consumed = [];
    private readonly List<IAsyncBasicConsumer> _consumers = [];
    private readonly Queue<Func<Task>> _dispatched = new();
    private readonly List<AsyncEventHandler<BasicAckEventArgs>> _acks = [];
    private readonly List<AsyncEventHandler<BasicNackEventArgs>> _nacks = [];

    /// <summary>Queues to which it has published, and whether it is refused there for good.</summary>
    private readonly Dictionary<string, bool> _reached = new(StringComparer.Ordinal);
    private int _prefetch = int.MaxValue;
    private ulong _lastTag;
    private ulong _published;
    private bool _endedAtBroker;
    private Task _dispatching = Task.CompletedTask;

    public ShutdownEventArgs? CloseReason { get; private set; }
    public bool IsOpen => CloseReason is null;
    public bool IsClosed => !IsOpen;

    /// <summary>Whether the broker may send one more that is not acknowledged.</summary>
    public bool HasRoom => _open.Count < _prefetch;

    /// <summary>Whether something of the queue is not acknowledged.</summary>
    public bool Holds(BrokerQueue queue) => _open.Values.Any(one => one.Queue == queue);

    public event AsyncEventHandler<BasicAckEventArgs> BasicAcksAsync
    {
        add => _acks.Add(value);
        remove => _acks.Remove(value);
    }

    public event AsyncEventHandler<BasicNackEventArgs> BasicNacksAsync
    {
        add => _nacks.Add(value);
        remove => _nacks.Remove(value);
    }

    public Task BasicQosAsync(
        uint prefetchSize,
        ushort prefetchCount,
        bool global,
        CancellationToken token = default
    ) => AskAsync(() => _prefetch = prefetchCount, token);

    public Task ExchangeDeclareAsync(
        string exchange,
        string type,
        bool durable,
        bool autoDelete,
        IDictionary<string, object?>? arguments = null,
        bool passive = false,
        bool noWait = false,
        CancellationToken cancellationToken = default
    ) => AskAsync(() => true, cancellationToken);

    public async Task<QueueDeclareOk> QueueDeclareAsync(
        string queue,
        bool durable,
        bool exclusive,
        bool autoDelete,
        IDictionary<string, object?>? arguments = null,
        bool passive = false,
        bool noWait = false,
        CancellationToken cancellationToken = default
    )
    {
        var most = Convert.ToInt32(arguments!["x-max-length"], CultureInfo.InvariantCulture);
        await AskAsync(Declare, cancellationToken);
        return new QueueDeclareOk(queue, 0, 0);

        bool Declare()
        {
            _broker.Declare(queue, most, exclusive ? connection : null);
            return true;
        }
    }

    public Task QueueBindAsync(
        string queue,
        string exchange,
        string routingKey,
        IDictionary<string, object?>? arguments = null,
        bool noWait = false,
        CancellationToken cancellationToken = default
    )
    {
        return AskAsync(Bind, cancellationToken);

        bool Bind()
        {
            _broker.Bind(queue, exchange);
            return true;
        }
    }

    public Task<string> BasicConsumeAsync(
        string queue,
        bool autoAck,
        string consumerTag,
        bool noLocal,
        bool exclusive,
        IDictionary<string, object?>? arguments,
        IAsyncBasicConsumer consumer,
        CancellationToken cancellationToken = default
    )
    {
        var tag = consumerTag.Length > 0 ? consumerTag : $"of {queue}";
        var priority = arguments?.TryGetValue("x-priority", out var wanted) == true ? (int)wanted! : 0;
        _consumers.Add(consumer);
        return AskAsync(Consume, cancellationToken);

        string Consume()
        {
            if (!_endedAtBroker && _broker.Find(queue) is { } found)
            {
                _consumed.Add(found);
                found.Add(new BrokerConsumer(this, consumer, tag, priority));
            }
            return tag;
        }
    }

    public ValueTask BasicAckAsync(ulong deliveryTag, bool multiple, CancellationToken cancellationToken = default)
    {
        ThrowIfClosed();
        connection.Up(() =>
        {
            if (_open.Remove(deliveryTag, out var one))
                one.Queue.Deliver();
        });
        return ValueTask.CompletedTask;
    }

    public ValueTask BasicPublishAsync<TProperties>(
        string exchange,
        string routingKey,
        bool mandatory,
        TProperties basicProperties,
        ReadOnlyMemory<byte> body,
        CancellationToken cancellationToken = default
    )
        where TProperties : IReadOnlyBasicProperties, IAmqpHeader
    {
        ThrowIfClosed();
        var life = TimeSpan.FromMilliseconds(long.Parse(basicProperties.Expiration!, CultureInfo.InvariantCulture));
        var bytes = body.ToArray();
        connection.Up(() =>
        {
            var number = ++_published;
            var taken = Reaches(exchange, routingKey) && _broker.Publish(exchange, routingKey, bytes, life);
            if (confirms)
                connection.Down(() => Confirm(number, taken));
        });
        return ValueTask.CompletedTask;
    }

    public async Task CloseAsync(ushort replyCode, string replyText, bool abort, CancellationToken token = default)
    {
        if (!IsOpen)
            return;
        CloseReason = new ShutdownEventArgs(ShutdownInitiator.Application, replyCode, replyText);
        try
        {
            await connection.AskAsync(End, token);
        }
        catch (AlreadyClosedException)
        {
            // It ended with its connection.
        }
        TellConsumers(CloseReason);
        await _dispatching;

        bool End()
        {
            EndAtBroker();
            return true;
        }
    }

    public async ValueTask DisposeAsync() => await CloseAsync(200, "", abort: true);

    public void Dispose() => throw new NotSupportedException("nothing may block in a simulated process");

    /// <summary>At the broker: one message on its way to the process.</summary>
    public void Hand(BrokerQueue queue, BrokerConsumer to, BrokerMessage message)
    {
        var tag = ++_lastTag;
        _open.Add(tag, (queue, message));
        var redelivered = message.Redelivered;
        connection.Down(() =>
        {
            if (!IsOpen)
                return;
            _dispatched.Enqueue(() => HandleAsync(to, tag, redelivered, message));
            Dispatch();
        });
    }

    /// <summary>At the broker: consumers leave, and what was not acknowledged goes back to its place for the next one.</summary>
    public void EndAtBroker()
    {
        if (_endedAtBroker)
            return;
        _endedAtBroker = true;
        foreach (var (queue, message) in _open.Values)
            queue.GoBack(message);
        _open.Clear();
        foreach (var queue in _consumed)
        {
            queue.Remove(this);
            queue.Deliver();
        }
    }

    /// <summary>In the process: its connection was lost.</summary>
    public void Lose(ShutdownEventArgs reason)
    {
        if (!IsOpen)
            return;
        CloseReason = reason;
        TellConsumers(reason);
    }

    private void TellConsumers(ShutdownEventArgs reason)
    {
        foreach (var consumer in _consumers)
            _dispatched.Enqueue(() => consumer.HandleChannelShutdownAsync(this, reason));
        Dispatch();
    }

    private void Dispatch()
    {
        if (_dispatching.IsCompleted)
            _dispatching = DispatchAsync();
    }

    private async Task DispatchAsync()
    {
        while (_dispatched.TryDequeue(out var next))
            await next();
    }

    private async Task HandleAsync(BrokerConsumer to, ulong tag, bool redelivered, BrokerMessage message)
    {
        // The library takes its buffer back after the handler: who keeps it would read something else.
        byte[] body = [.. message.Body];
        var properties = new BasicProperties();
        var (exchange, key) = (message.Exchange, message.Key);
        await to.Consumer.HandleBasicDeliverAsync(to.Tag, tag, redelivered, exchange, key, properties, body);
        Array.Clear(body);
    }

    private void Confirm(ulong number, bool taken)
    {
        if (taken)
        {
            foreach (var handler in _acks)
                _ = handler(this, new BasicAckEventArgs(number, false));
            return;
        }
        foreach (var handler in _nacks)
            _ = handler(this, new BasicNackEventArgs(number, false, false));
    }

    /// <summary>RabbitMQ 3.10: a channel that comes to a quorum queue first while that has no leader is refused for as long as it lives.</summary>
    private bool Reaches(string exchange, string key)
    {
        if (exchange.Length > 0 || _broker.Find(key) is not { Owner: null })
            return true;
        if (!_reached.TryGetValue(key, out var reaches))
            _reached[key] = reaches = !_broker.IsLeaderless;
        return reaches;
    }

    private Task<T> AskAsync<T>(Func<T> ask, CancellationToken cancellation)
    {
        ThrowIfClosed();
        return connection.AskAsync(ask, cancellation);
    }

    private void ThrowIfClosed()
    {
        if (CloseReason is { } closed)
            throw new AlreadyClosedException(closed);
    }
}
