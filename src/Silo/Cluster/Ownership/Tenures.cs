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

    public void Begin(Tenure tenure) => Volatile.Write(ref _now[tenure.Partition], tenure);

    public void End(Tenure tenure) => Interlocked.CompareExchange(ref _now[tenure.Partition], null, tenure);
}
