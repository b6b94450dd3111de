namespace OrleansBank.Silo.Outbox;

/// <summary>
/// Exponential back-off with full jitter: evenly between nothing and base x 2^tries, at most the cap.
/// </summary>
public readonly record struct Backoff(TimeSpan Base, TimeSpan Cap)
{
    private const int DoublingsMax = 30;

    /// <param name="tries">Failed tries before this one: 0 after the first.</param>
    /// <param name="unit">Randomness, from 0 up to but not including 1.</param>
    public TimeSpan After(int tries, double unit) => Ceiling(tries) * unit;

    /// <summary>The longest wait that <see cref="After"/> may give.</summary>
    public TimeSpan Ceiling(int tries)
    {
        var grown = Base.TotalMilliseconds * Math.Pow(2, Math.Clamp(tries, 0, DoublingsMax));
        return TimeSpan.FromMilliseconds(Math.Min(grown, Cap.TotalMilliseconds));
    }
}
