namespace OrleansBank.Silo.Cluster.Ownership;

/// <summary>The tenures that this silo has now, by partition.</summary>
internal sealed class Tenures(int partitions)
{
    private readonly Tenure?[] _now = new Tenure?[partitions];

    public int Count => _now.Count(one => one is { IsAlive: true });

    public Tenure? Find(int partition) =>
        Volatile.Read(ref _now[partition]) is { IsAlive: true } tenure ? tenure : null;

    /// <summary>The numbers of the partitions: whose due times this silo looks for.</summary>
    public IReadOnlyCollection<int> Owned() =>
        [.. _now.OfType<Tenure>().Where(one => one.IsAlive).Select(one => one.Partition)];

    /// <summary>
    /// False when a newer one stands. The ledger may carry out and answer late what a seat asked whose channel was lost meanwhile, when its
    /// next one has the partition already. An older epoch takes nothing from it; a newer one makes it stale, so that it ends, and is
    /// taken anew: else the partition would be owned and answer nobody.
    /// </summary>
    public bool TryBegin(Tenure tenure)
    {
        while (true)
        {
            var now = Volatile.Read(ref _now[tenure.Partition]);
            if (now is not null && now.Epoch > tenure.Epoch)
                return false;
            if (Interlocked.CompareExchange(ref _now[tenure.Partition], tenure, now) != now)
                continue;
            now?.End();
            return true;
        }
    }

    public void End(Tenure tenure) => Interlocked.CompareExchange(ref _now[tenure.Partition], null, tenure);
}
