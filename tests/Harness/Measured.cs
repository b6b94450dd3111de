using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace OrleansBank.Harness;

/// <summary>All that one meter says from now on. By the meter itself, not its name: other tests of this process have such meters too.</summary>
public sealed class Measured : IDisposable
{
    private readonly ConcurrentQueue<(string Name, double Value, string Tags)> _all = new();
    private readonly MeterListener _listener = new();

    public Measured(Meter meter)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, meter))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((of, value, tags, _) => _all.Enqueue((of.Name, value, Text(tags))));
        _listener.SetMeasurementEventCallback<long>((of, value, tags, _) => _all.Enqueue((of.Name, value, Text(tags))));
        _listener.SetMeasurementEventCallback<double>(
            (of, value, tags, _) => _all.Enqueue((of.Name, value, Text(tags)))
        );
        _listener.Start();
    }

    /// <summary>What one instrument recorded, in order, with its tags as <c>name=value,name=value</c>.</summary>
    public IReadOnlyList<(double Value, string Tags)> Of(string instrument) =>
        [.. _all.Where(one => one.Name == instrument).Select(one => (one.Value, one.Tags))];

    /// <summary>A gauge, read now.</summary>
    public double Gauge(string instrument)
    {
        _listener.RecordObservableInstruments();
        return Of(instrument)[^1].Value;
    }

    public void Dispose() => _listener.Dispose();

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));
}
