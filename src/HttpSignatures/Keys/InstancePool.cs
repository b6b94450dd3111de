using System.Collections.Concurrent;

namespace OrleansBank.HttpSignatures.Keys;

/// <summary>
/// The framework's key objects are not promised to be thread-safe: each call takes one of its own, made from the key's
/// parameters and kept for the next call. At most one a thread that was ever in a call at once.
/// </summary>
internal sealed class InstancePool<T>(Func<T> create) : IDisposable
    where T : IDisposable
{
    private readonly ConcurrentBag<T> _idle = [];
    private volatile bool _disposed;

    public T Rent()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _idle.TryTake(out var instance) ? instance : create();
    }

    public void Return(T instance)
    {
        _idle.Add(instance);
        if (_disposed)
            Empty();
    }

    public void Dispose()
    {
        _disposed = true;
        Empty();
    }

    private void Empty()
    {
        while (_idle.TryTake(out var instance))
            instance.Dispose();
    }
}
