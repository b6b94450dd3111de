namespace OrleansBank.Silo.Status;

/// <summary>The latest that processes told, by their names: so many at most, and each until it was silent for long.</summary>
internal sealed class Heard<TLoad>(TimeProvider clock)
    where TLoad : class
{
    /// <summary>Silent for so long: it is not there any more, as far as is known.</summary>
    public static readonly TimeSpan GoneAfter = Telling.Every * 5;

    /// <summary>Who went stays on the board for so long.</summary>
    private static readonly TimeSpan ForgottenAfter = TimeSpan.FromMinutes(10);

    /// <summary>Processes that are remembered; beyond it newcomers are not.</summary>
    private const int ProcessesMax = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Told> _byName = new(StringComparer.Ordinal);

    public void Take(string name, TLoad load)
    {
        var told = new Told(load, clock.GetTimestamp(), clock.GetUtcNow(), Before: null, BeforeTimestamp: 0);
        lock (_gate)
        {
            if (_byName.TryGetValue(name, out var last))
                told = told with { Before = last.Load, BeforeTimestamp = last.Timestamp };
            else if (_byName.Count >= ProcessesMax)
                return;
            _byName[name] = told;
        }
    }

    /// <summary>By name.</summary>
    public IReadOnlyList<(string Name, Told Told)> All()
    {
        lock (_gate)
        {
            foreach (var (name, told) in _byName.ToList())
            {
                if (clock.GetElapsedTime(told.Timestamp) > ForgottenAfter)
                    _byName.Remove(name);
            }
            return [.. _byName.Select(one => (one.Key, one.Value)).OrderBy(one => one.Key, StringComparer.Ordinal)];
        }
    }

    public bool IsFresh(Told told) => clock.GetElapsedTime(told.Timestamp) <= GoneAfter;

    /// <summary>By how much a count rose a second between what was told last and the time before; 0 after a restart.</summary>
    public double PerSecond(Told told, Func<TLoad, long> count)
    {
        if (told.Before is not { } before || !IsFresh(told))
            return 0;
        var seconds = clock.GetElapsedTime(told.BeforeTimestamp, told.Timestamp).TotalSeconds;
        return seconds > 0 ? Math.Max(0, (count(told.Load) - count(before)) / seconds) : 0;
    }

    /// <param name="Before">What was told the time before; null at first.</param>
    public sealed record Told(TLoad Load, long Timestamp, DateTimeOffset At, TLoad? Before, long BeforeTimestamp);
}
