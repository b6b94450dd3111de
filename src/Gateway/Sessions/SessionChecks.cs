using System.Collections.Concurrent;
using System.Collections.Immutable;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Gateway.Chat;
using OrleansBank.Gateway.Edge;

namespace OrleansBank.Gateway.Sessions;

/// <summary>
/// Asks a person's grain whether a session is still good, and remembers a yes for a few seconds. The end of a session drops what is
/// remembered at once; a yes that was on its way while any session ended is not remembered at all, for it may be that one's.
/// </summary>
internal sealed class SessionChecks(People people, GatewayOptions options, TimeProvider time)
{
    private readonly ConcurrentDictionary<UserId, ImmutableArray<Checked>> _good = new();
    private long _ends;

    public async ValueTask<string?> CheckAsync(UserId user, string sessionId, CancellationToken cancellation)
    {
        var now = time.GetTimestamp();
        if (_good.TryGetValue(user, out var remembered) && remembered.Any(one => one.Is(sessionId, now)))
            return null;
        var ends = Volatile.Read(ref _ends);
        var reply = await people.AskAsync(user, new CheckSessionRequest(sessionId), cancellation);
        if (Replies.RefusalOf(reply) is { } refused)
            return refused;
        if (_good.Count < options.Limits.CheckedPeopleMax && ends == Volatile.Read(ref _ends))
            Remember(user, sessionId);
        return null;
    }

    public void Forget(UserId user)
    {
        Interlocked.Increment(ref _ends);
        _good.TryRemove(user, out _);
    }

    public void Sweep()
    {
        var now = time.GetTimestamp();
        foreach (var (user, sessions) in _good)
        {
            if (sessions.All(one => one.Until < now))
                _good.TryRemove(KeyValuePair.Create(user, sessions));
        }
    }

    private void Remember(UserId user, string sessionId)
    {
        var now = time.GetTimestamp();
        var until = now + (long)(options.Limits.SessionCheckLife.TotalSeconds * time.TimestampFrequency);
        var entry = new Checked(sessionId, until);
        _good.AddOrUpdate(
            user,
            [entry],
            (_, old) => [entry, .. old.Where(one => one.Until >= now && one.Id != sessionId)]
        );
    }

    private readonly record struct Checked(string Id, long Until)
    {
        public bool Is(string sessionId, long now) => Id == sessionId && now < Until;
    }
}
