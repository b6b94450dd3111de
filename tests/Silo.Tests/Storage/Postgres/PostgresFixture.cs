using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using OrleansBank.Harness;
using OrleansBank.Silo.Storage.Postgres;

namespace OrleansBank.Silo.Tests.Storage.Postgres;

/// <summary>One server for all tests that need no server of their own, and a new database for each of them.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private const string Template = "migrated";

    private static readonly TimeSpan WaitMost = TimeSpan.FromSeconds(60);

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

    /// <summary>Returns once so many sessions of the database wait for a lock that another holds.</summary>
    public async Task UntilWaitingAsync(string database, int sessions)
    {
        var deadline = TimeProvider.System.GetUtcNow() + WaitMost;
        while (true)
        {
            var waiting = (long)
                (
                    await ExecuteAsync(
                        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' "
                            + "AND datname = current_database()",
                        database
                    )
                )!;
            if (waiting == sessions)
                return;
            if (TimeProvider.System.GetUtcNow() > deadline)
                throw new TimeoutException($"{waiting} sessions wait, not {sessions}");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }

    /// <summary>Holds the state rows of a person until it is disposed: a commit that changes them waits in its middle.</summary>
    public async Task<NpgsqlConnection> HoldStateAsync(string database, string user)
    {
        var db = new NpgsqlConnection(server.ConnectionStringOf(database) + ";Pooling=false");
        await db.OpenAsync();
        await using var command = new NpgsqlCommand(
            "BEGIN; SELECT 1 FROM grain_state WHERE person = (SELECT id FROM person WHERE name = '"
                + user
                + "') FOR UPDATE",
            db
        );
        if (await command.ExecuteScalarAsync() is null)
            throw new InvalidOperationException($"{user} has no state");
        return db;
    }
}
