using System.Diagnostics.Metrics;

namespace OrleansBank.Silo.Runtime;

/// <summary>What operators see of the grain runtime, on the meter "OrleansBank.Silo".</summary>
internal sealed class RuntimeMeter : IDisposable
{
    public const string Name = "OrleansBank.Silo";

    private readonly Meter _meter = new(Name);
    private int _depthMax;
    private int _depthMaxBefore;

    public RuntimeMeter(Func<int> active, Func<int> calls)
    {
        Activations = _meter.CreateCounter<long>("grain.activations", "{grain}");
        FailedActivations = _meter.CreateCounter<long>("grain.activations.failed", "{grain}");
        Deactivations = _meter.CreateCounter<long>("grain.deactivations", "{grain}");
        FailedDeactivations = _meter.CreateCounter<long>("grain.deactivations.failed", "{grain}");
        Turns = _meter.CreateCounter<long>("grain.turns", "{turn}");
        FailedTurns = _meter.CreateCounter<long>("grain.turns.failed", "{turn}");
        Reloads = _meter.CreateCounter<long>("grain.reloads", "{grain}");
        Withdrawn = _meter.CreateCounter<long>("grain.calls.withdrawn", "{call}");
        Overloads = _meter.CreateCounter<long>("grain.overloads", "{call}");
        _meter.CreateObservableGauge("grain.active", active, "{grain}");
        _meter.CreateObservableGauge("grain.calls", calls, "{call}");
        _meter.CreateObservableGauge("grain.mailbox.depth.max", () => MailboxDepthMax, "{call}");
    }

    public Meter Instruments => _meter;

    public Counter<long> Activations { get; }
    public Counter<long> FailedActivations { get; }
    public Counter<long> Deactivations { get; }
    public Counter<long> FailedDeactivations { get; }
    public Counter<long> Turns { get; }
    public Counter<long> FailedTurns { get; }
    public Counter<long> Reloads { get; }
    public Counter<long> Withdrawn { get; }
    public Counter<long> Overloads { get; }

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
