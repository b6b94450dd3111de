using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using OrleansBank.Contracts;
using OrleansBank.Gateway.Tests.Support;

namespace OrleansBank.Gateway.Tests.Sessions;

/// <summary>The page's sign-in at an identity provider, from its first click to the cookie, over real sockets.</summary>
public sealed class CodeFlowTests
{
    [Fact]
    public async Task A_browser_goes_to_the_provider_and_comes_back_signed_in()
    {
        await using var provider = await TestProvider.StartAsync();
        await using var gateway = await StartAsync(provider);
        var (sent, cookie) = await BeginAsync(gateway, "?locale=fr-FR&timeZone=Europe/Paris");
        provider.IdToken = () =>
            provider.Make("alice", audience: "page", nonce: sent["nonce"], signedInAgo: TimeSpan.FromMinutes(3));

        using var back = await ReturnAsync(gateway, $"code=c1&state={sent["state"]}&iss={provider.Issuer}", cookie);

        Assert.Equal(("/", HttpStatusCode.SeeOther), (back.Headers.Location?.OriginalString, back.StatusCode));
        Assert.Equal("code", sent["response_type"]);
        Assert.Equal("page", sent["client_id"]);
        Assert.Equal("openid", sent["scope"]);
        Assert.Equal($"{gateway.Origin}/v1/sign-in/callback", sent["redirect_uri"]);
        // PKCE: what was redeemed is what the challenge was made of.
        Assert.Equal("S256", sent["code_challenge_method"]);
        var challenge = WebEncoders.Base64UrlEncode(
            SHA256.HashData(Encoding.ASCII.GetBytes(provider.Redeemed["code_verifier"]))
        );
        Assert.Equal(sent["code_challenge"], challenge);
        Assert.Equal(("c1", sent["redirect_uri"]), (provider.Redeemed["code"], provider.Redeemed["redirect_uri"]));
        Assert.Equal("Basic cGFnZTpzM2NyZXQ=", provider.Redeemed["authorization"]);
        // The grain is told the time of the proof, not that of the return.
        var signIn = gateway.Platform.Asked.Select(asked => asked.Request).OfType<SignInRequest>().Single();
        Assert.Equal(("fr-FR", "Europe/Paris"), (signIn.Locale, signIn.TimeZone));
        Assert.InRange(
            TimeProvider.System.GetUtcNow() - signIn.AuthenticatedAt,
            TimeSpan.FromMinutes(2.9),
            TimeSpan.FromMinutes(4)
        );
        using var read = await GetAsync(gateway, "/v1/messages", SessionOf(back));
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
    }

    [Fact]
    public async Task A_fresh_sign_in_asks_the_provider_for_a_new_proof()
    {
        await using var provider = await TestProvider.StartAsync();
        await using var gateway = await StartAsync(provider);

        var (sent, _) = await BeginAsync(gateway, "?fresh=true");

        Assert.Equal(("login", "0"), (sent["prompt"], sent["max_age"]));
    }

