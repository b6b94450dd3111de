using OrleansBank.Contracts;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Silo.Cluster.Ownership;

/// <summary>
/// The store as a rehearsal sees it: everything is asked of the real one, and every commit reaches it under an epoch that no tenure ever
/// has. The fence refuses it, so that nothing is kept, and the grain goes on as if it had been.
/// </summary>
internal sealed class RehearsalStore(IGrainStore store, Partitions partitions, Tenure never) : FencedStore(store, never)
{
    /// <summary>The ledger counts from 1.</summary>
    public const long NeverEpoch = 0;
    private readonly IGrainStore _store = store;

    public override async ValueTask<CommitResult> CommitAsync(TurnCommit commit, CancellationToken cancellation)
    {
        commit.Fence = new Fence(partitions.Of(commit.Named), NeverEpoch);
        var result = await _store.CommitAsync(commit, cancellation);
        return result == CommitResult.StaleEpoch ? CommitResult.Committed : result;
    }
}
