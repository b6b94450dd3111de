using Microsoft.AspNetCore.WebUtilities;
using OrleansBank.Gateway.Chat.Rest;
using OrleansBank.Gateway.Edge;
using OrleansBank.Gateway.Sessions;

namespace OrleansBank.Gateway.Chat.Live;

/// <param name="Problem">Null when the connection may begin; it is registered then, and must be run or removed.</param>
internal readonly record struct Admission(ChatConnection? Connection, long? Since, string? Problem);

/// <summary>Who may have a live chat. The same for the raw pipe and for an upgrade that came through HTTP.</summary>
internal sealed class ChatDoor(ChatHost host, Callers callers, SessionChecks checks, PublicOrigin origin)
{
    public async ValueTask<Admission> AdmitAsync(UpgradeRequest request, CancellationToken cancellation)
    {
        if (!request.IsWellFormed)
            return new Admission(null, null, "upgrade_required");
        // A browser sends our cookie with another site's upgrade too: the Origin alone tells them apart.
        if (request.Origin is not null && !origin.IsOurs(request.Origin))
            return new Admission(null, null, "foreign_origin");
        if (!TrySince(request.Query, out var since))
            return new Admission(null, null, "invalid_since");
        var cookie = request.Origin is null ? null : request.SessionCookie;
        var found = await callers.FindAsync(request.Authorization, cookie, cancellation);
        if (found.Caller is not { } caller)
            return new Admission(null, null, found.Problem);
        var connection = new ChatConnection(host, caller);
        if (host.Connections.TryAdd(connection) is { } full)
            return new Admission(null, null, full);
        // Once it is registered, the end of the session reaches it: asked again, so that no end falls in between.
        if (await checks.CheckAsync(caller.User, caller.SessionId, cancellation) is { } ended)
        {
            host.Connections.Remove(connection);
            return new Admission(null, null, ended);
        }
        return new Admission(connection, since, null);
    }

    private static bool TrySince(string query, out long? since)
    {
        since = null;
        if (query.Length < 2)
            return true;
        foreach (var pair in new QueryStringEnumerable(query))
        {
            if (!pair.DecodeName().Span.SequenceEqual("since"))
                continue;
            if (since is not null || !Page.TryRead(pair.DecodeValue().ToString(), 0, out var value))
                return false;
            since = value;
        }
        return true;
    }
}
