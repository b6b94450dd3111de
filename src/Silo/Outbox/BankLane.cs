using OrleansBank.Grains.Storage;

namespace OrleansBank.Silo.Outbox;

/// <summary>
/// What goes to one bank: so many at once, and a short line behind them. Each bank has its own, so that a bank that
/// hangs holds up itself alone.
/// </summary>
internal sealed class BankLane(int atOnceMax, int waitingMax, Func<OutboxRow, Task> handle)
{
    private readonly Lock _gate = new();
    private readonly Queue<OutboxRow> _waiting = new();
    private readonly HashSet<Task> _running = [];
    private int _active;
    private bool _closed;

    /// <summary>False when there is no room, or the lane was closed.</summary>
    public bool TryAdd(OutboxRow row)
    {
        lock (_gate)
        {
            if (_closed)
                return false;
            if (_active >= atOnceMax)
            {
                if (_waiting.Count >= waitingMax)
                    return false;
                _waiting.Enqueue(row);
                return true;
            }
            _active++;
        }
        Start(row);
        return true;
    }

    /// <summary>Takes nothing more; answers what was waiting, and what is under way.</summary>
    public (IReadOnlyList<OutboxRow> Waiting, Task UnderWay) Close()
    {
        lock (_gate)
        {
            _closed = true;
            OutboxRow[] left = [.. _waiting];
            _waiting.Clear();
            return (left, Task.WhenAll(_running));
        }
    }

    private void Start(OutboxRow row)
    {
        var running = RunAsync(row);
        lock (_gate)
        {
            if (!running.IsCompleted)
                _running.Add(running);
        }
        _ = running.ContinueWith(Forget, TaskScheduler.Default);
    }

    private void Forget(Task done)
    {
        lock (_gate)
            _running.Remove(done);
    }

    /// <param name="first">The rest comes from the line, until it is empty.</param>
    private async Task RunAsync(OutboxRow first)
    {
        await Task.Yield(); // The one who adds goes on at once, whatever the handler does before it first waits.
        for (var row = first; row is not null; row = NextOrEnd())
            await handle(row);
    }

    private OutboxRow? NextOrEnd()
    {
        lock (_gate)
        {
            if (_waiting.TryDequeue(out var next))
                return next;
            _active--;
            return null;
        }
    }
}
