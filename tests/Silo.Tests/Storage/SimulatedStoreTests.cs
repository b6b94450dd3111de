using OrleansBank.Contracts;
using OrleansBank.Grains.Storage;
using OrleansBank.Simulator.Store;

namespace OrleansBank.Silo.Tests.Storage;

/// <summary>The contract, held by the simulator's store: what it finds would else be of another store than the real one.</summary>
public sealed class SimulatedStoreTests : GrainStoreContract
{
    private TablesStore? store;

    /// <summary>The same again after it was closed: what it holds is as good as on a disk.</summary>
    protected override Task<IGrainStore> OpenAsync() =>
        Task.FromResult<IGrainStore>(store ??= new TablesStore(new Tables(new Partitions())));

    protected override Task CloseAsync() => Task.CompletedTask;
}
