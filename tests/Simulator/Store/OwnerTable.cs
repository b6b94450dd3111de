using OrleansBank.Silo.Cluster;

namespace OrleansBank.Simulator.Store;

/// <summary>Who owns which partition in which epoch, and which silos live. Its clock is the database's.</summary>
internal sealed class OwnerTable
{
    private readonly SortedDictionary<int, OwnerRow> _owners = [];
    private readonly SortedDictionary<string, SiloRow> _silos = new(StringComparer.Ordinal);
    private (int Count, string Hash)? _agreed;

    public void Agree(int count, string hash)
    {
        _agreed ??= (count, hash);
        var (kept, keptHash) = _agreed.Value;
        if (_agreed != (count, hash))
            throw new PartitionsDifferException(kept, keptHash, count, hash);
    }

    public long Take(int partition, string silo)
    {
        var epoch = (_owners.GetValueOrDefault(partition)?.Epoch ?? 0) + 1;
        _owners[partition] = new OwnerRow(partition, epoch, silo);
        return epoch;
    }

    public bool Holds(int partition, long epoch) => _owners.GetValueOrDefault(partition)?.Epoch == epoch;

    public void Beat(string silo, string address, DateTimeOffset leaseEndsAt) =>
        _silos[silo] = new SiloRow(silo, address, leaseEndsAt);

    public void Leave(string silo) => _silos.Remove(silo);

    public IReadOnlyList<SiloRow> Live(DateTimeOffset now) => [.. _silos.Values.Where(silo => silo.LeaseEndsAt > now)];

    public IReadOnlyList<OwnerRow> All() => [.. _owners.Values];
}
