using Npgsql;
using NpgsqlTypes;

namespace OrleansBank.Benchmarks.Store;

/// <summary>The peer: rows appended by binary COPY, one table with one key, so many rows a commit as a batch of ours has turns.</summary>
internal sealed class CopiedRows : IAsyncDisposable
{
    private const int RowsPerCommit = 512;

    private readonly NpgsqlDataSource _source;
    private long _next;

    private CopiedRows(NpgsqlDataSource source) => _source = source;

    public static async Task<CopiedRows> OpenAsync(string connectionString)
    {
        var source = NpgsqlDataSource.Create(connectionString);
        await using var create = source.CreateCommand(
            "CREATE TABLE peer (person bigint, seq bigint, payload bytea NOT NULL, PRIMARY KEY (person, seq))"
        );
        await create.ExecuteNonQueryAsync();
        return new CopiedRows(source);
    }

    /// <summary>Rows a second.</summary>
    public async Task<double> RunAsync(TimeSpan length)
    {
        byte[] payload = new byte[StoreBenchmark.PayloadBytes];
        long began = TimeProvider.System.GetTimestamp();
        long first = _next;
        await using var db = await _source.OpenConnectionAsync();
        while (TimeProvider.System.GetElapsedTime(began) < length)
        {
            await using var rows = await db.BeginBinaryImportAsync(
                "COPY peer (person, seq, payload) FROM STDIN (FORMAT binary)"
            );
            for (int row = 0; row < RowsPerCommit; row++)
            {
                await rows.StartRowAsync();
                await rows.WriteAsync((long)row, NpgsqlDbType.Bigint);
                await rows.WriteAsync(_next++, NpgsqlDbType.Bigint);
                await rows.WriteAsync(payload, NpgsqlDbType.Bytea);
            }
            await rows.CompleteAsync();
        }
        return (_next - first) / TimeProvider.System.GetElapsedTime(began).TotalSeconds;
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
