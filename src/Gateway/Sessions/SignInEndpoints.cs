using System.Security.Cryptography;
using OrleansBank.Contracts;
using OrleansBank.Gateway.Chat;
using OrleansBank.Gateway.Edge;
using OrleansBank.Gateway.Problems;

namespace OrleansBank.Gateway.Sessions;

/// <summary>How the page signs people in: under any name in the sandbox, or with the provider's code flow.</summary>
internal static partial class SignInEndpoints
{
    public const string Path = "/v1/sign-in";
    public const string CallbackPath = "/v1/sign-in/callback";
    private const int ParameterLengthMax = 2_048;

    public static void MapSignIn(this IEndpointRouteBuilder routes, GatewayOptions options)
    {
        routes
            .MapGet("/v1/sign-in/way", WayAsync)
            .Produces<SignInWay>()
            .WithSummary("How to sign in: sandbox (POST /v1/sessions), openid_connect (GET /v1/sign-in) or bearer.");
        if (options.OpenIdConnect?.ClientId is null)
            return;
        routes
            .MapGet(Path, BeginAsync)
            .Produces(StatusCodes.Status303SeeOther)
            .WithSummary("Sends the browser to the identity provider; fresh=true asks for a new proof.");
        routes
            .MapGet(CallbackPath, CallbackAsync)
            .Produces(StatusCodes.Status303SeeOther)
            .WithSummary("Where the identity provider sends the browser back.");
    }

    private static Task WayAsync(HttpContext http, GatewayOptions options)
    {
        var page = options.OpenIdConnect?.ClientId is null ? "bearer" : "openid_connect";
        return Answer.WriteAsync(
            http,
            new SignInWay(options.Sandbox ? "sandbox" : page),
            SessionJson.Default.SignInWay
        );
    }

    private static async Task BeginAsync(HttpContext http, CodeFlow flow, SignInCookie cookie, ILogger<CodeFlow> log)
    {
        var query = http.Request.Query;
        string? locale = query["locale"];
        string? zone = query["timeZone"];
        if (!string.IsNullOrEmpty(locale) && !SignInRules.IsLocale(locale))
        {
            await Problem.WriteAsync(http, "invalid_locale");
            return;
        }
        if (!string.IsNullOrEmpty(zone) && !SignInRules.IsTimeZone(zone))
        {
            await Problem.WriteAsync(http, "unknown_time_zone");
            return;
        }
        try
        {
            var (page, pending) = await flow.BeginAsync(query["fresh"] == "true", locale, zone, http.RequestAborted);
            cookie.Keep(http, pending);
            Answer.GoOn(http, page.AbsoluteUri);
        }
        catch (Exception failure) when (failure is InvalidOperationException or HttpRequestException)
        {
            LogAway(log, failure.GetType().Name);
            Answer.GoOn(http, "/?sign_in_error=provider_unavailable");
        }
    }

    /// <summary>Whatever happens, the browser goes on to the page, and nothing of the provider's answer stays in its address.</summary>
    private static async Task CallbackAsync(
        HttpContext http,
        CodeFlow flow,
        SignInCookie cookie,
        SessionStart start,
        ILogger<CodeFlow> log
    )
    {
        var query = http.Request.Query;
        string? Value(string name) => query[name] is [{ Length: > 0 and <= ParameterLengthMax } value] ? value : null;
        var pending = cookie.Take(http);
        string? wrong = null;
        if (pending is null || !SameState(pending.State, Value("state")))
            wrong = "sign_in_expired";
        else if (Value("iss") is { } issuer && !flow.IsIssuer(issuer))
            wrong = "invalid_response";
        else if (query.ContainsKey("error"))
            wrong = Value("error") == "access_denied" ? "denied" : "failed";
        else if (Value("code") is not { } code)
            wrong = "invalid_response";
        else
        {
            try
            {
                var person = await flow.CompleteAsync(pending, code, http.RequestAborted);
                wrong = person is null ? "failed" : await start.BeginAsync(http, person, pending);
            }
            catch (Exception failure)
                when (failure is InvalidOperationException or HttpRequestException or TaskCanceledException)
            {
                LogAway(log, failure.GetType().Name);
                wrong = "provider_unavailable";
            }
        }
        Answer.GoOn(http, wrong is null ? "/" : $"/?sign_in_error={Uri.EscapeDataString(wrong)}");
    }

    private static bool SameState(string ours, string? theirs) =>
        theirs is not null
        && CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.UTF8.GetBytes(ours),
            System.Text.Encoding.UTF8.GetBytes(theirs)
        );

    [LoggerMessage(4301, LogLevel.Warning, "The identity provider did not answer as it should: {Failure}.")]
    private static partial void LogAway(ILogger log, string failure);
}

/// <param name="Way">sandbox, openid_connect or bearer.</param>
internal sealed record SignInWay(string Way);
