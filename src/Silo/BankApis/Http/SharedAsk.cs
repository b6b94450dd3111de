using OrleansBank.Grains.Banks;

namespace OrleansBank.Silo.BankApis.Http;

/// <summary>
/// One answer of a bank that many callers need. The first who finds none asks; who waited meanwhile shares what came, a
/// failure too: a hundred people in line must not each wait for a bank's time-out one after another.
/// </summary>
/// <param name="isGood">Whether an answer that was kept may still be used.</param>
public sealed class SharedAsk<T>(Func<T, bool> isGood) : IDisposable
    where T : class
{
    private readonly SemaphoreSlim _asking = new(1, 1);
    private volatile T? _kept;
    private BankResult<T> _last;
    private int _asked;

    public async ValueTask<BankResult<T>> GetAsync(
        Func<CancellationToken, ValueTask<BankResult<T>>> ask,
        CancellationToken cancellation
    )
    {
        if (_kept is { } ready && isGood(ready))
            return BankResult<T>.Of(ready);
        var before = Volatile.Read(ref _asked);
        await _asking.WaitAsync(cancellation);
        try
        {
            if (_kept is { } kept && isGood(kept))
                return BankResult<T>.Of(kept);
            if (_asked != before && !_last.Ok)
                return _last;
            // A caller that gives up here throws past the next lines: whoever is next asks for itself.
            _last = await ask(cancellation);
            _kept = _last.Value;
            Interlocked.Increment(ref _asked);
            return _last;
        }
        finally
        {
            _asking.Release();
        }
    }

    public void Forget() => _kept = null;

    public void Dispose() => _asking.Dispose();
}
