namespace OrleansBank.SandboxBank.OAuth;

/// <summary>Values that are good once and for a time. The oldest leave when there are too many. Safe for several threads.</summary>
internal sealed class OneTimeStore<T>(TimeSpan life, TimeProvider clock)
    where T : class
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (T Value, DateTimeOffset Until)> _values = [];
    private readonly Queue<(string Key, DateTimeOffset Until)> _order = new();

    /// <summary>False when the key stands there already.</summary>
    public bool TryAdd(string key, T value)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            while (_order.TryPeek(out var oldest) && (oldest.Until <= now || _order.Count >= Limits.PendingMax))
                _values.Remove(_order.Dequeue().Key);
            if (!_values.TryAdd(key, (value, now + life)))
                return false;
            _order.Enqueue((key, now + life));
            return true;
        }
    }

    /// <summary>Looks without using it up.</summary>
    public T? Find(string? key)
    {
        lock (_gate)
            return key is not null && _values.TryGetValue(key, out var found) && clock.GetUtcNow() < found.Until
                ? found.Value
                : null;
    }

    /// <summary>Uses it up: the second taker gets null.</summary>
    public T? Take(string? key)
    {
        lock (_gate)
        {
            if (key is null || !_values.Remove(key, out var found))
                return null;
            return clock.GetUtcNow() < found.Until ? found.Value : null;
        }
    }
}
