using Microsoft.Extensions.Logging;
using OrleansBank.Contracts;
using OrleansBank.Silo.Storage.Postgres;

namespace OrleansBank.Silo.Cluster.Hosting;

/// <summary>On PostgreSQL, whose tables are brought to this program's version first.</summary>
public sealed partial class ClusterStorage
{
    /// <param name="ownedPartitions">The partitions whose due times this process looks for; null for a gateway, which looks for none.</param>
    /// <exception cref="PartitionsDifferException">The cluster was cut otherwise.</exception>
    /// <exception cref="UnavailableException">The database cannot be reached or used, or the master key is not that of it.</exception>
    public static async Task<ClusterStorage> OpenAsync(
        ProcessName process,
        ClusterSettings settings,
        Func<IReadOnlyCollection<int>>? ownedPartitions,
        TimeProvider clock,
        ILoggerFactory logs
    )
    {
        var options = new PostgresStoreOptions
        {
            ConnectionString = settings.Postgres,
            Partitions = settings.Partitions,
            Schema = settings.Schema,
            OwnedPartitions = ownedPartitions,
        };
        var log = logs.CreateLogger<PostgresGrainStore>();
        var store = await PostgresGrainStore.OpenAsync(options, clock, log, CancellationToken.None);
        try
        {
            var life = await ProcessLife.BeginAsync(
                process,
                store,
                settings.Schema,
                clock,
                logs.CreateLogger<ProcessLife>()
            );
            try
            {
                return await OpenOnAsync(process, store, life, options, settings, clock, logs);
            }
            catch
            {
                await life.DisposeAsync();
                throw;
            }
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    private static async Task<ClusterStorage> OpenOnAsync(
        ProcessName process,
        PostgresGrainStore store,
        ProcessLife life,
        PostgresStoreOptions options,
        ClusterSettings settings,
        TimeProvider clock,
        ILoggerFactory logs
    )
    {
        var ledger = await PostgresPartitionLedger.OpenAsync(options, CancellationToken.None);
        try
        {
            var opened = await OpenOnAsync(store, store, ledger, [ledger, life, store], settings, clock, logs);
            opened.DeadLetters = store;
            opened.Outdated = life.Outdated;
            await opened.FollowKeysAsync(process, store, settings, clock, logs);
            return opened;
        }
        catch
        {
            await ledger.DisposeAsync();
            throw;
        }
    }

    /// <summary>From here on the master keys are the cluster's, which all of its processes change together.</summary>
    private async Task FollowKeysAsync(
        ProcessName process,
        PostgresGrainStore store,
        ClusterSettings settings,
        TimeProvider clock,
        ILoggerFactory logs
    )
    {
        var log = logs.CreateLogger<ClusterKeys>();
        var keys = new ClusterKeys(process, store, _vault, settings.RotatesMasterKey, clock, log);
        try
        {
            await keys.JoinAsync(_stopping.Token);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
        _looking = keys.RunAsync(settings.Limits.KeysEvery, _stopping.Token);
    }
}
