using System.Threading.Channels;

namespace OrleansBank.Silo.Tests.Outbox;

/// <summary>
/// A clock before the test's own that tells which timers were set, once they are: so that a test moves time after that.
/// </summary>
internal sealed class TimerWatch(TimeProvider clock) : TimeProvider
{
    private readonly Channel<TimeSpan> _set = Channel.CreateUnbounded<TimeSpan>();

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = clock.CreateTimer(callback, state, dueTime, period);
        _set.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Completes once a timer of just this length was set.</summary>
    public async Task SetAsync(int dueTimeMs)
    {
        while (await _set.Reader.NextAsync() != TimeSpan.FromMilliseconds(dueTimeMs)) { }
    }
}
