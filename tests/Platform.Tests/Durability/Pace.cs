using System.Diagnostics;

namespace OrleansBank.Platform.Tests.Durability;

/// <summary>Spreads a load: so many a second from when it was made, however long each takes. Whoever is late is not held up.</summary>
internal sealed class Pace(double perSecond)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private long _passed;

    public async Task NextAsync(CancellationToken cancellation)
    {
        var wait = TimeSpan.FromSeconds(_passed++ / perSecond) - _clock.Elapsed;
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, TimeProvider.System, cancellation);
    }
}
