using SQLitePCL;

namespace OrleansBank.Benchmarks.Ingest;

/// <summary>The peer: SQLite in WAL with synchronous FULL, one prepared insert of a 400-byte row a transaction.</summary>
internal sealed class SingleRowInserts : IDisposable
{
    private const int PayloadBytes = 400;

    private readonly string _folder = Directory.CreateTempSubdirectory("orleansbank-benchmark-").FullName;
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _insert;
    private long _next;

    public SingleRowInserts()
    {
        Batteries_V2.Init();
        Check(raw.sqlite3_open(Path.Combine(_folder, "peer.db"), out _database));
        Run("pragma journal_mode = wal");
        Run("pragma synchronous = full");
        Run("create table event (id integer primary key, account text not null, payload blob not null)");
        Check(raw.sqlite3_prepare_v2(_database, "insert into event values (?, ?, ?)", out _insert));
    }

    /// <summary>Rows a second.</summary>
    public double Run(TimeSpan length)
    {
        byte[] payload = new byte[PayloadBytes];
        long began = TimeProvider.System.GetTimestamp();
        long first = _next;
        while (TimeProvider.System.GetElapsedTime(began) < length)
        {
            raw.sqlite3_bind_int64(_insert, 1, _next);
            raw.sqlite3_bind_text(_insert, 2, $"account-{_next % 10_000}");
            raw.sqlite3_bind_blob(_insert, 3, payload);
            if (raw.sqlite3_step(_insert) != raw.SQLITE_DONE)
            {
                throw new InvalidOperationException(raw.sqlite3_errmsg(_database).utf8_to_string());
            }
            raw.sqlite3_reset(_insert);
            _next++;
        }
        return (_next - first) / TimeProvider.System.GetElapsedTime(began).TotalSeconds;
    }

    public void Dispose()
    {
        _insert.Dispose();
        _database.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Run(string sql) => Check(raw.sqlite3_exec(_database, sql));

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new InvalidOperationException($"SQLite: {code}");
        }
    }
}
