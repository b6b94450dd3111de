using Microsoft.Extensions.Logging;

namespace OrleansBank.Silo.Cluster.Ownership;

/// <summary>
/// What becomes of a silo's partitions, for its log. They come, go and fail by dozens: they are counted, and said in one line every few
/// seconds; each of them at level Debug.
/// </summary>
internal sealed partial class SeatNews(int partitions, TimeProvider clock, ILogger<Seat> log)
{
    public static readonly TimeSpan SaidEvery = TimeSpan.FromSeconds(5);
    private readonly Lock _gate = new();
    private int _taken;
    private int _handedOver;
    private int _ownedBefore;
    private (int Count, string Why) _notTaken;
    private (int Count, string Why) _failed;
    private long? _saidAt;

    public void Taken(int partition, long epoch)
    {
        LogTakenOne(log, partition, epoch);
        lock (_gate)
            _taken++;
    }

    public void HandedOver(int partition)
    {
        LogHandedOverOne(log, partition);
        lock (_gate)
            _handedOver++;
    }

    public void NotTaken(int partition, Exception failure)
    {
        var why = Outage.WordsOf(failure);
        LogNotTakenOne(log, partition, why);
        lock (_gate)
            _notTaken = (_notTaken.Count + 1, why);
    }

    public void Failed(int partition, Exception failure)
    {
        var why = Outage.WordsOf(failure);
        LogFailedOne(log, partition, why);
        lock (_gate)
            _failed = (_failed.Count + 1, why);
    }

    /// <summary>Called with every beat of the silo.</summary>
    /// <param name="owned">How many partitions it owns now.</param>
    public void Tell(int owned)
    {
        lock (_gate)
        {
            if (_saidAt is { } at && clock.GetElapsedTime(at) < SaidEvery)
                return;
            if (_taken == 0 && _handedOver == 0 && _notTaken.Count == 0 && _failed.Count == 0 && owned == _ownedBefore)
                return;
            if (_notTaken.Count > 0)
                LogNotTaken(log, _notTaken.Count, _notTaken.Why);
            if (_failed.Count > 0)
                LogFailed(log, _failed.Count, _failed.Why);
            LogOwned(log, owned, partitions, _ownedBefore, _taken, _handedOver);
            (_taken, _handedOver, _notTaken, _failed) = (0, 0, default, default);
            (_ownedBefore, _saidAt) = (owned, clock.GetTimestamp());
        }
    }

    [LoggerMessage(
        5101,
        LogLevel.Information,
        "This silo owns {Owned} of {Partitions} partitions, {Before} before. Taken: {Taken}, handed over: {HandedOver}."
    )]
    private static partial void LogOwned(ILogger log, int owned, int partitions, int before, int taken, int handedOver);

    [LoggerMessage(5102, LogLevel.Warning, "Partitions could not be taken, {Count} times; the last time: {Why}")]
    private static partial void LogNotTaken(ILogger log, int count, string why);

    [LoggerMessage(5105, LogLevel.Warning, "Channels of partitions failed, {Count} times; the last time: {Why}")]
    private static partial void LogFailed(ILogger log, int count, string why);

    [LoggerMessage(5106, LogLevel.Debug, "Took partition {Partition} in epoch {Epoch}.")]
    private static partial void LogTakenOne(ILogger log, int partition, long epoch);

    [LoggerMessage(5107, LogLevel.Debug, "Partition {Partition} could not be taken: {Why}")]
    private static partial void LogNotTakenOne(ILogger log, int partition, string why);

    [LoggerMessage(5108, LogLevel.Debug, "The channel of partition {Partition} failed: {Why}")]
    private static partial void LogFailedOne(ILogger log, int partition, string why);

    [LoggerMessage(5109, LogLevel.Debug, "Partition {Partition} is handed over, to keep silos even.")]
    private static partial void LogHandedOverOne(ILogger log, int partition);
}
