namespace OrleansBank.Simulator.Broker;

/// <summary>
/// A queue as RabbitMQ keeps it: bounded with reject-publish, messages end by their own time, what was not acknowledged goes back to
/// its place, and of the consumers one alone is active: the first, then another as its kind has it.
/// </summary>
internal sealed class BrokerQueue(SimulatedBroker broker, string name, int lengthMax, SimulatedConnection? owner)
{
    private readonly SortedDictionary<long, BrokerMessage> _ready = [];
    private readonly List<BrokerConsumer> _consumers = [];
    private BrokerConsumer? _active;
    private long _place;

    /// <summary>The active one is given nothing more: another has a higher priority.</summary>
    private bool IsFading =>
        broker.Queues is QueueKind.Quorum4 && _consumers.Exists(one => one.Priority > _active?.Priority);

    public string Name => name;

    /// <summary>Of an exclusive queue, which goes with its connection.</summary>
    public SimulatedConnection? Owner => owner;

    public bool TryAdd(BrokerMessage message)
    {
        if (_ready.Count >= lengthMax)
            return false;
        message.Place = ++_place;
        _ready.Add(message.Place, message);
        Deliver();
        return true;
    }

    public void GoBack(BrokerMessage message)
    {
        message.Redelivered = true;
        _ready[message.Place] = message;
    }

    public void Add(BrokerConsumer consumer)
    {
        _consumers.Add(consumer);
        Choose();
        Deliver();
    }

    public void Remove(SimulatedChannel channel)
    {
        _consumers.RemoveAll(one => one.Channel == channel);
        if (_active?.Channel == channel)
            _active = null;
        Choose();
    }

    public void Purge() => _ready.Clear();

    public void Deliver()
    {
        Choose();
        while (_active is { } consumer && !IsFading && consumer.Channel.HasRoom && _ready.Count > 0)
        {
            var (place, message) = _ready.First();
            _ready.Remove(place);
            if (message.EndsAt > broker.World.Now)
                consumer.Channel.Hand(this, consumer, message);
        }
    }

    private void Choose()
    {
        var best =
            broker.Queues is QueueKind.Quorum3 ? _consumers.FirstOrDefault() : _consumers.MaxBy(one => one.Priority);
        _active ??= best;
        if (broker.Queues is QueueKind.Quorum4 && best?.Priority > _active?.Priority && !_active.Channel.Holds(this))
            _active = best;
    }
}
