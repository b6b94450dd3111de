using OrleansBank.Grains.Storage;

namespace OrleansBank.Silo.Storage.Vault;

/// <summary>
/// Makes a new master key, wraps every key under it, and destroys the older master keys. From then on a backup of the database made
/// before can be read with no key that exists: what was erased since is gone from backups as well.
/// </summary>
/// <param name="atOnce">Keys that are replaced at a time: few where people's turns want the same connections.</param>
public sealed class MasterKeyRotation(KeyVault vault, IGrainStore store, IWrappedKeyRows rows, int atOnce = 500)
{
    private const int PageRows = 500;

    /// <summary>A pass that meets keys made meanwhile is repeated; each pass after the first finds few.</summary>
    private const int PassesMax = 10;

    /// <summary>When the current master key was made: monthly rotation counts from there.</summary>
    public DateTimeOffset CurrentMadeAt => vault.Masters.CurrentMadeAt;

    /// <summary>Can be stopped and begun again at any point: older master keys stay until nothing stands under them.</summary>
    /// <returns>How many keys were wrapped anew.</returns>
    /// <exception cref="StoreUnavailableException">The store or the key file failed, or a key opens under no master key.</exception>
    public async ValueTask<int> RunAsync(CancellationToken cancellation)
    {
        vault.Masters.AddNew();
        var moved = 0;
        for (var pass = 0; pass < PassesMax; pass++)
        {
            var now = await MoveAsync(cancellation);
            moved += now;
            if (now > 0)
                continue;
            vault.Masters.DestroyOld();
            return moved;
        }
        throw new StoreUnavailableException("The rotation of master keys did not come to an end; run it again.");
    }

    /// <summary>One pass over all keys: what is not under the current master key is wrapped anew.</summary>
    /// <returns>How many were; none is left once it is 0, unless keys are made under another master key at the same time.</returns>
    /// <exception cref="StoreUnavailableException">The store failed, or a key opens under no master key.</exception>
    internal async ValueTask<int> MoveAsync(CancellationToken cancellation) =>
        await MovePlatformKeysAsync(cancellation) + await MoveDataKeysAsync(cancellation);

    private async ValueTask<int> MovePlatformKeysAsync(CancellationToken cancellation)
    {
        var moved = 0;
        foreach (var name in PlatformKeys.Names)
        {
            var wrapped = await store.MetaAsync(name, cancellation);
            if (wrapped is not null && vault.Masters.IsUnderCurrent(wrapped))
                continue;
            var again = wrapped is null ? null : vault.Masters.Rewrap(wrapped, PlatformKeys.Binding(name));
            if (again is null || !await rows.ReplaceMetaAsync(name, wrapped!, again, cancellation))
                throw new StoreUnavailableException($"The {name} could not be wrapped anew.");
            moved++;
        }
        return moved;
    }

    private async ValueTask<int> MoveDataKeysAsync(CancellationToken cancellation)
    {
        var moved = 0;
        for (WrappedKeyRow? last = null; ; )
        {
            var page = await rows.WrappedKeysAsync(last, PageRows, cancellation);
            if (page.Count == 0)
                return moved;
            foreach (var few in page.Chunk(atOnce))
            {
                var replaced = await Task.WhenAll(few.Select(row => MoveAsync(row, cancellation)));
                moved += replaced.Count(one => one);
            }
            last = page[^1];
        }
    }

    private async Task<bool> MoveAsync(WrappedKeyRow row, CancellationToken cancellation)
    {
        if (vault.Masters.IsUnderCurrent(row.Wrapped))
            return false;
        // Destroying the old master key would lose this key: that must never happen in silence.
        var again =
            vault.Rewrap(row.User, row.Scope, row.Wrapped)
            ?? throw new StoreUnavailableException("A data key opens under no master key; nothing was destroyed.");
        _ = await rows.ReplaceKeyAsync(row, again, cancellation);
        return true;
    }
}
