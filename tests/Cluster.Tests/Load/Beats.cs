using System.Diagnostics;

namespace OrleansBank.Cluster.Tests.Load;

/// <summary>When the next thing is due, of one who does something at a fixed pace whatever has come back.</summary>
internal sealed class Beats(TimeSpan between, TimeSpan first)
{
    private readonly long _ticks = (long)(between.TotalSeconds * Stopwatch.Frequency);
    private long _due = Stopwatch.GetTimestamp() + (long)(first.TotalSeconds * Stopwatch.Frequency);

    /// <summary>Returns when it is due: at once when that was a moment ago.</summary>
    public async Task NextAsync(CancellationToken over)
    {
        var now = Stopwatch.GetTimestamp();
        _due = Math.Max(_due, now - (long)(Rates.MadeUpFor.TotalSeconds * Stopwatch.Frequency));
        var wait = Stopwatch.GetElapsedTime(now, _due);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, TimeProvider.System, over);
        _due += _ticks;
    }
}
