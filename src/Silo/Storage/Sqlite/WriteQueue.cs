namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>Writes that wait, in order and bounded. Many tasks add, one thread takes as many as there are.</summary>
internal sealed class WriteQueue(int roomMax) : IDisposable
{
    /// <summary>More than can ever wait for room at once.</summary>
    private const int CallersMax = 1 << 24;

    private readonly Queue<PendingWrite> waiting = new();
    private readonly SemaphoreSlim room = new(roomMax);
    private bool closed;

    /// <summary>Waits for room. Once added, a write runs whatever becomes of its caller.</summary>
    /// <exception cref="ObjectDisposedException">The store was closed.</exception>
    public ValueTask AddAsync(PendingWrite write, CancellationToken cancellation)
    {
        if (room.Wait(0, CancellationToken.None))
        {
            Add(write);
            return ValueTask.CompletedTask;
        }
        return new ValueTask(AddLaterAsync(write, cancellation));
    }

    /// <summary>Blocks until something waits. False when the queue was closed and is empty.</summary>
    public bool Take(List<PendingWrite> batch, int most)
    {
        lock (waiting)
        {
            while (waiting.Count == 0)
            {
                if (closed)
                    return false;
                Monitor.Wait(waiting);
            }
            while (batch.Count < most && waiting.TryDequeue(out var write))
                batch.Add(write);
        }
        room.Release(batch.Count);
        return true;
    }

    /// <summary>Takes no more; what waits is still handed out. Those who wait for room find it closed.</summary>
    public void Dispose()
    {
        lock (waiting)
        {
            closed = true;
            Monitor.PulseAll(waiting);
        }
        room.Release(CallersMax);
    }

    private async Task AddLaterAsync(PendingWrite write, CancellationToken cancellation)
    {
        await room.WaitAsync(cancellation);
        Add(write);
    }

    private void Add(PendingWrite write)
    {
        lock (waiting)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            waiting.Enqueue(write);
            if (waiting.Count == 1)
                Monitor.Pulse(waiting);
        }
    }
}
