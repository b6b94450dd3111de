using System.Collections.Immutable;

namespace OrleansBank.Silo.Cluster.Wire;

/// <summary>
/// The keys under which frames travel, by day (UTC, counted from 1970). Today's seals; yesterday's and tomorrow's open too, for
/// processes whose clocks or refreshes differ. Swapped whole.
/// </summary>
public sealed class TransportRing(TimeProvider clock)
{
    private ImmutableDictionary<int, byte[]> _keys = ImmutableDictionary<int, byte[]>.Empty;

    public int Today => DayOf(clock.GetUtcNow());

    public void Replace(ImmutableDictionary<int, byte[]> keys) => Volatile.Write(ref _keys, keys);

    /// <summary>Null when there is no key of that day here.</summary>
    public byte[]? Find(int day) => Volatile.Read(ref _keys).GetValueOrDefault(day);

    public static int DayOf(DateTimeOffset time) => (int)(time.ToUnixTimeSeconds() / 86_400);
}
