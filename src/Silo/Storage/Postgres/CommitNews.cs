using Microsoft.Extensions.Logging;
using OrleansBank.Silo.Telemetry;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>What becomes of commits, said once an outage and each minute of it, and not for every batch that meets it.</summary>
internal sealed partial class CommitNews(TimeProvider clock, ILogger logger)
{
    /// <summary>Connections end one after another: a commit that goes well in between ends no outage.</summary>
    public static readonly TimeSpan WellAfter = TimeSpan.FromSeconds(1);

    private const long Never = long.MinValue;
    private readonly SaidRarely _failed = new(clock);
    private long _failedAt = Never;

    public void Failed(string why)
    {
        Volatile.Write(ref _failedAt, clock.GetTimestamp());
        if (_failed.IsNews(why))
            LogOutage(logger, why);
    }

    public void Committed()
    {
        var at = Volatile.Read(ref _failedAt);
        if (at == Never || clock.GetElapsedTime(at) < WellAfter)
            return;
        if (Interlocked.CompareExchange(ref _failedAt, Never, at) == at && _failed.End())
            LogAgain(logger);
    }

    [LoggerMessage(EventId = 3011, Level = LogLevel.Critical, Message = "Commits fail. {Why}.")]
    private static partial void LogOutage(ILogger logger, string why);

    [LoggerMessage(EventId = 3014, Level = LogLevel.Information, Message = "The database takes commits again.")]
    private static partial void LogAgain(ILogger logger);
}
