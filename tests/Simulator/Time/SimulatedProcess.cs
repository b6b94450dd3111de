using OrleansBank.Silo.Runtime;

namespace OrleansBank.Simulator.Time;

/// <summary>
/// One process: every continuation, turn and timer of it comes through here. It can be stopped for a while, with all that it had under
/// way (SIGSTOP), and it can die, after which nothing of it ever runs again.
/// </summary>
internal sealed class SimulatedProcess(World world, string name, int number) : SynchronizationContext, ITurnScheduler
{
    private readonly List<Work> _held = [];
    private bool _isPaused;

    public World World => world;
    public string Name => name;
    public int Number => number;
    public bool IsDead { get; private set; }
    public bool IsPaused => _isPaused;

    /// <summary>How far its wall clock is off. What measures spans does not see it.</summary>
    public TimeSpan ClockOff { get; set; }

    public override string ToString() => name;

    public override void Post(SendOrPostCallback d, object? state) => world.After(TimeSpan.Zero, this, d, state);

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("nothing may block in a simulated process");

    public override SynchronizationContext CreateCopy() => this;

    public void Schedule(IThreadPoolWorkItem item) =>
        world.After(TimeSpan.Zero, this, static one => ((IThreadPoolWorkItem)one!).Execute(), item);

    public void After(TimeSpan delay, Action action) =>
        world.After(delay, this, static one => ((Action)one!)(), action);

    public void Do(in Work work)
    {
        if (IsDead)
            return;
        if (_isPaused)
        {
            _held.Add(work);
            return;
        }
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            work.Callback(work.State);
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    public void Pause() => _isPaused = true;

    public void Resume()
    {
        if (!_isPaused)
            return;
        _isPaused = false;
        foreach (var work in _held)
            world.After(TimeSpan.Zero, this, work.Callback, work.State);
        _held.Clear();
    }

    public void Die()
    {
        IsDead = true;
        _held.Clear();
    }
}
