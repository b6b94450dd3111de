using System.Collections.Concurrent;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Gateway.Chat.Frames;
using OrleansBank.Gateway.Sessions;

namespace OrleansBank.Gateway.Chat.Live;

/// <summary>
/// The live connections of this gateway, by person. A person's entry is the connection itself, or an array when there are several:
/// nobody pays for a list of one.
/// </summary>
internal sealed class LiveConnections(GatewayOptions options, SessionChecks checks) : IConnections, IPresence
{
    private readonly ConcurrentDictionary<UserId, object> _people = new();
    private int _count;
    private volatile bool _draining;

    /// <summary>Null in an embedded run.</summary>
    private IPresenceWatcher? _watcher;

    public int Count => Volatile.Read(ref _count);
    public bool IsDraining => _draining;

    public void Push(UserId user, Push push)
    {
        if (push is EndPush)
            checks.Forget(user);
        if (!_people.TryGetValue(user, out var found))
            return;
        using var frames = new PushFrames(push);
        if (found is ChatConnection one)
        {
            one.Deliver(frames);
            return;
        }
        foreach (var connection in (ChatConnection[])found)
            connection.Deliver(frames);
    }

    public bool IsHere(UserId user) => _people.ContainsKey(user);

    public void Watch(IPresenceWatcher watcher) => _watcher = watcher;

    public void Visit(IPresenceVisitor visitor)
    {
        foreach (var (user, found) in _people)
        {
            // Of those that are live: one that catches up asks by itself, and the person's others do not wait for it.
            var lastSeq = found is ChatConnection one
                ? one.LastSeq
                : ((ChatConnection[])found).Min(each => each.LastSeq);
            visitor.Visit(user, lastSeq);
        }
    }

    public IReadOnlyList<ChatConnection> Find(UserId user) =>
        _people.TryGetValue(user, out var found) ? found as ChatConnection[] ?? [(ChatConnection)found] : [];

    /// <summary>Null when it was added; else why not.</summary>
    public string? TryAdd(ChatConnection connection)
    {
        if (_draining)
            return "draining";
        if (Interlocked.Increment(ref _count) > options.Limits.ConnectionsMax)
        {
            Interlocked.Decrement(ref _count);
            return "overloaded";
        }
        while (true)
        {
            if (!_people.TryGetValue(connection.User, out var found))
            {
                if (_people.TryAdd(connection.User, connection))
                    break;
                continue;
            }
            ChatConnection[] others = found as ChatConnection[] ?? [(ChatConnection)found];
            if (others.Length >= options.Limits.ConnectionsPerPersonMax)
            {
                Interlocked.Decrement(ref _count);
                return "too_many_connections";
            }
            ChatConnection[] all = [.. others, connection];
            if (_people.TryUpdate(connection.User, all, found))
                break;
        }
        _watcher?.Came(connection.User);
        // Whoever was added while the drain began is closed here, for the drain may not have seen it.
        if (_draining)
            connection.CloseWith(CloseCode.ServiceRestart);
        return null;
    }

    public void Remove(ChatConnection connection)
    {
        while (_people.TryGetValue(connection.User, out var found))
        {
            ChatConnection[] all = found as ChatConnection[] ?? [(ChatConnection)found];
            if (!all.Contains(connection))
                return;
            ChatConnection[] rest = [.. all.Where(one => one != connection)];
            var left = rest.Length switch
            {
                0 => _people.TryRemove(KeyValuePair.Create(connection.User, found)),
                1 => _people.TryUpdate(connection.User, rest[0], found),
                _ => _people.TryUpdate(connection.User, rest, found),
            };
            if (!left)
                continue;
            Interlocked.Decrement(ref _count);
            if (rest.Length == 0 && !_people.ContainsKey(connection.User))
                _watcher?.Left(connection.User);
            return;
        }
    }

    /// <summary>Closes every connection with 1012 and takes no more: each client resumes at another gateway.</summary>
    public void Drain()
    {
        _draining = true;
        foreach (var (_, found) in _people)
        {
            ChatConnection[] all = found as ChatConnection[] ?? [(ChatConnection)found];
            foreach (var connection in all)
                connection.CloseWith(CloseCode.ServiceRestart);
        }
    }
}
