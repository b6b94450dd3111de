namespace OrleansBank.Silo.Outbox;

/// <summary>
/// Wakes one sleeper: at once when rung, at the earliest time it was set for, or when it has slept long enough.
/// </summary>
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
        var (bell, wakeAt) = Prepare(longest);
        var sleep = wakeAt - clock.GetUtcNow();
        if (sleep > TimeSpan.Zero && !bell.IsCompleted)
        {
            using var woken = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var slept = Task.Delay(sleep, clock, woken.Token);
            // A clock that jumped meanwhile must not make the sleep longer than it was meant.
            if (clock.GetUtcNow() < wakeAt)
                await Task.WhenAny(bell, slept);
            await woken.CancelAsync();
        }
        Clear();
    }

    private (Task Bell, DateTimeOffset WakeAt) Prepare(TimeSpan longest)
    {
        lock (_gate)
        {
            var look = clock.GetUtcNow() + longest;
            return (_rung.Task, _earliest < look ? _earliest : look);
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
