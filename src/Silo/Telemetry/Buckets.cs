using System.Diagnostics.Metrics;

namespace OrleansBank.Silo.Telemetry;

/// <summary>Bounds of histograms: those that exporters take by themselves are made for milliseconds.</summary>
internal static class Buckets
{
    /// <summary>Of turns and commits, in seconds.</summary>
    public static InstrumentAdvice<double> Seconds { get; } =
        new()
        {
            HistogramBucketBoundaries =
            [
                0.0005,
                0.001,
                0.0025,
                0.005,
                0.01,
                0.025,
                0.05,
                0.1,
                0.25,
                0.5,
                1,
                2.5,
                5,
                10,
            ],
        };

    /// <summary>Of what waits for a bank, in seconds: up to the 72 hours after which it is a dead letter.</summary>
    public static InstrumentAdvice<double> LongSeconds { get; } =
        new() { HistogramBucketBoundaries = [0.1, 0.5, 1, 2, 5, 15, 60, 300, 900, 3_600, 21_600, 86_400, 259_200] };

    /// <summary>Of batches, in writes: a store commits 512 together at most, unless it is set otherwise.</summary>
    public static InstrumentAdvice<int> Batch { get; } =
        new() { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512] };
}
