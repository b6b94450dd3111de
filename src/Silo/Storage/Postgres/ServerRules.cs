using Npgsql;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>What a server must be set to, or what the store promises would not hold on it.</summary>
internal static class ServerRules
{
    /// <summary>PostgreSQL 15: server_version_num.</summary>
    private const int VersionLeast = 150_000;

    private const string Read = """
        SELECT current_setting('server_version_num')::integer, current_setting('server_encoding'),
        current_setting('synchronous_commit'), current_setting('fsync'), current_setting('full_page_writes'),
        current_setting('transaction_isolation'), pg_is_in_recovery()
        """;

    /// <exception cref="StoreUnavailableException">It names the setting and what it must be.</exception>
    public static async ValueTask CheckAsync(NpgsqlConnection db, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Read, db);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        Demand(row.GetInt32(0) >= VersionLeast, "its version must be 15 or newer");
        Demand(row.GetString(1) == "UTF8", "the database's encoding must be UTF8");
        // With "off" the server acknowledges what a power cut may still lose.
        Demand(row.GetString(2) != "off", "synchronous_commit must not be off");
        Demand(row.GetString(3) == "on", "fsync must be on");
        Demand(row.GetString(4) == "on", "full_page_writes must be on");
        // Each statement of a commit must see what others committed before it.
        Demand(row.GetString(5) == "read committed", "default_transaction_isolation must be read committed");
        Demand(!row.GetBoolean(6), "it must be the primary, not a replica");
    }

    private static void Demand(bool holds, string rule)
    {
        if (!holds)
            throw new StoreUnavailableException($"This PostgreSQL can't keep what is promised: {rule}.");
    }
}
