namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>A few read connections. A read is short work on the caller's own thread; who finds none free waits its turn.</summary>
internal sealed class ReaderPool : IDisposable
{
    private static readonly Query Begin = new("BEGIN");
    private static readonly Query Commit = new("COMMIT");

    private readonly string path;
    private readonly SqliteStoreOptions options;
    private readonly SemaphoreSlim free;
    private readonly Stack<Connection> idle = new();
    private volatile bool closed;

    public ReaderPool(string path, SqliteStoreOptions options)
    {
        this.path = path;
        this.options = options;
        free = new SemaphoreSlim(options.ReaderConnections, options.ReaderConnections);
    }

    /// <summary>Runs a question on one snapshot of the store, however many statements it has.</summary>
    /// <exception cref="StoreUnavailableException">SQLite could not answer.</exception>
    public async ValueTask<T> ReadAsync<T>(Func<Connection, T> question, CancellationToken cancellation)
    {
        await free.WaitAsync(cancellation);
        try
        {
            ObjectDisposedException.ThrowIf(closed, this);
            var db = Borrow();
            try
            {
                db.Run(Begin);
                var answer = question(db);
                db.Run(Commit);
                lock (idle)
                    idle.Push(db);
                return answer;
            }
            catch
            {
                db.Dispose();
                throw;
            }
        }
        catch (SqliteFault fault)
        {
            throw new StoreUnavailableException("The store can't read now.", fault);
        }
        finally
        {
            free.Release();
        }
    }

    /// <summary>
    /// Blocks until no read runs, closes every read connection with its page cache, and keeps new reads waiting until
    /// <see cref="Resume"/>. False, with nothing held, when reads did not finish in time.
    /// </summary>
    public bool TryPause(int waitMs)
    {
        var deadline = Environment.TickCount64 + waitMs;
        for (var held = 0; held < options.ReaderConnections; held++)
        {
            if (free.Wait((int)Math.Max(0, deadline - Environment.TickCount64)))
                continue;
            if (held > 0)
                free.Release(held);
            return false;
        }
        CloseIdle();
        return true;
    }

    public void Resume() => free.Release(options.ReaderConnections);

    /// <summary>Waits for the reads that run. Those that wait find the store closed.</summary>
    public void Dispose()
    {
        closed = true;
        if (TryPause(options.ScrubWaitMs))
            Resume();
        CloseIdle();
    }

    private Connection Borrow()
    {
        lock (idle)
        {
            if (idle.TryPop(out var db))
                return db;
        }
        return Connection.OpenReader(path, options);
    }

    private void CloseIdle()
    {
        lock (idle)
        {
            while (idle.TryPop(out var db))
                db.Dispose();
        }
    }
}
