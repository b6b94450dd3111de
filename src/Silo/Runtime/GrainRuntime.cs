using System.Collections.Frozen;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using OrleansBank.Contracts;
using OrleansBank.Grains.Runtime;

namespace OrleansBank.Silo.Runtime;

/// <summary>
/// The embedded grain runtime. A grain is activated by its first call, runs one turn at a time, and leaves memory when it was idle
/// for a while. All that is ambient comes from outside: where turns run, and what time it is.
/// </summary>
public sealed partial class GrainRuntime : IGrainCaller, IAsyncDisposable
{
    /// <summary>An activation leaves when so many sweeps went by without a call: four, a quarter of the idle time apart.</summary>
    private const int IdleSweeps = 4;

    private readonly FrozenDictionary<string, IGrainFactory> _factories;
    private readonly ActivationTable _table;
    private readonly TimeProvider _clock;
    private readonly ILogger<GrainRuntime> _log;
    private readonly ITimer _sweeper;
    private readonly Lock _sweeping = new();
    private readonly CancellationTokenSource _stopped = new();
    private readonly TaskCompletionSource _drained = new();
    private int _calls;
    private int _sweepNumber;
    private volatile bool _stopping;
    private volatile bool _closed;

    public GrainRuntime(
        IEnumerable<IGrainFactory> factories,
        GrainLimits limits,
        ITurnScheduler scheduler,
        TimeProvider clock,
        ILogger<GrainRuntime> log
    )
    {
        limits.Check();
        Limits = limits;
        Scheduler = scheduler;
        _clock = clock;
        _log = log;
        _factories = factories.ToFrozenDictionary(factory => factory.Kind, StringComparer.Ordinal);
        _table = new ActivationTable(id => new Activation(this, _factories[id.Kind], id));
        Calls = new CallPool(scheduler);
        Meter = new RuntimeMeter(() => _table.Count, () => Volatile.Read(ref _calls), clock);
        Ambient = ExecutionContext.Capture();
        Stopped = _stopped.Token;
        var period = limits.IdleTimeout / IdleSweeps;
        _sweeper = clock.CreateTimer(static runtime => ((GrainRuntime)runtime!).CollectIdle(), this, period, period);
    }

    internal GrainLimits Limits { get; }
    internal ITurnScheduler Scheduler { get; }
    internal CallPool Calls { get; }
    internal RuntimeMeter Meter { get; }
    internal ExecutionContext? Ambient { get; }

    /// <summary>Cancelled when a drain gives up: what still loads then should end.</summary>
    internal CancellationToken Stopped { get; }

    internal int SweepNumber => Volatile.Read(ref _sweepNumber);

    /// <summary>The meter "OrleansBank.Silo" of this runtime: a process that hosts several can tell them apart.</summary>
    public Meter Instruments => Meter.Instruments;

    /// <summary>Grains in memory, and places that a call has just made or left.</summary>
    public int ActiveGrains => _table.Count;

    /// <summary>What it does, in figures, for operators.</summary>
    public RuntimeFigures Figures =>
        new(ActiveGrains, Volatile.Read(ref _calls), Meter.MailboxDepthMax, Meter.TurnCount, Meter.FailedTurnCount);

