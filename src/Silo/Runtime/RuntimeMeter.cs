using System.Diagnostics;
using System.Diagnostics.Metrics;
using OrleansBank.Silo.Telemetry;

namespace OrleansBank.Silo.Runtime;

/// <summary>What operators see of the grain runtime, on the meter "OrleansBank.Silo".</summary>
internal sealed class RuntimeMeter : IDisposable
{
    public const string Name = "OrleansBank.Silo";

    private static readonly ActivitySource Traces = new(Name);

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _turns;
    private readonly Counter<long> _failedTurns;
    private readonly Histogram<double> _turnDuration;
    private readonly TimeProvider _clock;
    private int _depthMax;
    private int _depthMaxBefore;
    private long _turnCount;
    private long _failedCount;

    public RuntimeMeter(Func<int> active, Func<int> calls, TimeProvider clock)
    {
        _clock = clock;
        Activations = _meter.CreateCounter<long>("grain.activations", "{grain}");
        FailedActivations = _meter.CreateCounter<long>("grain.activations.failed", "{grain}");
        Deactivations = _meter.CreateCounter<long>("grain.deactivations", "{grain}");
        FailedDeactivations = _meter.CreateCounter<long>("grain.deactivations.failed", "{grain}");
        _turns = _meter.CreateCounter<long>("grain.turns", "{turn}");
        _failedTurns = _meter.CreateCounter<long>("grain.turns.failed", "{turn}");
        _turnDuration = _meter.CreateHistogram(
            "grain.turn.duration",
            "s",
            "From a call to the end of its turn, the wait in the mailbox included.",
            tags: null,
            Buckets.Seconds
        );
        Reloads = _meter.CreateCounter<long>("grain.reloads", "{grain}");
        Withdrawn = _meter.CreateCounter<long>("grain.calls.withdrawn", "{call}");
        Overloads = _meter.CreateCounter<long>("grain.overloads", "{call}");
        _meter.CreateObservableGauge("grain.active", active, "{grain}");
        _meter.CreateObservableGauge("grain.calls", calls, "{call}");
        _meter.CreateObservableGauge("grain.mailbox.depth.max", () => MailboxDepthMax, "{call}");
    }

    public Meter Instruments => _meter;

    /// <summary>Turns that ended since the runtime began, failed ones too.</summary>
    public long TurnCount => Interlocked.Read(ref _turnCount);

    public long FailedTurnCount => Interlocked.Read(ref _failedCount);

    public Counter<long> Activations { get; }
    public Counter<long> FailedActivations { get; }
    public Counter<long> Deactivations { get; }
    public Counter<long> FailedDeactivations { get; }
    public Counter<long> Reloads { get; }
    public Counter<long> Withdrawn { get; }
    public Counter<long> Overloads { get; }

    /// <summary>A call is made. Costs nothing while nobody listens.</summary>
    public TurnStart Begin() =>
        _turnDuration.Enabled || Traces.HasListeners()
            ? new TurnStart(true, _clock.GetTimestamp(), Activity.Current?.Context ?? default)
            : default;

    /// <summary>
    /// Its turn has ended. The span is made only now, as one that is under way would have to travel with the turn, which sees nothing
    /// ambient of its caller.
    /// </summary>
    public void Ended(TurnStart start, string kind, bool failed)
    {
        _turns.Add(1);
        Interlocked.Increment(ref _turnCount);
        if (failed)
        {
            _failedTurns.Add(1);
            Interlocked.Increment(ref _failedCount);
        }
        if (!start.IsMeasured)
            return;
        var took = _clock.GetElapsedTime(start.Timestamp);
        _turnDuration.Record(took.TotalSeconds, new KeyValuePair<string, object?>("kind", kind));
        if (!Traces.HasListeners())
            return;
        var began = _clock.GetUtcNow() - took;
        using var span = Traces.StartActivity("turn", ActivityKind.Internal, start.Parent, startTime: began);
        span?.SetTag("kind", kind);
        if (failed)
            span?.SetStatus(ActivityStatusCode.Error);
    }

    /// <summary>The deepest mailbox in this sweep period and the one before: an old burst is forgotten.</summary>
    public int MailboxDepthMax => Math.Max(Volatile.Read(ref _depthMax), Volatile.Read(ref _depthMaxBefore));

    /// <summary>A race may lose the lower of two depths, and now and then the higher: it is a gauge, not an invariant.</summary>
    public void SawDepth(int depth)
    {
        if (depth > Volatile.Read(ref _depthMax))
        {
            Volatile.Write(ref _depthMax, depth);
        }
    }

    public void NextPeriod()
    {
        Volatile.Write(ref _depthMaxBefore, Volatile.Read(ref _depthMax));
        Volatile.Write(ref _depthMax, 0);
    }

    public void Dispose() => _meter.Dispose();
}
