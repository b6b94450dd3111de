using System.Diagnostics.Metrics;
using OrleansBank.Silo.Telemetry;

namespace OrleansBank.Silo.Storage;

/// <summary>What operators see of a store's commits, on the meter "OrleansBank.Store".</summary>
internal sealed class StoreMeter : IDisposable
{
    public const string Name = "OrleansBank.Store";

    private readonly Meter _meter = new(Name);
    private readonly Histogram<int> _batch;
    private readonly Histogram<double> _duration;
    private readonly TimeProvider _clock;

    public StoreMeter(TimeProvider clock)
    {
        _clock = clock;
        _batch = _meter.CreateHistogram(
            "store.commit.batch",
            "{write}",
            "Turns and other writes that one commit holds.",
            tags: null,
            Buckets.Batch
        );
        _duration = _meter.CreateHistogram(
            "store.commit.duration",
            "s",
            "One commit of a batch, durable at its end.",
            tags: null,
            Buckets.Seconds
        );
    }

    public Meter Instruments => _meter;

    public long Begin() => _clock.GetTimestamp();

    /// <param name="began">What <see cref="Begin"/> gave.</param>
    public void Committed(int writes, long began)
    {
        _batch.Record(writes);
        _duration.Record(_clock.GetElapsedTime(began).TotalSeconds);
    }

    public void Dispose() => _meter.Dispose();
}
