namespace OrleansBank.Gateway.Chat.Live;

/// <summary>What the wheel calls when its time has come. Its place in the wheel is part of it, so that waiting allocates nothing.</summary>
internal abstract class WheelEntry
{
    internal WheelEntry? Next;
    internal WheelEntry? Previous;
    internal int Slot = -1;

    /// <summary>Called by the wheel's one timer, the entry no longer in the wheel: it may schedule itself again. Must not block.</summary>
    public abstract void OnDue();
}

/// <summary>
/// One timer for everything that waits: pings, time-outs, expiries. A timing wheel of one-second slots (Varghese and Lauck 1987,
/// scheme 4): scheduling and removing take constant time and no memory. What is further away than the wheel comes early, at most
/// once a round, and schedules itself again.
/// </summary>
internal sealed partial class Wheel : IDisposable
{
    public const int SecondsMax = 255;
    private const int Slots = SecondsMax + 1;

    private readonly WheelEntry?[] _slots = new WheelEntry?[Slots];
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly ILogger<Wheel> _log;
    private readonly long _startedAt;
    private readonly ITimer _timer;
    private int _now;
    private int _turning;

    public Wheel(TimeProvider time, ILogger<Wheel> log)
    {
        _log = log;
        _time = time;
        _startedAt = time.GetTimestamp();
        _timer = time.CreateTimer(static wheel => ((Wheel)wheel!).Turn(), this, Second, Second);
    }

    private static TimeSpan Second { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Whole seconds since the wheel was made, as of its last turn: reading it costs nothing.</summary>
    public int Now => Volatile.Read(ref _now);

    /// <summary>The second of this wheel in which a time lies.</summary>
    public int SecondOf(DateTimeOffset at) =>
        (int)Math.Min(int.MaxValue, Now + Math.Ceiling((at - _time.GetUtcNow()).TotalSeconds));

    /// <param name="seconds">From now; at least one, and at most <see cref="SecondsMax"/>.</param>
    public void Schedule(WheelEntry entry, int seconds)
    {
        lock (_gate)
        {
            Unlink(entry);
            entry.Slot = (_now + Math.Clamp(seconds, 1, SecondsMax)) % Slots;
            entry.Next = _slots[entry.Slot];
            if (entry.Next is not null)
                entry.Next.Previous = entry;
            _slots[entry.Slot] = entry;
        }
    }

    public void Remove(WheelEntry entry)
    {
        lock (_gate)
            Unlink(entry);
    }

    public void Dispose() => _timer.Dispose();

    private void Turn()
    {
        // A turn that takes longer than a second is not overtaken by the next.
        if (Interlocked.Exchange(ref _turning, 1) != 0)
            return;
        try
        {
            // The timer may be late: every second that passed gets its turn.
            var until = (int)_time.GetElapsedTime(_startedAt).TotalSeconds;
            while (_now < until)
            {
                lock (_gate)
                    _now++;
                while (TryTake(_now % Slots, out var due))
                    Call(due);
            }
        }
        finally
        {
            Volatile.Write(ref _turning, 0);
        }
    }

    /// <summary>A timer's callback has nobody to throw to: one entry's bug must not end the process.</summary>
    private void Call(WheelEntry due)
    {
        try
        {
            due.OnDue();
        }
        catch (Exception bug)
        {
            Unexpected(_log, bug.GetType().Name, bug.StackTrace);
        }
    }

    private bool TryTake(int slot, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out WheelEntry? entry)
    {
        lock (_gate)
        {
            entry = _slots[slot];
            if (entry is null)
                return false;
            Unlink(entry);
            return true;
        }
    }

    private void Unlink(WheelEntry entry)
    {
        if (entry.Slot < 0)
            return;
        if (entry.Previous is not null)
            entry.Previous.Next = entry.Next;
        else
            _slots[entry.Slot] = entry.Next;
        if (entry.Next is not null)
            entry.Next.Previous = entry.Previous;
        entry.Next = entry.Previous = null;
        entry.Slot = -1;
    }

    [LoggerMessage(1102, LogLevel.Error, "Unexpected {Kind} on the wheel at {Trace}")]
    private static partial void Unexpected(ILogger log, string kind, string? trace);
}
