using OrleansBank.Grains.Storage;
using OrleansBank.Silo.Storage.Postgres;

namespace OrleansBank.Silo.Tests.Storage.Postgres;

/// <summary>The contract, held by the store that silos share.</summary>
[Collection(PostgresCollection.Name)]
public sealed class PostgresGrainStoreTests(PostgresFixture server) : GrainStoreContract, IAsyncLifetime
{
    private string? database;
    private PostgresGrainStore? store;

    protected override async Task<IGrainStore> OpenAsync()
    {
        database ??= await server.NewDatabaseAsync();
        return store = await server.OpenAsync(database);
    }

    protected override async Task CloseAsync()
    {
        if (store is not null)
            await store.DisposeAsync();
        store = null;
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        if (database is not null)
            await server.DropAsync(database);
    }
}
