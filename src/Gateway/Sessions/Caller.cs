using OrleansBank.Contracts;
using OrleansBank.Domain;

namespace OrleansBank.Gateway.Sessions;

/// <summary>The person behind a request, as the token says and the session's check confirmed.</summary>
/// <param name="AuthenticatedAt">When the person last showed who they are.</param>
/// <param name="ByCookie">Whether a browser sent it by itself: then only our own pages may change things with it.</param>
internal sealed record Caller(
    UserId User,
    string SessionId,
    DateTimeOffset AuthenticatedAt,
    DateTimeOffset ExpiresAt,
    bool ByCookie
);

/// <param name="Problem">Null when there is a caller.</param>
internal readonly record struct CallerResult(Caller? Caller, string? Problem)
{
    /// <summary>For a session that a provider began elsewhere: what makes it known to the person's grain.</summary>
    public SignInRequest? Introduction { get; init; }

    public static CallerResult Refused(string code) => new(null, code);
}
