using OrleansBank.Domain;
using OrleansBank.Silo.Cluster.RabbitMq;
using OrleansBank.Silo.Cluster.Wire;

namespace OrleansBank.Silo.Cluster.Ownership;

/// <summary>
/// Who is connected where, of one partition, in one tenure. In memory alone: gateways tell it anew to every owner and again every few
/// seconds, and whoever is not told of any more fades.
/// </summary>
internal sealed class Audience(ClusterLimits limits, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<UserId, Listeners> _people = [];

    public int Count
    {
        get
        {
            lock (_gate)
                return _people.Count;
        }
    }

    /// <summary>True when messages may be missing there: the sequence is below what this tenure knows, or it knows none.</summary>
    public bool Heard(string inbox, PresenceEntry entry)
    {
        lock (_gate)
        {
            if (entry.LastSeq == PresenceEntry.Gone)
            {
                Forget(entry.User, inbox);
                return false;
            }
            if (!_people.TryGetValue(entry.User, out var listeners))
            {
                if (_people.Count >= limits.PresencesMax)
                    return false;
                _people[entry.User] = listeners = new Listeners();
            }
            listeners.At[inbox] = clock.GetTimestamp();
            return entry.LastSeq != PresenceEntry.CatchesUp
                && (listeners.LastSeq is not { } seq || entry.LastSeq < seq);
        }
    }

    /// <summary>The inboxes of the gateways to which the person is connected, and, from messages, how far they are told.</summary>
    public string[] InboxesOf(UserId user, long? lastSeq)
    {
        lock (_gate)
        {
            if (!_people.TryGetValue(user, out var listeners))
                return [];
            if (lastSeq is { } seq)
                listeners.LastSeq = Math.Max(seq, listeners.LastSeq ?? 0);
            return [.. listeners.At.Keys];
        }
    }

    /// <summary>What was looked up in the store.</summary>
    public void Knows(UserId user, long lastSeq) => InboxesOf(user, lastSeq);

    /// <summary>Lets those fade of whom no gateway has told for long.</summary>
    public void Sweep()
    {
        lock (_gate)
        {
            foreach (var (user, listeners) in _people)
            {
                foreach (var (inbox, at) in listeners.At)
                {
                    if (clock.GetElapsedTime(at) > limits.PresenceLife)
                        listeners.At.Remove(inbox);
                }
                if (listeners.At.Count == 0)
                    _people.Remove(user);
            }
        }
    }

    private void Forget(UserId user, string inbox)
    {
        if (_people.TryGetValue(user, out var listeners) && listeners.At.Remove(inbox) && listeners.At.Count == 0)
            _people.Remove(user);
    }

    private sealed class Listeners
    {
        public Dictionary<string, long> At { get; } = new(1, StringComparer.Ordinal);
        public long? LastSeq { get; set; }
    }
}
