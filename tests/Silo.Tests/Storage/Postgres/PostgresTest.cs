using OrleansBank.Domain;
using OrleansBank.Grains.Storage;
using OrleansBank.Silo.Cluster;
using OrleansBank.Silo.Storage.Postgres;

namespace OrleansBank.Silo.Tests.Storage.Postgres;

/// <summary>A test with a database of its own, and as many stores and ledgers on it as it opens: each as one silo would.</summary>
[Collection(PostgresCollection.Name)]
public abstract class PostgresTest(PostgresFixture server) : IAsyncLifetime
{
    private readonly List<IAsyncDisposable> opened = [];

    protected static CancellationToken Soon => Patience.Soon;

    protected PostgresFixture Server { get; } = server;

    protected string Database { get; private set; } = "";

    public async Task InitializeAsync() => Database = await Server.NewDatabaseAsync();

    public async Task DisposeAsync()
    {
        foreach (var one in opened)
            await one.DisposeAsync();
        await Server.DropAsync(Database);
    }

    protected async Task<PostgresGrainStore> StoreAsync(
        Func<PostgresStoreOptions, PostgresStoreOptions>? with = null,
        TimeProvider? clock = null
    )
    {
        var options = Server.OptionsOf(Database);
        var store = await PostgresGrainStore.OpenAsync(
            with?.Invoke(options) ?? options,
            clock ?? new SettableClock(Sample.Noon),
            Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance,
            Soon
        );
        opened.Add(store);
        return store;
    }

    protected async Task<PostgresPartitionLedger> LedgerAsync()
    {
        var ledger = await PostgresPartitionLedger.OpenAsync(Server.OptionsOf(Database), Soon);
        opened.Add(ledger);
        return ledger;
    }

    protected static TurnCommit Fenced(UserId user, Fence fence, params RowWrite[] writes)
    {
        var commit = Sample.Commit(user, writes);
        commit.Fence = fence;
        return commit;
    }
}
