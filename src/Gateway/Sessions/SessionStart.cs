using System.Security.Cryptography;
using OrleansBank.Contracts;
using OrleansBank.Gateway.Chat;
using OrleansBank.Gateway.Edge;

namespace OrleansBank.Gateway.Sessions;

/// <summary>Begins a session of the page for whom the provider has authenticated.</summary>
internal sealed class SessionStart(
    GatewayOptions options,
    PublicOrigin origin,
    People people,
    SessionTokens tokens,
    TimeProvider time
)
{
    /// <summary>Null when the cookie is set; else why the person's grain refused.</summary>
    public async ValueTask<string?> BeginAsync(HttpContext http, Authenticated person, PendingSignIn pending)
    {
        var session = RandomNumberGenerator.GetHexString(SessionEndpoints.SessionIdBytes * 2, lowercase: true);
        var now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        var expires = now + options.SessionLength;
        // What the browser says is how the person reads now; what the provider knows stands in for it.
        var locale = FirstGood(SignInRules.IsLocale, pending.Locale, person.Locale);
        var zone = FirstGood(SignInRules.IsTimeZone, pending.TimeZone, person.TimeZone);
        var request = new SignInRequest(session, locale ?? SignInRules.DefaultLocale, zone, person.At, expires);
        if (await people.AskAsync(person.User, request, http.RequestAborted) is RefusedReply refused)
            return refused.Code;
        var token = tokens.Make(person.User, session, now, person.At, expires);
        SessionEndpoints.KeepCookie(http, origin, token, expires);
        return null;
    }

    private static string? FirstGood(Func<string?, bool> isGood, params ReadOnlySpan<string?> values)
    {
        foreach (var value in values)
        {
            if (!string.IsNullOrEmpty(value) && isGood(value))
                return value;
        }
        return null;
    }
}
