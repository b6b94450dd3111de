using Npgsql;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>An advisory lock that a transaction of its own holds. It ends with it, or with the connection.</summary>
internal sealed class HeldLock(NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        try
        {
            await transaction.DisposeAsync();
        }
        finally
        {
            await connection.DisposeAsync();
        }
    }
}
