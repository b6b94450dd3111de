using System.Security.Cryptography;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Gateway.Chat;
using OrleansBank.Gateway.Edge;
using OrleansBank.Gateway.Problems;

namespace OrleansBank.Gateway.Sessions;

/// <summary>Sandbox sign-in, and signing out.</summary>
internal static class SessionEndpoints
{
    public const int SessionIdBytes = 16;

    public static void MapSessions(this IEndpointRouteBuilder routes, GatewayOptions options)
    {
        if (options.Sandbox)
            routes
                .MapPost("/v1/sessions", SignInAsync)
                .Accepts<SignInBody>("application/json")
                .Produces<SignedInBody>(StatusCodes.Status201Created)
                .WithSummary("Sandbox only: signs in under any name.");
        routes
            .MapDelete("/v1/sessions", SignOutAsync)
            .WithMetadata(new ForPerson())
            .Produces(StatusCodes.Status204NoContent)
            .WithSummary("Signs out: the token no longer counts, and its live connections are closed with 4001.");
    }

    private static async Task SignInAsync(
        HttpContext http,
        GatewayOptions options,
        PublicOrigin origin,
        People people,
        SessionTokens tokens,
        TimeProvider time
    )
    {
        if (IsBrowser(http.Request) && !origin.IsOurs(http.Request.Headers.Origin))
        {
            await Problem.WriteAsync(http, "foreign_origin");
            return;
        }
        if (await JsonBody.ReadAsync(http, SessionJson.Default.SignInBody, options.Limits) is not { } body)
            return;
        if (Wrong(body) is { } code)
        {
            await Problem.WriteAsync(http, code);
            return;
        }
        var user = new UserId(body.User);
        var session = RandomNumberGenerator.GetHexString(SessionIdBytes * 2, lowercase: true);
        // Whole seconds, as the token has them: the grain and the token must agree on the time of the sign-in.
        var now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        var expires = now + options.SessionLength;
        var request = new SignInRequest(session, body.Locale ?? SignInRules.DefaultLocale, body.TimeZone, now, expires);
        if (await people.AskAsync(user, request, http.RequestAborted) is RefusedReply refused)
        {
            await Problem.WriteAsync(http, refused.Code);
            return;
        }
        var token = tokens.Make(user, session, now, now, expires);
        KeepCookie(http, origin, token, expires);
        http.Response.StatusCode = StatusCodes.Status201Created;
        await http.Response.WriteAsJsonAsync(
            new SignedInBody(user.Value, token, expires),
            SessionJson.Default.SignedInBody,
            cancellationToken: http.RequestAborted
        );
    }

    private static async Task SignOutAsync(HttpContext http, People people, PublicOrigin origin, SessionChecks checks)
    {
        var caller = http.Caller();
        await people.AskAsync(caller.User, new SignOutRequest(caller.SessionId), http.RequestAborted);
        checks.Forget(caller.User);
        DropCookie(http, origin);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    public static void KeepCookie(HttpContext http, PublicOrigin origin, string token, DateTimeOffset expires) =>
        http.Response.Cookies.Append(Callers.Cookie, token, CookieRules(origin, expires));

    public static void DropCookie(HttpContext http, PublicOrigin origin) =>
        http.Response.Cookies.Delete(Callers.Cookie, CookieRules(origin, null));

    private static CookieOptions CookieRules(PublicOrigin origin, DateTimeOffset? expires) =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = origin.Url.Scheme == Uri.UriSchemeHttps,
            Path = "/",
            Expires = expires,
        };

    private static bool IsBrowser(HttpRequest request) =>
        request.Headers.Origin.Count > 0 || request.Headers.ContainsKey("Sec-Fetch-Site");

    private static string? Wrong(SignInBody body)
    {
        if (!IdRules.IsValid(body.User) || string.IsNullOrWhiteSpace(body.User))
            return "invalid_user";
        if (body.Locale is not null && !SignInRules.IsLocale(body.Locale))
            return "invalid_locale";
        return body.TimeZone is null || SignInRules.IsTimeZone(body.TimeZone) ? null : "unknown_time_zone";
    }
}
