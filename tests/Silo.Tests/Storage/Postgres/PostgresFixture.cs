using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using OrleansBank.Harness;
using OrleansBank.Silo.Storage.Postgres;

namespace OrleansBank.Silo.Tests.Storage.Postgres;

/// <summary>One server for all tests that need no server of their own, and a new database for each of them.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private const string Template = "migrated";

    private PostgresServer server = null!;
    private int databases;

    public async Task InitializeAsync()
    {
        server = await PostgresServer.StartAsync();
        await ExecuteAsync($"CREATE DATABASE {Template}");
        // Opened once, so that the databases made from it have their tables.
        await using var store = await OpenAsync(Template);
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    /// <summary>The name of a database with empty tables.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = $"test_{Interlocked.Increment(ref databases)}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {Template}");
        return name;
    }

    /// <summary>Ends its connections, and it.</summary>
    public Task DropAsync(string database) => ExecuteAsync($"DROP DATABASE {database} WITH (FORCE)");

    public PostgresStoreOptions OptionsOf(string database) =>
        new() { ConnectionString = server.ConnectionStringOf(database) };

    public ValueTask<PostgresGrainStore> OpenAsync(string database, TimeProvider? clock = null) =>
        PostgresGrainStore.OpenAsync(
            OptionsOf(database),
            // Events of the samples are of this day; on a later one they would be forgotten.
            clock ?? new SettableClock(Sample.Noon),
            NullLogger.Instance,
            CancellationToken.None
        );

    /// <summary>SQL that holds no value from outside; the first value of its answer.</summary>
    public async Task<object?> ExecuteAsync(string sql, string database = "postgres")
    {
        await using var db = new NpgsqlConnection(server.ConnectionStringOf(database) + ";Pooling=false");
        await db.OpenAsync();
        await using var command = new NpgsqlCommand(sql, db);
        return await command.ExecuteScalarAsync();
    }
}