    /// <summary>
    /// Asks a grain. A turn that can run at once runs on the caller's stack; otherwise it waits its turn. The answer's continuation
    /// never runs inside the grain's turn. Cancelled while it waits, the call is withdrawn; once it runs, the token is the grain's.
    /// </summary>
    /// <exception cref="OverloadedException">The mailbox or the process has no room.</exception>
    /// <exception cref="StoppingException">The runtime drains, and the call comes from outside of a turn.</exception>
    /// <exception cref="GrainCallsItselfException">From within its own turn, which would wait for ever.</exception>
    public ValueTask<object> AskAsync(GrainId id, object request, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<object>(cancellation);
        }
        if (!_factories.ContainsKey(id.Kind))
        {
            throw new ArgumentException($"no grain is of kind {id.Kind}", nameof(id));
        }
        if (Refusal(Interlocked.Increment(ref _calls)) is { } refusal)
        {
            CallEnded();
            return ValueTask.FromException<object>(refusal);
        }
        while (_table.FindOrAdd(id, Limits.ActivationsMax) is { } activation)
        {
            if (activation.TryAsk(request, cancellation, out var answer))
            {
                return answer;
            }
        }
        CallEnded();
        return ValueTask.FromException<object>(Overloaded());
    }

    /// <summary>
    /// Takes grains out of memory that were idle for the whole idle time. The runtime's one timer calls it four times an idle time.
    /// The number of grains that left.
    /// </summary>
    public int CollectIdle()
    {
        if (!_sweeping.TryEnter())
        {
            // The sweep before is slow; this one has nothing to add.
            return 0;
        }
        try
        {
            Interlocked.Increment(ref _sweepNumber);
            Meter.NextPeriod();
            Calls.Trim();
            bool crowded = _table.Count > Limits.ActivationsMax * 0.9;
            return _table.Sweep(crowded ? 1 : IdleSweeps);
        }
        finally
        {
            _sweeping.Exit();
        }
    }

    /// <summary>
    /// Lets go of the grains that another process may own now, and of the keys that they hold: their waiting calls fail with
    /// <paramref name="why"/>, a turn that runs ends first. The number of calls that failed.
    /// </summary>
    public int Drop(Func<GrainId, bool> which, Exception why) =>
        _table.Sum(activation => which(activation.Id) ? activation.Drop(why) : 0);

    /// <summary>
    /// Drains: refuses new calls, finishes what waits and runs, lets all grains go. What still waits after
    /// <paramref name="within"/> fails with <see cref="StoppingException"/>, and what still runs is left to itself.
    /// </summary>
    /// <returns>The calls that were not finished: 0 when the drain was graceful.</returns>
    public async ValueTask<int> StopAsync(TimeSpan within)
    {
        // Step 1: no new calls, but those that running turns make.
        _stopping = true;
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _calls) == 0)
        {
            _drained.TrySetResult();
        }
        // Step 2: wait for what is under way.
        int unfinished = 0;
        try
        {
            await _drained.Task.WaitAsync(within, _clock);
        }
        catch (TimeoutException)
        {
            // Step 3: give up what remains.
            unfinished = Volatile.Read(ref _calls);
            _stopped.Cancel();
            _table.Sum(static activation => activation.FailWaiting(new StoppingException()));
        }
        // Step 4: let the grains go.
        _closed = true;
        await _sweeper.DisposeAsync();
        lock (_sweeping)
        {
            _table.Sweep(idleSweeps: 0);
        }
        return unfinished;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(TimeSpan.Zero);
        Meter.Dispose();
        _stopped.Dispose();
    }

    internal void CallEnded()
    {
        if (Interlocked.Decrement(ref _calls) == 0 && _stopping)
        {
            // Not on this stack, which is that of a turn.
            Scheduler.Schedule(new DrainEnd(_drained));
        }
    }

    internal OverloadedException Overloaded()
    {
        Meter.Overloads.Add(1);
        return new OverloadedException(Limits.RetryAfter);
    }

    internal void DeactivationFailed(string kind, Exception error)
    {
        Meter.FailedDeactivations.Add(1);
        LogDeactivationFailed(kind, error.GetType().Name);
    }

    private Exception? Refusal(int calls)
    {
        if (_closed || (_stopping && TurnContext.Current is null))
        {
            return new StoppingException();
        }
        return calls <= Limits.CallsMax ? null : Overloaded();
    }

    private sealed class DrainEnd(TaskCompletionSource drained) : IThreadPoolWorkItem
    {
        public void Execute() => drained.TrySetResult();
    }

    // The type of the error alone: its text may cite what the grain held.
    [LoggerMessage(
        EventId = 2001,
        Level = LogLevel.Error,
        Message = "A {Kind} grain failed to deactivate: {ErrorType}"
    )]
    private partial void LogDeactivationFailed(string kind, string errorType);
}
