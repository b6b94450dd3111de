namespace OrleansBank.Silo.Cluster.Ownership;

/// <summary>
/// Asks the ledger whether the epoch still holds, for answers that no commit vouches for. Those that wait share one question; it is
/// always one that began after they asked, since only such an answer says that what they read was the truth.
/// </summary>
internal sealed class ReadFence(Func<ValueTask<bool>> holds)
{
    private readonly Lock _gate = new();
    private Task<bool>? _running;
    private Task<bool>? _next;

    public Task<bool> HoldsAsync()
    {
        lock (_gate)
        {
            if (_running is null)
                return _running = RunAsync(null);
            return _next ??= RunAsync(_running);
        }
    }

    private async Task<bool> RunAsync(Task? before)
    {
        // Never on the caller's stack: the field that names this question must be set before it can end.
        await Task.Yield();
        if (before is not null)
            await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            return await holds();
        }
        finally
        {
            lock (_gate)
                (_running, _next) = (_next, null);
        }
    }
}
