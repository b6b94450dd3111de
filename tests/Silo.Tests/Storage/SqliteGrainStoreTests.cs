using Microsoft.Extensions.Logging.Abstractions;
using OrleansBank.Grains.Storage;
using OrleansBank.Silo.Storage.Sqlite;

namespace OrleansBank.Silo.Tests.Storage;

/// <summary>The contract, held by the embedded store.</summary>
public sealed class SqliteGrainStoreTests : GrainStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private SqliteGrainStore? store;

    public void Dispose() => folder.Dispose();

    protected override Task<IGrainStore> OpenAsync()
    {
        store = SqliteGrainStore.Open(
            new SqliteStoreOptions { Directory = folder.Path },
            // Events of the samples are of this day; on a later one they would be forgotten.
            new SettableClock(Sample.Noon),
            NullLogger.Instance
        );
        return Task.FromResult<IGrainStore>(store);
    }

    protected override async Task CloseAsync()
    {
        if (store is not null)
            await store.DisposeAsync();
        store = null;
    }
}
