using Microsoft.Extensions.Logging;
using OrleansBank.Contracts;
using OrleansBank.Silo.Hosting;

namespace OrleansBank.Silo.Outbox;

/// <summary>Looks how much banks are owed, for the gauges: every silo tells the same of all of it.</summary>
public sealed partial class OutboxWatch(
    IDeadLetters letters,
    OutboxMetrics metrics,
    TimeProvider clock,
    ILogger<OutboxWatch> log
) : IPlatformWork
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    public async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            do await LookAsync(stopping);
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The silo ends, and its gauges with it.
        }
    }

    /// <summary>Nothing hastens it.</summary>
    public void Kick() { }

    private async Task LookAsync(CancellationToken stopping)
    {
        try
        {
            metrics.Owed(await letters.OwedAsync(stopping), clock);
        }
        catch (UnavailableException failure)
        {
            // What was true a while ago would be told as true now.
            metrics.Owed([], clock);
            LogNotSeen(log, failure.GetType().Name);
        }
    }

    [LoggerMessage(4202, LogLevel.Warning, "What banks are owed could not be counted: {Kind}")]
    private static partial void LogNotSeen(ILogger log, string kind);
}
