namespace OrleansBank.Simulator.Time;

/// <summary>All randomness of a run, from its seed: SplitMix64, so that it is the same in every version of the platform.</summary>
internal sealed class Chance(long seed)
{
    private ulong _state = unchecked((ulong)seed * 0x9E3779B97F4A7C15 + 0x1234567);

    /// <summary>Another stream, that draws here do not change.</summary>
    public Chance Fork() => new(unchecked((long)Next()));

    public ulong Next()
    {
        unchecked
        {
            var mixed = _state += 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }

    /// <summary>From 0 up to but not including <paramref name="end"/>.</summary>
    public int Below(int end) => (int)(Next() % (ulong)end);

    public int Between(int least, int most) => least + Below(most - least + 1);

    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>True once in so many times.</summary>
    public bool OneIn(int times) => Below(times) == 0;

    public T Of<T>(IReadOnlyList<T> some) => some[Below(some.Count)];

    public TimeSpan Micros(int least, int most) => TimeSpan.FromMicroseconds(Between(least, most));

    public TimeSpan Millis(int least, int most) => TimeSpan.FromMilliseconds(Between(least, most));
}
