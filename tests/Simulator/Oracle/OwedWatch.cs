using OrleansBank.Domain;
using OrleansBank.Silo.Cluster.RabbitMq;
using OrleansBank.Silo.Outbox;
using OrleansBank.Simulator.Cluster;
using OrleansBank.Simulator.Store;
using OrleansBank.Simulator.Time;

namespace OrleansBank.Simulator.Oracle;

/// <summary>
/// After the last fault: whatever banks are owed, whoever held it, leaves within <see cref="LeavesWithin"/> of the time at which it could,
/// which is when it is the first about its card, a silo is up, and its ordinary back-off is over.
/// </summary>
internal sealed class OwedWatch(Setting setting, SimulatedCluster cluster)
{
    /// <summary>
    /// A lease of a dead silo ends after 6 s, 2 s later by a clock that was ahead, and is found within 2 s; then the person's grain is
    /// asked, whose partition may have a new owner, a bank that may be slow both ways, and the grain again.
    /// </summary>
    public static readonly TimeSpan LeavesWithin = TimeSpan.FromSeconds(15);

    /// <summary>What a silo asks whose clock is off by an hour is too late for everybody: it hears nothing until its patience ends.</summary>
    private static readonly TimeSpan Patience = new ClusterLimits().AskDeadline;

    /// <summary>Clocks of silos jump by this much each way in some runs.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);
    private static readonly OutboxLimits Limits = new();
    private static readonly Backoff Ordinary = new(
        TimeSpan.FromMilliseconds(Limits.BackoffBaseMs),
        TimeSpan.FromMilliseconds(Limits.BackoffCapMs)
    );
    private readonly ProcessClock _clock = new(setting.Outside);
    private readonly Dictionary<string, (DateTimeOffset CouldLeaveAt, int Attempts)> _firsts = new(
        StringComparer.Ordinal
    );
    private readonly HashSet<(BankId Bank, string Order)> _excused = [];
    private readonly bool _hadWildClock = setting.Shape.Faults.Contains(FaultKind.WildClock);

    /// <summary>The longest that anything stayed, when it could have left.</summary>
    public TimeSpan Longest { get; private set; }

    /// <summary>Until nobody says anything any more, and nothing is owed.</summary>
    public async Task WatchAsync(Task people)
    {
        while (Look() > 0 || !people.IsCompleted)
            await Task.Delay(Step, _clock);
    }

    /// <summary>A silo whose clock was off by an hour gave it, or one before it, its time: it may wait for so long.</summary>
    public bool IsExcused(DecisionTruth decision) => _excused.Contains((decision.Bank, decision.Order));

    /// <summary>How many orders have something that leaves soon.</summary>
    private int Look()
    {
        var (now, left) = (_clock.GetUtcNow(), 0);
        var isUp = cluster.Silos.Any(one => one.IsUp);
        foreach (var first in setting.Database.Tables.FirstOfEachOrder())
        {
            if (IsOffTheClock(first, now))
            {
                _excused.Add((first.Row.Bank, first.Order));
                continue;
            }
            left++;
            var couldLeaveAt = isUp ? CouldLeaveAt(first, now) : now;
            _firsts[first.Row.Id] = (couldLeaveAt, first.Row.Attempts);
            var stayed = now - couldLeaveAt;
            Longest = stayed > Longest ? stayed : Longest;
            if (stayed > LeavesWithin + (_hadWildClock ? Patience : TimeSpan.Zero))
                setting.Truth.Complain($"{first.Row.Id} is owed to {first.Row.Bank} for {stayed} after all was mended");
        }
        return left;
    }

    /// <summary>A back-off begins when a try was counted. A lease, which looks like one, is no reason to wait.</summary>
    private DateTimeOffset CouldLeaveAt(OutboxEntry one, DateTimeOffset now)
    {
        if (_firsts.TryGetValue(one.Row.Id, out var known) && known.Attempts == one.Row.Attempts)
            return known.CouldLeaveAt;
        return one.NextAt > now && one.NextAt - now <= LongestBackOff(one) ? one.NextAt : now;
    }

    /// <summary>Only where clocks were off by an hour: a time that no back-off and no lease gives.</summary>
    private bool IsOffTheClock(OutboxEntry one, DateTimeOffset now) =>
        _hadWildClock && one.NextAt - now > LongestBackOff(one) + TimeSpan.FromMilliseconds(Limits.LeaseMs);

    private static TimeSpan LongestBackOff(OutboxEntry one) => Ordinary.Ceiling(one.Row.Attempts - 1) + Skew;
}
