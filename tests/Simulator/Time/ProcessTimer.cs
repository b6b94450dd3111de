namespace OrleansBank.Simulator.Time;

/// <summary>A timer of one process. It does not fire while the process is stopped, and fires once when it goes on.</summary>
internal sealed class ProcessTimer(SimulatedProcess process, TimerCallback callback, object? state) : ITimer
{
    private readonly ExecutionContext? _context = ExecutionContext.IsFlowSuppressed()
        ? null
        : ExecutionContext.Capture();
    private TimeSpan _period = Timeout.InfiniteTimeSpan;
    private long _setting;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _period = period;
        _setting++;
        if (dueTime != Timeout.InfiniteTimeSpan)
            Arm(dueTime);
        return true;
    }

    public void Dispose()
    {
        _setting++;
        _period = Timeout.InfiniteTimeSpan;
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Arm(TimeSpan delay)
    {
        var setting = _setting;
        process.After(delay > TimeSpan.Zero ? delay : TimeSpan.FromTicks(1), () => Fire(setting));
    }

    private void Fire(long setting)
    {
        if (setting != _setting)
            return;
        if (_period > TimeSpan.Zero)
            Arm(_period);
        if (_context is null)
            callback(state);
        else
            ExecutionContext.Run(_context, static one => ((ProcessTimer)one!).Call(), this);
    }

    private void Call() => callback(state);
}
