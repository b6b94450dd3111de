using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansBank.Grains.Runtime;
using OrleansBank.Silo.Runtime;

namespace OrleansBank.Silo.Tests.Runtime;

/// <summary>
/// A runtime on one thread: its scheduler and its clock move when told. The test framework's synchronization context is put aside,
/// as it would carry continuations to other threads.
/// </summary>
internal sealed class RuntimeUnderTest : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Dictionary<string, long> _counts = [];
    private readonly SynchronizationContext? _context = SynchronizationContext.Current;

    public RuntimeUnderTest(GrainLimits? limits = null, int? seed = null)
    {
        SynchronizationContext.SetSynchronizationContext(null);
        Scheduler = new ManualScheduler(seed);
        Limits = limits ?? new GrainLimits();
        Runtime = new GrainRuntime([Grains], Limits, Scheduler, Clock, NullLogger<GrainRuntime>.Instance);
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, Runtime.Instruments))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Count(instrument, value));
        _listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => _counts[instrument.Name] = value);
        _listener.Start();
    }

    public ScriptedGrains Grains { get; } = new();
    public ManualClock Clock { get; } = new();
    public ManualScheduler Scheduler { get; }
    public GrainLimits Limits { get; }
    public GrainRuntime Runtime { get; }

    public Answer Ask(string key, object request, CancellationToken cancellation = default) =>
        new(Runtime.AskAsync(GrainNames.Grain(key), request, cancellation));

    public Answer Stop(TimeSpan within)
    {
        return new(StopAsync());

        async ValueTask<object> StopAsync() => await Runtime.StopAsync(within);
    }

    /// <summary>What the meter says: counters summed up, gauges as they stand.</summary>
    public long Measured(string instrument)
    {
        _listener.RecordObservableInstruments();
        return _counts.GetValueOrDefault(instrument);
    }

    public void Dispose()
    {
        _listener.Dispose();
        Assert.True(Runtime.DisposeAsync().AsTask().IsCompletedSuccessfully);
        SynchronizationContext.SetSynchronizationContext(_context);
    }

    private void Count(Instrument instrument, long value) =>
        _counts[instrument.Name] = _counts.GetValueOrDefault(instrument.Name) + value;
}
