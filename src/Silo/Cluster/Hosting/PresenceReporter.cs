using System.Collections.Concurrent;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Silo.Cluster.Wire;

namespace OrleansBank.Silo.Cluster.Hosting;

/// <summary>
/// Tells the owners of partitions who is connected here: each who comes or leaves, all of a partition to its new owner, and everybody
/// again every few seconds.
/// </summary>
internal sealed class PresenceReporter(
    IPresence presence,
    ClusterSettings settings,
    FrameCodec codec,
    BrokerTies ties,
    TimeProvider clock
) : IPresenceWatcher
{
    /// <summary>New owners that come together are answered in one pass over the connections.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private readonly ConcurrentDictionary<int, bool> _wanted = new();
    private string? _lastInbox;

    public void Came(UserId user) => Tell(user, PresenceEntry.CatchesUp);

    public void Left(UserId user) => Tell(user, PresenceEntry.Gone);

    /// <summary>A partition has a new owner, who knows nobody.</summary>
    public void Want(int partition) => _wanted[partition] = true;

    public async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Step, clock);
        var last = clock.GetTimestamp();
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
            {
                // Under a new inbox nobody knows where we are.
                var isDue =
                    clock.GetElapsedTime(last) >= settings.Limits.PresenceEvery || ties.Inbox.Name != _lastInbox;
                if (ties.Inbox.Name is null || (!isDue && _wanted.IsEmpty))
                    continue;
                _lastInbox = ties.Inbox.Name;
                Report(isDue);
                if (isDue)
                    last = clock.GetTimestamp();
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The gateway ends, and its connections before it.
        }
    }

    private void Report(bool everybody)
    {
        var pass = new Pass(this, everybody ? null : [.. _wanted.Keys]);
        foreach (var partition in _wanted.Keys)
            _wanted.TryRemove(partition, out _);
        presence.Visit(pass);
        pass.End();
    }

    private void Tell(UserId user, long lastSeq) =>
        Send(settings.Partitions.Of(user), [new PresenceEntry(user, lastSeq)]);

    private void Send(int partition, List<PresenceEntry> people)
    {
        if (ties.Inbox.Name is not { } inbox)
            return;
        var frame = codec.Write(new PresenceFrame(partition, inbox, [.. people]));
        ties.Publisher.TryTell("", settings.Broker.QueueOf(partition), frame);
    }

    /// <param name="wanted">The partitions to report; null for all.</param>
    private sealed class Pass(PresenceReporter reporter, HashSet<int>? wanted) : IPresenceVisitor
    {
        private readonly Dictionary<int, List<PresenceEntry>> _people = [];

        public void Visit(UserId user, long? lastSeq)
        {
            var partition = reporter.PartitionOf(user);
            if (wanted?.Contains(partition) == false)
                return;
            if (!_people.TryGetValue(partition, out var people))
                _people[partition] = people = [];
            people.Add(new PresenceEntry(user, lastSeq ?? PresenceEntry.CatchesUp));
            if (people.Count < WireLimits.PresencesPerFrameMax)
                return;
            reporter.Send(partition, people);
            people.Clear();
        }

        public void End()
        {
            foreach (var (partition, people) in _people.Where(one => one.Value.Count > 0))
                reporter.Send(partition, people);
        }
    }

    private int PartitionOf(UserId user) => settings.Partitions.Of(user);
}
