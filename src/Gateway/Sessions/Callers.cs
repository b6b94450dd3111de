using Microsoft.Net.Http.Headers;
using OrleansBank.Gateway.Chat;
using OrleansBank.Gateway.Edge;

namespace OrleansBank.Gateway.Sessions;

/// <summary>From the headers of a request to the person behind it.</summary>
internal sealed class Callers(ITokens tokens, SessionChecks checks, Introductions introductions, People people)
{
    public const string Cookie = "session";
    private const string Scheme = "Bearer ";
    private const int TokenLengthMax = 8 * 1024;

    public async ValueTask<CallerResult> FindAsync(
        string? authorization,
        string? cookie,
        CancellationToken cancellation
    )
    {
        var byCookie = string.IsNullOrEmpty(authorization);
        var token = byCookie ? cookie : BearerOf(authorization!);
        if (string.IsNullOrEmpty(token))
            return CallerResult.Refused(byCookie ? "no_session" : "invalid_token");
        if (token.Length > TokenLengthMax)
            return CallerResult.Refused("invalid_token");
        var read = await tokens.ReadAsync(token, byCookie, cancellation);
        if (read.Caller is not { } caller)
            return read;
        var refused = await checks.CheckAsync(caller.User, caller.SessionId, cancellation);
        if (refused is not null && read.Introduction is { } introduction && introductions.TryAdd(caller))
            refused = Replies.RefusalOf(await people.AskAsync(caller.User, introduction, cancellation));
        return refused is null ? read : CallerResult.Refused(refused);
    }

    public ValueTask<CallerResult> FindAsync(HttpContext http) =>
        FindAsync(http.Request.Headers[HeaderNames.Authorization], http.Request.Cookies[Cookie], http.RequestAborted);

    private static string? BearerOf(string authorization) =>
        authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? authorization[Scheme.Length..].Trim()
            : null;
}
