using System.Diagnostics;

namespace OrleansBank.Silo.Cluster;

/// <summary>
/// The two ends of a request's way through the broker, on the source "OrleansBank.Cluster": a span at the asker, and one at the silo
/// that is its child. Named by kinds alone; without anybody who exports traces neither is made.
/// </summary>
internal static class AskTraces
{
    public const string SourceName = "OrleansBank.Cluster";
    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>From the request to its answer, the repeats included.</summary>
    public static Activity? Asking(object request) =>
        Source.HasListeners()
            ? Source.StartActivity("ask", ActivityKind.Client)?.SetTag("request", request.GetType().Name)
            : null;

    /// <summary>What travels; null when this span is not kept, as then its child is not either.</summary>
    public static string? Travelling(Activity? asking) => asking is { Recorded: true } ? asking.Id : null;

    /// <param name="trace">What came; null, or nonsense, begins no trace.</param>
    public static Activity? Answering(string? trace) =>
        trace is not null && Source.HasListeners() && ActivityContext.TryParse(trace, null, true, out var asker)
            ? Source.StartActivity("answer", ActivityKind.Server, asker)
            : null;
}
