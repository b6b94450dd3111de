using System.Globalization;
using SQLitePCL;

namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>One connection with its prepared statements. Used by one thread at a time (no mutex inside).</summary>
internal sealed class Connection : IDisposable
{
    private readonly sqlite3 handle;
    private sqlite3_stmt?[] statements = new sqlite3_stmt?[64];

    private LogMeter? log;
    private int pageBytes;

    private Connection(sqlite3 handle) => this.handle = handle;

    /// <exception cref="SqliteFault">The file can't be opened, or a setting did not take.</exception>
    public static Connection OpenWriter(string path, SqliteStoreOptions options)
    {
        var flags = raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX;
        var db = Open(path, flags, options.Vfs);
        try
        {
            db.Set("page_size", Settings.PageBytes);
            db.Demand("journal_mode", "wal", "WAL");
            db.Demand("synchronous", "2", "FULL");
            db.Demand("secure_delete", "1", "ON");
            // The writer decides itself when to copy the log into the database, between two commits.
            db.Demand("wal_autocheckpoint", "0", "0");
            db.Demand("cell_size_check", "1", "ON");
            db.SetCommon(options.WriterCacheKib);
            // An old database has the size of page that it was made with.
            db.pageBytes = int.Parse(db.Setting("page_size"), CultureInfo.InvariantCulture);
            db.log = new LogMeter();
            db.log.Attach(db.handle);
            return db;
        }
        catch
        {
            db.Dispose();
            throw;
        }
    }

    /// <exception cref="SqliteFault">The file can't be opened, or a setting did not take.</exception>
    public static Connection OpenReader(string path, SqliteStoreOptions options)
    {
        var db = Open(path, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX, options.Vfs);
        try
        {
            db.Demand("query_only", "1", "ON");
            db.SetCommon(options.ReaderCacheKib);
            return db;
        }
        catch
        {
            db.Dispose();
            throw;
        }
    }

    public bool InTransaction => raw.sqlite3_get_autocommit(handle) == 0;

    /// <summary>Rows that the last insert, update or delete touched.</summary>
    public int Changes => raw.sqlite3_changes(handle);

    public long LastRowId => raw.sqlite3_last_insert_rowid(handle);

    /// <summary>Bytes of the log at the last commit of this connection.</summary>
    public long LogBytes => (long)(log?.Pages ?? 0) * pageBytes;

    public Statement Use(Query query)
    {
        if (query.Number >= statements.Length)
            Array.Resize(ref statements, Math.Max(query.Number + 1, statements.Length * 2));
        var statement = statements[query.Number];
        if (statement is null)
        {
            var code = raw.sqlite3_prepare_v3(handle, query.Utf8, raw.SQLITE_PREPARE_PERSISTENT, out statement);
            Check(code, "prepare");
            statements[query.Number] = statement;
        }
        return new Statement(statement);
    }

    public void Run(Query query)
    {
        using var statement = Use(query);
        statement.Run();
    }

    /// <summary>Runs SQL that holds no value from outside: settings and migrations.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(handle, sql), "exec");

    public string Setting(string name)
    {
        Check(raw.sqlite3_prepare_v2(handle, $"PRAGMA {name}", out var statement), "pragma");
        using (statement)
        {
            return raw.sqlite3_step(statement) == raw.SQLITE_ROW
                ? raw.sqlite3_column_text(statement, 0).utf8_to_string()
                : "";
        }
    }

    /// <summary>Copies the log into the database. Returns how many frames the log holds and how many of them were copied.</summary>
    /// <param name="mode">https://sqlite.org/c3ref/wal_checkpoint_v2.html</param>
    public (int Code, int LogFrames, int CopiedFrames) Checkpoint(int mode)
    {
        var code = raw.sqlite3_wal_checkpoint_v2(handle, "main", mode, out var log, out var copied);
        return (code, log, copied);
    }

    public void Dispose()
    {
        foreach (var statement in statements)
            statement?.Dispose();
        Array.Clear(statements);
        handle.Dispose();
        log?.Dispose();
        log = null;
    }

    private static Connection Open(string path, int flags, string? vfs)
    {
        WipingAllocator.Install();
        var code = raw.sqlite3_open_v2(path, out var handle, flags, LogVfs.Over(vfs));
        if (code == raw.SQLITE_OK)
        {
            _ = raw.sqlite3_extended_result_codes(handle, 1);
            _ = raw.sqlite3_busy_timeout(handle, Settings.BusyWaitMs);
            return new Connection(handle);
        }
        handle?.Dispose();
        throw new SqliteFault(code, "open");
    }

    private void SetCommon(int cacheKib)
    {
        Demand("trusted_schema", "0", "OFF");
        Demand("mmap_size", "0", "0");
        Demand("temp_store", "2", "MEMORY");
        Set("cache_size", -cacheKib);
    }

    private void Set(string name, long value) =>
        Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA {name} = {value}"));

    /// <summary>Sets and reads back: SQLite ignores in silence what it doesn't know or can't do.</summary>
    private void Demand(string name, string expected, string value)
    {
        Execute($"PRAGMA {name} = {value}");
        var actual = Setting(name);
        // A compile-time limit of 0 makes SQLite answer nothing for mmap_size: there is no mapping then.
        if (actual != expected && !(name == "mmap_size" && actual.Length == 0))
            throw new StoreUnavailableException($"SQLite did not take {name} = {value}; it says '{actual}'.");
    }

    private void Check(int code, string during)
    {
        if (code != raw.SQLITE_OK)
            throw new SqliteFault(raw.sqlite3_extended_errcode(handle), during);
    }
}
