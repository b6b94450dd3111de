using Microsoft.Extensions.Logging;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>Looks now and then, beside the commits, whether there are seen events to forget.</summary>
internal sealed partial class Forgetting(SeenEvents seen, int days, TimeProvider clock, ILogger logger)
{
    /// <summary>How often it is looked whether there are any, in seconds.</summary>
    private const int EverySeconds = 60;

    private readonly Lock gate = new();
    private DateTimeOffset nextAt = DateTimeOffset.MinValue;
    private bool running;

    /// <summary>What runs, so that the store can wait for it.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    /// <summary>Called after a commit; returns at once.</summary>
    public void Nudge()
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            if (running || now < nextAt)
                return;
            running = true;
            Running = Task.Run(() => ForgetAsync(now));
        }
    }

    private async Task ForgetAsync(DateTimeOffset now)
    {
        var more = false;
        try
        {
            more = await seen.PruneAsync(now.AddDays(-days), CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            LogLater(logger);
        }
        lock (gate)
        {
            nextAt = more ? now : now.AddSeconds(EverySeconds);
            running = false;
        }
    }

    [LoggerMessage(
        EventId = 3013,
        Level = LogLevel.Warning,
        Message = "Old events could not be forgotten now; it is tried again."
    )]
    private static partial void LogLater(ILogger logger);
}
