using System.Collections.Concurrent;

namespace OrleansBank.Gateway.Rates;

/// <summary>
/// One token bucket a key, for a bounded number of keys. A bucket is 40 bytes and is dropped once it is full again, so whoever is
/// idle costs nothing. When there are too many keys, newcomers share one bucket: a flood of keys slows newcomers, not those known.
/// </summary>
internal sealed class TokenBuckets<TKey>(
    int perSecond,
    int burst,
    int keysMax,
    TimeProvider time,
    Func<TKey, int>? factor = null
)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Bucket> _buckets = new();
    private readonly Bucket _shared = new();
    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <param name="wait">When refused: how long until the next one is taken.</param>
    public bool TryTake(TKey key, out TimeSpan wait) => TryTake(key, 1, out wait);

    /// <summary>Whether one would be taken now; takes none.</summary>
    public bool HasOne(TKey key, out TimeSpan wait) => TryTake(key, 0, out wait);

    private bool TryTake(TKey key, int taken, out TimeSpan wait)
    {
        var times = factor?.Invoke(key) ?? 1;
        var now = time.GetTimestamp();
        while (true)
        {
            var bucket = Find(key);
            lock (bucket)
            {
                if (bucket.Dropped)
                    continue;
                Refill(bucket, now, times);
                if (bucket.Tokens >= 1)
                {
                    bucket.Tokens -= taken;
                    wait = TimeSpan.Zero;
                    return true;
                }
                wait = TimeSpan.FromSeconds((1 - bucket.Tokens) / ((double)perSecond * times));
                return false;
            }
        }
    }

    /// <summary>Drops the buckets that are full again.</summary>
    public void Sweep()
    {
        var now = time.GetTimestamp();
        foreach (var (key, bucket) in _buckets)
        {
            var times = factor?.Invoke(key) ?? 1;
            lock (bucket)
            {
                Refill(bucket, now, times);
                if (bucket.Tokens < (double)burst * times)
                    continue;
                bucket.Dropped = true;
            }
            if (_buckets.TryRemove(key, out _))
                Interlocked.Decrement(ref _count);
        }
    }

    private Bucket Find(TKey key)
    {
        if (_buckets.TryGetValue(key, out var known))
            return known;
        if (Count >= keysMax)
            return _shared;
        var made = new Bucket();
        var kept = _buckets.GetOrAdd(key, made);
        if (ReferenceEquals(kept, made))
            Interlocked.Increment(ref _count);
        return kept;
    }

    private void Refill(Bucket bucket, long now, int times)
    {
        var full = (double)burst * times;
        var earned = bucket.At == 0 ? full : time.GetElapsedTime(bucket.At, now).TotalSeconds * perSecond * times;
        bucket.Tokens = Math.Min(full, bucket.Tokens + Math.Max(0, earned));
        bucket.At = now == 0 ? 1 : now;
    }

    private sealed class Bucket
    {
        public double Tokens;
        public long At;
        public bool Dropped;
    }
}
