namespace OrleansBank.Simulator.Time;

/// <summary>The clock of one process: the world's time, and a wall clock that may be wrong.</summary>
internal sealed class ProcessClock(SimulatedProcess process) : TimeProvider
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long GetTimestamp() => process.World.Now.Ticks;

    public override DateTimeOffset GetUtcNow() => process.World.Begin + process.World.Now + process.ClockOff;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ProcessTimer(process, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }
}