    public static TheoryData<string, string, string> Wrong =>
        new()
        {
            { "another state", "code=c&state=other", "sign_in_expired" },
            { "no state", "code=c", "sign_in_expired" },
            { "another issuer", "code=c&state={state}&iss=https://evil.example", "invalid_response" },
            { "no code", "state={state}", "invalid_response" },
            { "the person said no", "error=access_denied&state={state}", "denied" },
            { "the provider failed", "error=server_error&state={state}", "failed" },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_return_signs_nobody_in(string what, string query, string code)
    {
        await using var provider = await TestProvider.StartAsync();
        await using var gateway = await StartAsync(provider);
        var (sent, cookie) = await BeginAsync(gateway, "");

        using var back = await ReturnAsync(gateway, query.Replace("{state}", sent["state"]), cookie);

        Assert.True($"/?sign_in_error={code}" == back.Headers.Location?.OriginalString, what);
        Assert.Null(SessionOf(back));
        Assert.Empty(provider.Redeemed);
        Assert.Empty(gateway.Platform.Asked);
    }

    public static TheoryData<string> WrongTokens =>
        ["nonce", "audience", "issuer", "expired", "no auth_time", "a stranger's key", "no subject"];

    [Theory]
    [MemberData(nameof(WrongTokens))]
    public async Task A_wrong_id_token_signs_nobody_in(string what)
    {
        await using var provider = await TestProvider.StartAsync();
        await using var stranger = await TestProvider.StartAsync();
        await using var gateway = await StartAsync(provider);
        var (sent, cookie) = await BeginAsync(gateway, "");
        var (nonce, ago) = (sent["nonce"], TimeSpan.Zero);
        provider.IdToken = () =>
            what switch
            {
                "nonce" => provider.Make("alice", audience: "page", nonce: "old", signedInAgo: ago),
                "audience" => provider.Make("alice", audience: "orleansbank", nonce: nonce, signedInAgo: ago),
                "issuer" => provider.Make("alice", "https://evil.example", "page", nonce: nonce, signedInAgo: ago),
                "expired" => provider.Make(
                    "alice",
                    audience: "page",
                    lasts: TimeSpan.FromSeconds(-5),
                    nonce: nonce,
                    signedInAgo: ago
                ),
                "no auth_time" => provider.Make("alice", audience: "page", nonce: nonce),
                "no subject" => provider.Make("", audience: "page", nonce: nonce, signedInAgo: ago),
                _ => stranger.Make("alice", provider.Issuer, "page", nonce: nonce, signedInAgo: ago),
            };

        using var back = await ReturnAsync(gateway, $"code=c&state={sent["state"]}", cookie);

        Assert.Equal("/?sign_in_error=failed", back.Headers.Location?.OriginalString);
        Assert.Null(SessionOf(back));
        Assert.Empty(gateway.Platform.Asked);
    }

    [Fact]
    public async Task Another_browser_cannot_finish_a_sign_in()
    {
        await using var provider = await TestProvider.StartAsync();
        await using var gateway = await StartAsync(provider);
        var (sent, _) = await BeginAsync(gateway, "");
        var (_, other) = await BeginAsync(gateway, "");
        foreach (var cookie in new[] { null, other, "sign-in=garbage" })
        {
            using var back = await ReturnAsync(gateway, $"code=c&state={sent["state"]}", cookie);
            Assert.Equal("/?sign_in_error=sign_in_expired", back.Headers.Location?.OriginalString);
        }
    }

    [Fact]
    public async Task A_sign_in_is_good_for_ten_minutes()
    {
        var time = new ManualTime();
        await using var provider = await TestProvider.StartAsync();
        await using var gateway = await StartAsync(provider, time);
        var (sent, cookie) = await BeginAsync(gateway, "");

        time.Advance(TimeSpan.FromMinutes(10.1));
        using var back = await ReturnAsync(gateway, $"code=c&state={sent["state"]}", cookie);

        Assert.Equal("/?sign_in_error=sign_in_expired", back.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_provider_that_is_away_is_told_to_the_page()
    {
        var provider = await TestProvider.StartAsync();
        await using var gateway = await StartAsync(provider);
        await provider.DisposeAsync();

        using var answer = await GetAsync(gateway, "/v1/sign-in", null);

        Assert.Equal("/?sign_in_error=provider_unavailable", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task The_cookie_of_the_page_is_no_bearer_token()
    {
        await using var provider = await TestProvider.StartAsync();
        await using var gateway = await StartAsync(provider);
        var (sent, cookie) = await BeginAsync(gateway, "");
        provider.IdToken = () =>
            provider.Make("alice", audience: "page", nonce: sent["nonce"], signedInAgo: TimeSpan.Zero);
        using var back = await ReturnAsync(gateway, $"code=c&state={sent["state"]}", cookie);
        var session = SessionOf(back)!["session=".Length..];

        using var answer = await gateway.SendAsync(HttpMethod.Get, "/v1/messages", session);

        await answer.ShowsAsync(HttpStatusCode.Unauthorized, "invalid_token");
    }

    [Theory]
    [InlineData(true, null, "sandbox")]
    [InlineData(false, "page", "openid_connect")]
    [InlineData(false, null, "bearer")]
    public async Task The_page_learns_how_to_sign_in(bool sandbox, string? client, string way)
    {
        await using var provider = await TestProvider.StartAsync();
        await using var gateway = sandbox
            ? await RunningGateway.StartAsync()
            : await StartAsync(provider, client: client);

        using var answer = await GetAsync(gateway, "/v1/sign-in/way", null);

        Assert.Equal($$"""{"way":"{{way}}"}""", await answer.Content.ReadAsStringAsync());
        using var begin = await GetAsync(gateway, "/v1/sign-in", null);
        Assert.Equal(client is null ? HttpStatusCode.NotFound : HttpStatusCode.SeeOther, begin.StatusCode);
    }

    private static Task<RunningGateway> StartAsync(
        TestProvider provider,
        TimeProvider? time = null,
        string? client = "page"
    ) =>
        RunningGateway.StartAsync(
            options =>
                options with
                {
                    Sandbox = false,
                    OpenIdConnect = new(new Uri(provider.Issuer), "orleansbank")
                    {
                        ClientId = client,
                        ClientSecret = "s3cret",
                    },
                },
            time: time
        );

    private static async Task<(Dictionary<string, string> Sent, string Cookie)> BeginAsync(
        RunningGateway gateway,
        string query
    )
    {
        using var answer = await GetAsync(gateway, $"/v1/sign-in{query}", null);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var sent = QueryHelpers
            .ParseQuery(answer.Headers.Location!.Query)
            .ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=lax", cookie);
        Assert.Contains("path=/v1/sign-in", cookie);
        Assert.DoesNotContain(sent["state"], cookie);
        return (sent, cookie.Split(';')[0]);
    }

    private static Task<HttpResponseMessage> ReturnAsync(RunningGateway gateway, string query, string? cookie) =>
        GetAsync(gateway, $"/v1/sign-in/callback?{query}", cookie);

    private static async Task<HttpResponseMessage> GetAsync(RunningGateway gateway, string path, string? cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        return await gateway.Client.SendAsync(request);
    }

    private static string? SessionOf(HttpResponseMessage answer) =>
        answer
            .Headers.GetValues("Set-Cookie")
            .Select(cookie => cookie.Split(';')[0])
            .FirstOrDefault(cookie => cookie.StartsWith("session=", StringComparison.Ordinal));
}
