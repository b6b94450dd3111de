using OrleansBank.Grains.Runtime;

namespace OrleansBank.Silo.Runtime;

/// <summary>
/// All activations by id. Shards with a lock each, and plain dictionaries: a concurrent dictionary never gives its table back, and
/// these are trimmed once a crowd has left.
/// </summary>
internal sealed class ActivationTable(Func<GrainId, Activation> create)
{
    private const int Shards = 64;

    private readonly Shard[] _shards = [.. Enumerable.Range(0, Shards).Select(_ => new Shard())];
    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Null when it is not there and <paramref name="activationsMax"/> are.</summary>
    public Activation? FindOrAdd(GrainId id, int activationsMax)
    {
        var shard = _shards[ShardOf(id.Key)];
        lock (shard.Gate)
        {
            if (shard.Activations.TryGetValue(id, out var activation))
            {
                return activation;
            }
            if (Interlocked.Increment(ref _count) > activationsMax)
            {
                Interlocked.Decrement(ref _count);
                return null;
            }
            return shard.Activations[id] = create(id);
        }
    }

    /// <summary>Visits every activation, and drops those that have become empty. Only one thread at a time may call it.</summary>
    public int Sweep(int idleSweeps)
    {
        int dropped = 0;
        var all = new List<Activation>();
        foreach (var shard in _shards)
        {
            all.Clear();
            lock (shard.Gate)
            {
                all.AddRange(shard.Activations.Values);
            }
            // Grains are let go outside of the shard's lock: their code runs there.
            all.RemoveAll(activation => !activation.TryUnload(idleSweeps));
            dropped += Drop(shard, all);
        }
        return dropped;
    }

    public int Sum(Func<Activation, int> visit)
    {
        int sum = 0;
        foreach (var shard in _shards)
        {
            Activation[] all;
            lock (shard.Gate)
            {
                all = [.. shard.Activations.Values];
            }
            sum += all.Sum(visit);
        }
        return sum;
    }

    /// <summary>FNV-1a. Not the runtime's string hash, which differs in every process: a replay visits the shards in the same order.</summary>
    private static int ShardOf(string key)
    {
        uint hash = 2_166_136_261;
        foreach (char letter in key)
        {
            hash = (hash ^ letter) * 16_777_619;
        }
        return (int)(hash & (Shards - 1));
    }

    private int Drop(Shard shard, List<Activation> empty)
    {
        int dropped = 0;
        lock (shard.Gate)
        {
            foreach (var activation in empty)
            {
                if (activation.TryGo())
                {
                    shard.Activations.Remove(activation.Id);
                    dropped++;
                }
            }
            if (shard.Activations.Count < shard.Activations.Capacity / 4)
            {
                shard.Activations.TrimExcess();
            }
        }
        Interlocked.Add(ref _count, -dropped);
        return dropped;
    }

    private sealed class Shard
    {
        public Lock Gate { get; } = new();
        public Dictionary<GrainId, Activation> Activations { get; } = [];
    }
}
