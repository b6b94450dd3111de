using System.Diagnostics;
using System.Globalization;

namespace OrleansBank.Cluster.Tests.Load;

/// <summary>What is counted and measured from one moment on, until it is judged.</summary>
internal sealed class Round(IReadOnlyList<Chatter> people, IReadOnlyList<Reporter> bank)
{
    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly int _turnsBefore = people.Sum(one => one.Accepted);
    private readonly int _eventsBefore = bank.Sum(one => one.Acknowledged);
    private readonly List<Fault> _faults = [];

    /// <summary>What else was not as it should be in this round.</summary>
    public string? Beyond { get; set; }

    /// <summary>Of a server that was broken; zero when none was.</summary>
    public TimeSpan LongestOutage => _faults.Select(fault => fault.Down).DefaultIfEmpty().Max();

    public void Add(Fault fault) => _faults.Add(fault);

    /// <summary>Tells the figures. Null when they are within bounds; else which is not.</summary>
    /// <param name="answeredWithin">What nobody may wait longer for over a fault, at the 99th percentile of all people and faults.</param>
    public string? Judge(TimeSpan answeredWithin, Action<string> tell)
    {
        var took = Stopwatch.GetElapsedTime(_began);
        var up = took - _faults.Aggregate(TimeSpan.Zero, (sum, fault) => sum + fault.NotMadeUpFor);
        var turns = people.Sum(one => one.Accepted) - _turnsBefore;
        var events = bank.Sum(one => one.Acknowledged) - _eventsBefore;
        var (turnRate, eventRate) = (turns / up.TotalSeconds, events / up.TotalSeconds);
        var said = people.SelectMany(one => one.Said).Where(said => said.TriedAt >= _began && said.AcceptedAt != 0);
        var all = Ordered(said.Select(said => said.Waited));
        var reported = Ordered(
            bank.SelectMany(one => one.Waits).Where(one => one.At >= _began).Select(one => one.Wait)
        );
        var overFaults = Ordered(_faults.SelectMany(fault => people.Select(fault.WaitOf)));
        tell($"share of the load: {Rates.Share}");
        tell($"{_faults.Count} faults in {took.TotalSeconds:0} s; {up.TotalSeconds:0} s without outages of a server");
        tell($"{turns} turns ({turnRate:0}/s), {events} events ({eventRate:0}/s) acknowledged");
        tell($"turns waited {Told(all)}; requests of the bank {Told(reported)}");
        tell($"people waited over a fault {Told(overFaults)}");
        tell(
            $"refused for now {people.Sum(one => one.Refused)} times, chats reopened {people.Sum(one => one.Reopened)}"
        );
        tell($"the machine's load: {File.ReadAllText("/proc/loadavg").Trim()}");
        if (Beyond is not null)
            return Beyond;
        if (turnRate < Rates.ReachedShare * Rates.TurnsPerSecond)
            return $"only {turnRate:0} turns/s";
        if (eventRate < Rates.ReachedShare * Rates.EventsPerSecond)
            return $"only {eventRate:0} events/s";
        return overFaults.Count == 0 || At(overFaults, 0.99) <= answeredWithin
            ? null
            : $"people waited {At(overFaults, 0.99)} over a fault (p99), more than {answeredWithin}";
    }

    private static List<TimeSpan> Ordered(IEnumerable<TimeSpan> waits) => [.. waits.Order()];

    private static TimeSpan At(List<TimeSpan> ordered, double share) => ordered[(int)((ordered.Count - 1) * share)];

    private static string Told(List<TimeSpan> waits) =>
        waits.Count == 0
            ? "never"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"p50 {Ms(waits, 0.5)}, p99 {Ms(waits, 0.99)}, longest {Ms(waits, 1)} ms"
            );

    private static long Ms(List<TimeSpan> waits, double share) => (long)At(waits, share).TotalMilliseconds;
}
