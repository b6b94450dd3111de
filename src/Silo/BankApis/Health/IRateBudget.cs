namespace OrleansBank.Silo.BankApis.Health;

/// <summary>
/// A bank's rate budget, handed out in slices: on one silo from a bucket in memory, in a cluster by the bank's grain,
/// so that all silos together stay within what the bank allows.
/// </summary>
public interface IRateBudget
{
    ValueTask<BudgetSlice> TakeAsync(int wanted, CancellationToken cancellation);
}

/// <param name="Requests">How many requests may be sent; 0 when there is none left.</param>
/// <param name="Wait">When it is 0: how long until the next.</param>
public readonly record struct BudgetSlice(int Requests, TimeSpan Wait);

/// <summary>Token bucket: fills at a steady rate up to a burst.</summary>
public sealed class TokenBucket(int perSecond, int burst, TimeProvider clock) : IRateBudget
{
    private readonly Lock _gate = new();
    private double _tokens = burst;
    private long _filledAt = clock.GetTimestamp();

    public ValueTask<BudgetSlice> TakeAsync(int wanted, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            var grown = clock.GetElapsedTime(_filledAt, now).TotalSeconds * perSecond;
            _tokens = Math.Min(burst, _tokens + grown);
            _filledAt = now;
            var taken = Math.Min(wanted, (int)_tokens);
            _tokens -= taken;
            var wait = taken > 0 ? TimeSpan.Zero : TimeSpan.FromSeconds((1 - _tokens) / perSecond);
            return ValueTask.FromResult(new BudgetSlice(taken, wait));
        }
    }
}

/// <summary>
/// What the connector has in hand of its bank's budget. Takes a slice when it runs out; a slice that lies unused for a
/// second is forgotten, so that an idle silo hoards nothing.
/// </summary>
public sealed class RequestBudget(IRateBudget bank, int slice, TimeProvider clock)
{
    private static readonly TimeSpan KeepFor = TimeSpan.FromSeconds(1);
    private readonly Lock _gate = new();
    private int _left;
    private long _takenAt;

    /// <summary>Null when one request may be sent now; else how long to wait.</summary>
    public async ValueTask<TimeSpan?> TakeAsync(CancellationToken cancellation)
    {
        if (TryUse())
            return null;
        var taken = await bank.TakeAsync(slice, cancellation);
        if (taken.Requests == 0)
            return taken.Wait;
        lock (_gate)
        {
            _left += taken.Requests - 1;
            _takenAt = clock.GetTimestamp();
        }
        return null;
    }

    private bool TryUse()
    {
        lock (_gate)
        {
            if (_left == 0)
                return false;
            if (clock.GetElapsedTime(_takenAt) > KeepFor)
            {
                _left = 0;
                return false;
            }
            _left--;
            return true;
        }
    }
}
