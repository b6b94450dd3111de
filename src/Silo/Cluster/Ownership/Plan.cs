using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OrleansBank.Silo.Cluster.Ownership;

/// <summary>
/// Which living silo should own which partition: rendezvous hashing with quotas, so that every silo has as many as any other or one
/// fewer, and a silo that comes or goes moves little beyond its own share. The same in every silo that sees the same ones alive.
/// </summary>
public sealed class Plan
{
    private readonly string[] _owners;
    private readonly string[][] _ranked;

    private Plan(string[] owners, string[][] ranked) => (_owners, _ranked) = (owners, ranked);

    /// <param name="silos">At least one; the order does not matter.</param>
    public static Plan Of(IReadOnlyCollection<string> silos, int partitions)
    {
        ArgumentOutOfRangeException.ThrowIfZero(silos.Count);
        var weights = new List<(ulong Weight, int Partition, string Silo)>(silos.Count * partitions);
        for (var partition = 0; partition < partitions; partition++)
            weights.AddRange(silos.Select(silo => (WeightOf(silo, partition), partition, silo)));
        weights.Sort((one, other) => other.CompareTo(one));

        var least = partitions / silos.Count;
        var withOneMore = partitions % silos.Count;
        var owners = new string?[partitions];
        var counts = silos.ToDictionary(silo => silo, _ => 0, StringComparer.Ordinal);
        foreach (var (_, partition, silo) in weights)
        {
            var has = counts[silo];
            if (owners[partition] is not null || has > least || (has == least && withOneMore == 0))
                continue;
            if (has == least)
                withOneMore--;
            owners[partition] = silo;
            counts[silo]++;
        }
        var ranked = new string[partitions][];
        for (var partition = 0; partition < partitions; partition++)
            ranked[partition] = [.. weights.Where(one => one.Partition == partition).Select(one => one.Silo)];
        return new Plan([.. owners.Select(owner => owner!)], ranked);
    }

    public string OwnerOf(int partition) => _owners[partition];

    /// <summary>A consumer priority: the planned owner before all others, these by their rank.</summary>
    public int PriorityOf(int partition, string silo)
    {
        var ranked = _ranked[partition];
        var rank = Array.IndexOf(ranked, silo);
        if (rank < 0)
            return 0;
        return _owners[partition] == silo ? ranked.Length + 1 : ranked.Length - rank;
    }

    private static ulong WeightOf(string silo, int partition)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{silo}\n{partition}");
        return BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
