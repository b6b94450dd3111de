using System.Collections.Concurrent;
using OrleansBank.Domain;

namespace OrleansBank.Gateway.Sessions;

/// <summary>
/// The provider's sessions that this gateway has made known to people's grains, each once: a session that the grain does not know
/// and that was made known before has ended, and is not made known again. Bounded; forgotten when the token has expired.
/// </summary>
internal sealed class Introductions(GatewayOptions options, TimeProvider time)
{
    private readonly ConcurrentDictionary<(UserId User, string SessionId), DateTimeOffset> _made = new();

    public bool TryAdd(Caller caller)
    {
        if (_made.Count >= options.Limits.CheckedPeopleMax)
            Sweep();
        return _made.Count < options.Limits.CheckedPeopleMax
            && _made.TryAdd((caller.User, caller.SessionId), caller.ExpiresAt);
    }

    public void Sweep()
    {
        var now = time.GetUtcNow();
        foreach (var (key, expiresAt) in _made)
        {
            if (expiresAt <= now)
                _made.TryRemove(key, out _);
        }
    }
}
