using System.Globalization;
using SQLitePCL;

namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>
/// The writer's connection and a second one that keeps the index of the log alive: while one connection is open, SQLite believes
/// that index and does not read the log anew. So a batch whose sync failed, and which stands in the log without being durable, is
/// never taken for committed; the next commit writes over it.
/// </summary>
internal sealed class Connections : IDisposable
{
    private static readonly Query Touch = new("SELECT count(*) FROM meta");
    private static readonly Query CountHeal = new(
        """
        INSERT INTO meta (name, value) VALUES ('healed', ?1) ON CONFLICT (name) DO UPDATE SET value = excluded.value
        """
    );

    private readonly string path;
    private readonly SqliteStoreOptions options;
    private readonly LogTrimmer trimmer = new();
    private Connection keeper;

    private Connections(string path, SqliteStoreOptions options, Connection writer)
    {
        this.path = path;
        this.options = options;
        Session = new WriteSession(writer);
        keeper = OpenKeeper();
        trimmer.Attach(keeper);
    }

    public WriteSession Session { get; private set; }

    /// <exception cref="StoreUnavailableException">The database can't be used, or is of a newer version.</exception>
    public static Connections Open(string path, SqliteStoreOptions options)
    {
        Connection? writer = null;
        try
        {
            LogFile.WriteAnew(path + "-wal");
            writer = Connection.OpenWriter(path, options);
            Migrations.Apply(writer);
            return new Connections(path, options, writer);
        }
        catch (Exception e)
        {
            writer?.Dispose();
            if (e is SqliteFault or IOException or UnauthorizedAccessException)
                throw new StoreUnavailableException($"The database {path} can't be opened: {e.Message}", e);
            throw;
        }
    }

    /// <summary>
    /// After a failure of the disk: a new connection, which trusts no cached page, and a commit of its own that writes over what
    /// the failed one left in the log. True once that commit is durable; then the failed batch is lost for certain.
    /// </summary>
    public bool TryHeal(DateTimeOffset now)
    {
        try
        {
            Session.Db.Dispose();
            Session = new WriteSession(Connection.OpenWriter(path, options));
            var mark = System.Text.Encoding.ASCII.GetBytes(Micros.Of(now).ToString(CultureInfo.InvariantCulture));
            using var heal = Session.Db.Use(CountHeal).Bind(1, mark);
            heal.Run();
            return true;
        }
        catch (Exception e) when (e is SqliteFault or StoreUnavailableException)
        {
            return false;
        }
    }

    /// <summary>
    /// Copies the whole log into the database, cuts it to nothing, and opens all connections anew, so that neither files nor page
    /// caches hold what was erased. No read may run.
    /// </summary>
    public void Scrub()
    {
        trimmer.Detach();
        try
        {
            var (code, _, _) = Session.Db.Checkpoint(raw.SQLITE_CHECKPOINT_TRUNCATE);
            if (code != raw.SQLITE_OK)
                throw new SqliteFault(code, "checkpoint");
            // One of the two is open at any time: the last to close would delete the log, and with it the index that it keeps alive.
            keeper.Dispose();
            keeper = OpenKeeper();
            Session.Db.Dispose();
            Session = new WriteSession(Connection.OpenWriter(path, options));
        }
        finally
        {
            trimmer.Attach(keeper);
        }
    }

    /// <summary>
    /// Keeps the log short: copied in the background once it has grown, and its rest by the writer, here. What readers still need
    /// of it stays for the next time.
    /// </summary>
    public void TrimLog()
    {
        if (Session.Db.LogBytes > options.LogBytesMax && trimmer.Advance())
            _ = Session.Db.Checkpoint(raw.SQLITE_CHECKPOINT_PASSIVE);
    }

    public void Dispose()
    {
        trimmer.Dispose();
        Session.Db.Dispose();
        keeper.Dispose();
    }

    private Connection OpenKeeper()
    {
        var db = Connection.OpenReader(path, options);
        db.Run(Touch);
        return db;
    }
}
