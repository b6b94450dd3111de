namespace OrleansBank.Silo.Outbox;

/// <summary>Wakes one sleeper: at once when rung, at the earliest time it was set for, or when it has slept long enough.</summary>
internal sealed class Alarm(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _rung = NewBell();
    private DateTimeOffset _earliest = DateTimeOffset.MaxValue;

    public void Ring()
    {
        lock (_gate)
            _rung.TrySetResult();
    }

    public void SetFor(DateTimeOffset at)
    {
        lock (_gate)
        {
            if (at >= _earliest)
                return;
            _earliest = at;
            // Who sleeps already must reckon anew.
            _rung.TrySetResult();
        }
    }

    /// <summary>Returns when there may be work; also when cancelled.</summary>
    public async Task WaitAsync(TimeSpan longest, CancellationToken cancellation)
    {
        var (bell, sleep) = Prepare(longest);
        if (sleep <= TimeSpan.Zero || bell.IsCompleted)
        {
            Clear();
            return;
        }
        using var woken = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(bell, Task.Delay(sleep, clock, woken.Token));
        await woken.CancelAsync();
        Clear();
    }

    private (Task Bell, TimeSpan Sleep) Prepare(TimeSpan longest)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var sleep = _earliest - now < longest ? _earliest - now : longest;
            return (_rung.Task, sleep);
        }
    }

    /// <summary>Before the sleeper looks again: what rings from now on is a new reason to look.</summary>
    private void Clear()
    {
        lock (_gate)
        {
            if (_rung.Task.IsCompleted)
                _rung = NewBell();
            if (_earliest <= clock.GetUtcNow())
                _earliest = DateTimeOffset.MaxValue;
        }
    }

    private static TaskCompletionSource NewBell() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
