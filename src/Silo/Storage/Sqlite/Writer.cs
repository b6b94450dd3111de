using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>
/// The only one who writes: a thread that takes whatever waits and commits it together. A write is answered after COMMIT returned,
/// which with synchronous=FULL is after the log was synced.
/// </summary>
internal sealed partial class Writer : IDisposable
{
    private static readonly Query Begin = new("BEGIN IMMEDIATE");
    private static readonly Query Commit = new("COMMIT");
    private static readonly Query Rollback = new("ROLLBACK");
    private static readonly Query Savepoint = new("SAVEPOINT one");
    private static readonly Query Release = new("RELEASE one");
    private static readonly Query RollbackOne = new("ROLLBACK TO one");

    private readonly SqliteStoreOptions options;
    private readonly Connections connections;
    private readonly ReaderPool readers;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly StoreMeter meter;
    private readonly WriteQueue queue;
    private readonly Thread thread;
    private readonly List<PendingWrite> taken = [];
    private readonly List<PendingWrite> batch = [];
    private readonly List<PendingScrub> scrubs = [];
    private volatile bool healthy = true;
    private DateTimeOffset forgetAt = DateTimeOffset.MinValue;

    public Writer(
        SqliteStoreOptions options,
        Connections connections,
        ReaderPool readers,
        TimeProvider clock,
        ILogger logger
    )
    {
        this.options = options;
        this.connections = connections;
        this.readers = readers;
        this.clock = clock;
        this.logger = logger;
        meter = new StoreMeter(clock);
        queue = new WriteQueue(options.QueueWritesMax);
        thread = new Thread(Run) { IsBackground = true, Name = "store writer" };
        thread.Start();
    }

    /// <summary>False from a failed commit on until a commit succeeds again; every write tries.</summary>
    public bool IsHealthy => healthy;

    private WriteSession Session => connections.Session;

    public Meter Instruments => meter.Instruments;

    public ValueTask AddAsync(PendingWrite write, CancellationToken cancellation) =>
        queue.AddAsync(write, cancellation);

    /// <summary>Commits what waits and closes. Blocks until the thread has ended.</summary>
    public void Dispose()
    {
        queue.Dispose();
        thread.Join();
        meter.Dispose();
    }

    private void Run()
    {
        while (queue.Take(taken, options.BatchWritesMax))
        {
            foreach (var write in taken)
            {
                if (write is PendingScrub scrub)
                    scrubs.Add(scrub);
                else
                    batch.Add(write);
            }
            taken.Clear();
            Guarded(batch, CommitBatch);
            Guarded(scrubs, Scrub);
            batch.Clear();
            scrubs.Clear();
            if (!healthy)
                continue;
            connections.TrimLog();
            ForgetOldEvents();
        }
        connections.Dispose();
    }

    /// <summary>An exception here is a bug. It must not end the thread, on which everybody waits.</summary>
    private void Guarded<T>(List<T> writes, Action work)
        where T : PendingWrite
    {
        if (writes.Count == 0)
            return;
        try
        {
            work();
        }
        catch (Exception e)
        {
            LogBug(logger, e);
            healthy = false;
            foreach (var write in writes)
                write.Fail(known: false);
        }
    }

    private void CommitBatch()
    {
        var began = meter.Begin();
        if (!healthy && !TryHeal())
        {
            FailBatch(known: true);
            return;
        }
        try
        {
            if (!TryApply(withSavepoints: false))
                _ = TryApply(withSavepoints: true);
        }
        catch (SqliteFault fault)
        {
            // Without its COMMIT nothing of the batch counts, whatever reached the log.
            LogOutage(logger, fault.ExtendedCode);
            healthy = false;
            _ = TryHeal();
            FailBatch(known: true);
            return;
        }
        try
        {
            Session.Db.Run(Commit);
            meter.Committed(batch.Count, began);
        }
        catch (SqliteFault fault)
        {
            // The batch may stand in the log without being durable. Only a commit over it makes sure that it is lost.
            LogOutage(logger, fault.ExtendedCode);
            healthy = false;
            FailBatch(known: TryHeal());
            return;
        }
        foreach (var write in batch)
            write.Complete();
    }

    /// <summary>
    /// Runs the batch without savepoints, which cost time and are hardly ever needed. After a data error it starts again with one
    /// around each write, so that each guilty one fails alone; two passes are enough however many are guilty.
    /// </summary>
    private bool TryApply(bool withSavepoints)
    {
        Session.Db.Run(Begin);
        for (var i = 0; i < batch.Count; i++)
        {
            try
            {
                if (withSavepoints)
                    Session.Db.Run(Savepoint);
                batch[i].Apply(Session);
                if (withSavepoints)
                    Session.Db.Run(Release);
            }
            catch (SqliteFault fault) when (fault.IsDataError)
            {
                Session.Names.Forget();
                if (!withSavepoints)
                {
                    Session.Db.Run(Rollback);
                    return false;
                }
                Session.Db.Run(RollbackOne);
                Session.Db.Run(Release);
                batch[i].Refuse(fault.IsConflict);
            }
        }
        return true;
    }

    private void FailBatch(bool known)
    {
        foreach (var write in batch)
            write.Fail(known);
    }

    /// <summary>A little at a time and between two batches, so that nobody waits long for it.</summary>
    private void ForgetOldEvents()
    {
        var now = clock.GetUtcNow();
        if (now < forgetAt)
            return;
        try
        {
            var more = SeenEvents.Prune(Session.Db, now.AddDays(-options.SeenEventDays), Settings.ForgottenAtOnce);
            forgetAt = more ? now : now.AddSeconds(Settings.ForgetEverySeconds);
        }
        catch (SqliteFault fault)
        {
            LogOutage(logger, fault.ExtendedCode);
            healthy = false;
        }
    }

    private bool TryHeal()
    {
        if (!connections.TryHeal(clock.GetUtcNow()))
            return false;
        healthy = true;
        LogHealed(logger);
        return true;
    }

    private void Scrub()
    {
        if (!readers.TryPause(options.ScrubWaitMs))
        {
            FailScrubs();
            return;
        }
        try
        {
            connections.Scrub();
        }
        catch (Exception e) when (e is SqliteFault or StoreUnavailableException)
        {
            LogScrubFailed(logger);
            healthy = false;
            FailScrubs();
            return;
        }
        finally
        {
            readers.Resume();
        }
        foreach (var scrub in scrubs)
            scrub.Complete();
    }

    private void FailScrubs()
    {
        foreach (var scrub in scrubs)
            scrub.Fail(known: false);
    }

    [LoggerMessage(EventId = 3001, Level = LogLevel.Critical, Message = "The store failed with SQLite code {Code}.")]
    private static partial void LogOutage(ILogger logger, int code);

    [LoggerMessage(EventId = 3003, Level = LogLevel.Warning, Message = "The store commits again.")]
    private static partial void LogHealed(ILogger logger);

    [LoggerMessage(EventId = 3004, Level = LogLevel.Error, Message = "The store could not be scrubbed.")]
    private static partial void LogScrubFailed(ILogger logger);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Critical, Message = "A write of the store broke.")]
    private static partial void LogBug(ILogger logger, Exception exception);
}
