using System.Security.Cryptography;
using System.Text.RegularExpressions;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Gateway.Edge;
using OrleansBank.Gateway.Problems;

namespace OrleansBank.Gateway.Sessions;

/// <summary>Sandbox sign-in, and signing out.</summary>
internal static partial class SessionEndpoints
{
    private const string DefaultLocale = "en-GB";
    private const int SessionIdBytes = 16;

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
        IPlatform platform,
        SandboxTokens tokens,
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
        var request = new SignInRequest(session, body.Locale ?? DefaultLocale, body.TimeZone, now, expires);
        if (await platform.AskAsync(user, request, http.RequestAborted) is RefusedReply refused)
        {
            await Problem.WriteAsync(http, refused.Code);
            return;
        }
        var token = tokens.Make(user, session, now, expires);
        http.Response.Cookies.Append(Callers.Cookie, token, CookieRules(origin, expires));
        http.Response.StatusCode = StatusCodes.Status201Created;
        await http.Response.WriteAsJsonAsync(
            new SignedInBody(user.Value, token, expires),
            SessionJson.Default.SignedInBody,
            cancellationToken: http.RequestAborted
        );
    }

    private static async Task SignOutAsync(
        HttpContext http,
        IPlatform platform,
        PublicOrigin origin,
        SessionChecks checks
    )
    {
        var caller = http.Caller();
        await platform.AskAsync(caller.User, new SignOutRequest(caller.SessionId), http.RequestAborted);
        checks.Forget(caller.User);
        DropCookie(http, origin);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

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
        if (body.Locale is not null && !Locale().IsMatch(body.Locale))
            return "invalid_locale";
        var zoneIsKnown =
            body.TimeZone is null
            || (
                body.TimeZone.Length <= ZoneLengthMax
                && TimeZoneInfo.TryFindSystemTimeZoneById(body.TimeZone, out var zone)
                && zone.HasIanaId
            );
        return zoneIsKnown ? null : "unknown_time_zone";
    }

    private const int ZoneLengthMax = 64;

    [GeneratedRegex(
        "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex Locale();
}
