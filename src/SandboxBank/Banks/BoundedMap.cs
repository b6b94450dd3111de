namespace OrleansBank.SandboxBank.Banks;

/// <summary>A dictionary with a limit: the oldest key leaves first. Safe for use by several threads.</summary>
internal sealed class BoundedMap<T>(int max)
    where T : class
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, T> _values = [];
    private readonly Queue<string> _order = new();

    public T? Find(string key)
    {
        lock (_gate)
            return _values.GetValueOrDefault(key);
    }

    public void Set(string key, T value)
    {
        lock (_gate)
        {
            if (!_values.ContainsKey(key))
                Enqueue(key);
            _values[key] = value;
        }
    }

    /// <summary>False when the key is there already.</summary>
    public bool TryAdd(string key, T value)
    {
        lock (_gate)
        {
            if (!_values.TryAdd(key, value))
                return false;
            Enqueue(key);
            return true;
        }
    }

    /// <summary>What stands under the key, made now if there is nothing.</summary>
    public T GetOrAdd(string key, Func<string, T> make)
    {
        lock (_gate)
        {
            if (_values.TryGetValue(key, out var value))
                return value;
            value = make(key);
            _values.Add(key, value);
            Enqueue(key);
            return value;
        }
    }

    /// <summary>In the order in which their keys came.</summary>
    public T[] All()
    {
        lock (_gate)
            return [.. _order.Select(key => _values[key])];
    }

    private void Enqueue(string key)
    {
        _order.Enqueue(key);
        if (_order.Count > max)
            _values.Remove(_order.Dequeue());
    }
}
