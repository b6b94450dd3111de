using Microsoft.Extensions.Logging;
using OrleansBank.Silo.Hosting;

namespace OrleansBank.Silo.Status;

/// <summary>Tells operators' boards of this process every few seconds. No operator need look: it costs one small frame.</summary>
public sealed partial class Telling(Action tell, TimeProvider clock, ILogger<Telling> log) : IPlatformWork
{
    /// <summary>A board counts as gone who was silent for some of these.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    public async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            do Tell();
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The process ends; boards notice that it says no more.
        }
    }

    /// <summary>Nothing hastens it.</summary>
    public void Kick() { }

    private void Tell()
    {
        try
        {
            tell();
        }
        catch (Exception failure)
        {
            // A key of today that is not there yet, for one: what is told to operators must not end what runs beside it.
            LogNotTold(log, failure.GetType().Name);
        }
    }

    [LoggerMessage(3401, LogLevel.Warning, "Operators' boards could not be told of this process: {Kind}")]
    private static partial void LogNotTold(ILogger log, string kind);
}
