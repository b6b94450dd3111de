using Microsoft.Extensions.Logging;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Conversations;
using OrleansBank.Grains.Runtime;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Silo.Hosting;

/// <summary>
/// Wakes sleeping grains when their times come: consents that expire, alerts that nobody answered, freezes that no bank confirmed, fetches
/// that were cut off. A due row leaves in the commit of the turn that it caused, so a crash repeats it and loses none.
/// </summary>
public sealed partial class DueScanner(
    IGrainCaller grains,
    IGrainStore store,
    TimeProvider clock,
    ILogger<DueScanner> log
) : IPlatformWork
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private const int RowsMax = 500;

    public async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            do await ScanAsync(stopping);
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The silo stops; what is due comes again when it starts.
        }
    }

    /// <summary>What is new has its time in the future: the next scan is soon enough.</summary>
    public void Kick() { }

    private async ValueTask ScanAsync(CancellationToken stopping)
    {
        IReadOnlyList<DueRow> rows;
        try
        {
            rows = await store.DueAsync(clock.GetUtcNow(), RowsMax, stopping);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogScanFailed(log, failure);
            return;
        }
        foreach (var row in rows)
        {
            try
            {
                var request = new DueRequest((DueKind)row.Kind, row.Key);
                await grains.AskAsync(ConversationGrainFactory.IdOf(row.User), request, stopping);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // Left in its place: the next scan brings it again.
                LogTurnFailed(log, failure, row.Kind);
            }
        }
    }

    [LoggerMessage(3101, LogLevel.Warning, "What is due could not be read; trying again.")]
    private static partial void LogScanFailed(ILogger log, Exception failure);

    [LoggerMessage(3102, LogLevel.Error, "A due turn of kind {Kind} failed; it comes again.")]
    private static partial void LogTurnFailed(ILogger log, Exception failure, int kind);
}
