using OrleansBank.Simulator.Broker;
using OrleansBank.Simulator.Cluster;
using OrleansBank.Simulator.Time;

namespace OrleansBank.Simulator.Oracle;

/// <summary>
/// After the last fault: each partition has an owner that lives, silos count as theirs what the ledger says is theirs and nothing else,
/// and are even where the broker lets them be.
/// </summary>
internal sealed class OwnersWatch(Setting setting, SimulatedCluster cluster)
{
    /// <summary>A dead silo's lease, a silo that counts as settled, one partition moved a beat, and asks of a second or two between.</summary>
    private static readonly TimeSpan SettledWithin = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);
    private readonly ProcessClock _clock = new(setting.Outside);

    public async Task SettleAsync()
    {
        var why = Wrong();
        for (var waited = TimeSpan.Zero; why is not null; waited += Step)
        {
            if (waited > SettledWithin)
                setting.Truth.Complain($"{why}, {SettledWithin} after all was mended");
            await Task.Delay(Step, _clock);
            why = Wrong();
        }
    }

    /// <summary>Null when all is well.</summary>
    private string? Wrong()
    {
        var rows = setting
            .Database.Tables.Owners.All()
            .ToLookup(row => row.Silo, row => row.Partition, StringComparer.Ordinal);
        var silos = cluster.Silos;
        foreach (var silo in silos)
        {
            var (theirs, counted) = (rows[silo.Process.Name].Order(), silo.Owned.Order());
            if (!silo.IsUp || !theirs.SequenceEqual(counted))
                return $"{silo.Process.Name} counts {string.Join(' ', counted)} and owns {string.Join(' ', theirs)}";
        }
        var owned = silos.Select(silo => silo.Owned.Count).ToArray();
        if (owned.Sum() != setting.Shape.Partitions)
            return $"{owned.Sum()} of {setting.Shape.Partitions} partitions have an owner that lives";
        var isEven = setting.Broker.Queues is QueueKind.Quorum3 || owned.Max() - owned.Min() <= 1;
        return isEven ? null : $"silos own {string.Join(' ', owned)}";
    }
}
