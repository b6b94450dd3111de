using Microsoft.Extensions.Logging;
using OrleansBank.Contracts;
using OrleansBank.Grains.Storage;
using OrleansBank.Silo.Cluster.Wire;
using OrleansBank.Silo.Storage;
using OrleansBank.Silo.Storage.Vault;

namespace OrleansBank.Silo.Cluster.Hosting;

/// <summary>What every process of a cluster opens first: the store, the ledger of partitions, the vault and the transport keys.</summary>
public sealed partial class ClusterStorage : IAsyncDisposable
{
    private readonly KeyVault _vault;
    private readonly IReadOnlyList<IAsyncDisposable> _own;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _refreshing;
    private Task _looking = Task.CompletedTask;

    private ClusterStorage(
        IGrainStore store,
        IPartitionLedger ledger,
        KeyVault vault,
        TransportRing ring,
        TransportKeys transport,
        IReadOnlyList<IAsyncDisposable> own
    )
    {
        (Store, Ledger, _vault, Ring, _own) = (store, ledger, vault, ring, own);
        _refreshing = transport.RunAsync(_stopping.Token);
    }

    public IGrainStore Store { get; }
    public IVault Vault => _vault;

    /// <summary>Null over a store that keeps none.</summary>
    public IDeadLetters? DeadLetters { get; private set; }

    /// <summary>The tables were finalised for newer programs: this process must end.</summary>
    public CancellationToken Outdated { get; private set; }
    internal IPartitionLedger Ledger { get; }
    internal TransportRing Ring { get; }

    /// <param name="own">Disposed at the end, in this order.</param>
    /// <exception cref="PartitionsDifferException">The cluster was cut otherwise.</exception>
    /// <exception cref="UnavailableException">The store cannot be reached, or the master key is not that of it.</exception>
    internal static async Task<ClusterStorage> OpenOnAsync(
        IGrainStore store,
        IWrappedKeyRows rows,
        IPartitionLedger ledger,
        IReadOnlyList<IAsyncDisposable> own,
        ClusterSettings settings,
        TimeProvider clock,
        ILoggerFactory logs
    )
    {
        await ledger.AgreeAsync(settings.Partitions.Count, Partitions.HashName, CancellationToken.None);
        var vault = await OpenVaultAsync(settings.MasterKeyFile, store, clock);
        try
        {
            var ring = new TransportRing(clock);
            var log = logs.CreateLogger<TransportKeys>();
            var transport = new TransportKeys(ring, store, rows, vault, clock, log);
            await transport.RefreshAsync(CancellationToken.None);
            return new ClusterStorage(
                new NameSealingStore(store, rows, vault.People),
                ledger,
                vault,
                ring,
                transport,
                own
            );
        }
        catch
        {
            vault.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _refreshing;
        await _looking;
        _stopping.Dispose();
        _vault.Dispose();
        foreach (var one in _own)
            await one.DisposeAsync();
    }

    /// <summary>
    /// Of several that start together the first makes the master key file, and the others read it. One that is there is replaced whole, and
    /// may stand in a folder that cannot be written.
    /// </summary>
    private static async Task<KeyVault> OpenVaultAsync(string path, IGrainStore store, TimeProvider clock)
    {
        if (File.Exists(path))
            return await KeyVault.OpenAsync(path, store, clock, CancellationToken.None);
        await using var alone = await KeyFileLock.TakeAsync(path, clock);
        return await KeyVault.OpenAsync(path, store, clock, CancellationToken.None);
    }
}
