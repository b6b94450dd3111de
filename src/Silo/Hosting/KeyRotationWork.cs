using Microsoft.Extensions.Logging;
using OrleansBank.Silo.Storage.Vault;

namespace OrleansBank.Silo.Hosting;

/// <summary>Makes a new master key each month, so that what was erased is gone from backups of the database too.</summary>
public sealed partial class KeyRotationWork(
    MasterKeyRotation rotation,
    TimeProvider clock,
    ILogger<KeyRotationWork> log
) : IPlatformWork
{
    public static readonly TimeSpan Age = TimeSpan.FromDays(30);
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            do await RotateAsync(stopping);
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // A rotation that was cut off is begun again at the next start: the older keys stay until nothing stands under them.
        }
    }

    /// <summary>Nothing hastens it.</summary>
    public void Kick() { }

    private async ValueTask RotateAsync(CancellationToken stopping)
    {
        if (clock.GetUtcNow() - rotation.CurrentMadeAt < Age)
            return;
        try
        {
            LogRotated(log, await rotation.RunAsync(stopping));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(log, failure);
        }
    }

    [LoggerMessage(
        3301,
        LogLevel.Information,
        "A new master key: {Keys} keys were wrapped anew, the older master keys are gone."
    )]
    private static partial void LogRotated(ILogger log, int keys);

    [LoggerMessage(
        3302,
        LogLevel.Error,
        "The master key could not be replaced; nothing was lost, and it is tried again within the hour."
    )]
    private static partial void LogFailed(ILogger log, Exception failure);
}
