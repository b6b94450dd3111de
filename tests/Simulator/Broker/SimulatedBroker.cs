using OrleansBank.Simulator.Time;

namespace OrleansBank.Simulator.Broker;

/// <summary>One broker: queues, the exchange of the gateways, connections. What is not durable at RabbitMQ is not durable here.</summary>
internal sealed class SimulatedBroker(World world, QueueKind queues)
{
    private readonly Dictionary<string, BrokerQueue> _queues = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _bindings = new(StringComparer.Ordinal);
    private readonly List<SimulatedConnection> _connections = [];

    private TimeSpan _ledAgainAt;

    public World World => world;

    /// <summary>Whether queues have no leader for a moment.</summary>
    public bool IsLeaderless => world.Now < _ledAgainAt;

    /// <summary>Of the queues of partitions; inboxes have one consumer.</summary>
    public QueueKind Queues => queues;
    public Chance Chance { get; } = world.Chance.Fork();
    public bool IsDown { get; private set; }

    /// <summary>What is added to each way, while the network is slow.</summary>
    public TimeSpan Slowness { get; set; }
    public IReadOnlyList<SimulatedConnection> Connections => _connections;

    public void Open(SimulatedConnection connection) => _connections.Add(connection);

    /// <summary>All connections end, and what lay in the queues is gone: nothing was published as persistent.</summary>
    public void GoDown()
    {
        world.Trace("broker: down, queues purged");
        IsDown = true;
        foreach (var connection in _connections.ToArray())
            Drop(connection);
        foreach (var queue in _queues.Values)
            queue.Purge();
    }

    public void ComeUp()
    {
        world.Trace("broker: up");
        IsDown = false;
    }

    /// <summary>The broker gives a connection up: its channels end, what they held goes back, its exclusive queues are gone.</summary>
    public void Drop(SimulatedConnection connection)
    {
        if (!_connections.Remove(connection))
            return;
        connection.EndAtBroker();
        // As when the node that held it was lost, and queues choose another leader.
        if (queues is QueueKind.Quorum3)
            _ledAgainAt = world.Now + Chance.Millis(0, 400);
        foreach (var queue in _queues.Values.Where(one => one.Owner == connection).ToArray())
            Delete(queue);
    }

    public void Declare(string name, int lengthMax, SimulatedConnection? owner)
    {
        if (!_queues.ContainsKey(name))
            _queues[name] = new BrokerQueue(this, name, lengthMax, owner);
    }

    public BrokerQueue? Find(string queue) => _queues.GetValueOrDefault(queue);

    public void Bind(string queue, string exchange)
    {
        if (!_bindings.TryGetValue(exchange, out var bound))
            _bindings[exchange] = bound = [];
        if (!bound.Contains(queue))
            bound.Add(queue);
    }

    /// <summary>False when a queue was full: the publisher is told so. What leads nowhere is dropped and confirmed.</summary>
    public bool Publish(string exchange, string key, byte[] body, TimeSpan life)
    {
        var endsAt = world.Now + life;
        if (exchange.Length == 0)
            return Find(key)?.TryAdd(new BrokerMessage(exchange, key, body, endsAt)) ?? true;
        var taken = true;
        foreach (var queue in _bindings.GetValueOrDefault(exchange) ?? [])
            taken &= Find(queue)?.TryAdd(new BrokerMessage(exchange, key, body, endsAt)) ?? true;
        return taken;
    }

    public void PurgeOne()
    {
        var queue = Chance.Of(_queues.Values.ToList());
        world.Trace($"broker: queue {queue.Name} purged");
        queue.Purge();
    }

    private void Delete(BrokerQueue queue)
    {
        _queues.Remove(queue.Name);
        foreach (var bound in _bindings.Values)
            bound.Remove(queue.Name);
    }
}
