using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OrleansBank.Contracts;
using OrleansBank.Gateway.Tests.Support;

namespace OrleansBank.Gateway.Tests.Sessions;

public sealed class SessionTests
{
    private const string Alice = """{"user":"alice","locale":"fr-FR","timeZone":"Europe/Paris"}""";

    [Fact]
    public async Task Signing_in_gives_a_token_and_a_cookie_that_scripts_cannot_read()
    {
        await using var gateway = await RunningGateway.StartAsync();

        using var answer = await gateway.SendAsync(HttpMethod.Post, "/v1/sessions", null, Answers.Json(Alice));
        var body = await answer.JsonAsync();
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        var request = gateway.Platform.Asked.Select(asked => asked.Request).OfType<SignInRequest>().Single();

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("alice", body.GetProperty("user").GetString());
        Assert.StartsWith($"session={body.GetProperty("token").GetString()}; ", cookie, StringComparison.Ordinal);
        Assert.Contains("; httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("; samesite=lax", cookie, StringComparison.Ordinal);
        Assert.Contains("; path=/", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("secure", cookie, StringComparison.Ordinal);
        Assert.Equal(("fr-FR", "Europe/Paris"), (request.Locale, request.TimeZone));
        Assert.Equal(request.ExpiresAt, body.GetProperty("expiresAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task Under_https_the_cookie_is_Secure()
    {
        await using var gateway = await RunningGateway.StartAsync(options =>
            options with
            {
                PublicUrl = new Uri("https://localhost"),
                ExtraHosts = options.ExtraHosts.Add("bank.test"),
            }
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/sessions") { Content = Answers.Json(Alice) };
        request.Headers.Host = "bank.test";

        using var answer = await gateway.Client.SendAsync(request);

        Assert.Contains("; secure", answer.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
    }

    /// <summary>Browser headers of a sign-in ({o}: our Origin), and whether it is let in.</summary>
    [Theory]
    [InlineData("", "", true)]
    [InlineData("{o}", "same-origin", true)]
    [InlineData("{o}", "", true)]
    [InlineData("https://evil.example", "cross-site", false)]
    [InlineData("https://evil.example", "", false)]
    [InlineData("null", "", false)]
    [InlineData("", "cross-site", false)]
    [InlineData("", "same-origin", false)]
    public async Task A_browser_signs_in_from_our_pages_alone(string origin, string fetchSite, bool isLetIn)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/sessions") { Content = Answers.Json(Alice) };
        if (origin.Length > 0)
            request.Headers.Add("Origin", origin.Replace("{o}", gateway.Origin));
        if (fetchSite.Length > 0)
            request.Headers.Add("Sec-Fetch-Site", fetchSite);

        using var answer = await gateway.Client.SendAsync(request);

        if (isLetIn)
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        else
            await answer.ShowsAsync(HttpStatusCode.Forbidden, "foreign_origin");
    }

    [Theory]
    [InlineData("""{"user":""}""", "invalid_user")]
    [InlineData("""{"user":" "}""", "invalid_user")]
    [InlineData("""{"user":"a\nb"}""", "invalid_user")]
    [InlineData("""{"locale":"fr"}""", "invalid_body")]
    [InlineData("""{"user":5}""", "invalid_body")]
    [InlineData("""{"user":"alice","locale":"français"}""", "invalid_locale")]
    [InlineData("""{"user":"alice","locale":""}""", "invalid_locale")]
    [InlineData("""{"user":"alice","timeZone":"Mars/Base"}""", "unknown_time_zone")]
    [InlineData("""{"user":"alice","user":"bruno"}""", "malformed_json")]
    [InlineData("""{"user":"alice",}""", "malformed_json")]
    public async Task Each_wrong_sign_in_gets_its_code(string body, string code)
    {
        await using var gateway = await RunningGateway.StartAsync();

        using var answer = await gateway.SendAsync(HttpMethod.Post, "/v1/sessions", null, Answers.Json(body));

        await answer.ShowsAsync(HttpStatusCode.BadRequest, code);
        Assert.Empty(gateway.Platform.Asked);
    }

    /// <summary>How an unsafe request that relies on the cookie comes, and what it gets.</summary>
    [Theory]
    [InlineData("{o}", "application/json", HttpStatusCode.OK, "")]
    [InlineData("", "application/json", HttpStatusCode.Forbidden, "foreign_origin")]
    [InlineData("https://evil.example", "application/json", HttpStatusCode.Forbidden, "foreign_origin")]
    [InlineData("{o}.evil.example", "application/json", HttpStatusCode.Forbidden, "foreign_origin")]
    [InlineData("{o}", "text/plain", HttpStatusCode.UnsupportedMediaType, "unsupported_media_type")]
    [InlineData(
        "{o}",
        "application/x-www-form-urlencoded",
        HttpStatusCode.UnsupportedMediaType,
        "unsupported_media_type"
    )]
    public async Task With_the_cookie_only_our_pages_change_anything(
        string origin,
        string type,
        HttpStatusCode status,
        string code
    )
    {
        await using var gateway = await RunningGateway.StartAsync();
        var token = await gateway.SignInAsync("alice");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/messages")
        {
            Content = new StringContent(
                """{"id":"0f8fad5b-d9cb-469f-a165-70867728950e","text":"hi"}""",
                Encoding.UTF8,
                type
            ),
        };
        request.Headers.Add("Cookie", $"session={token}");
        if (origin.Length > 0)
            request.Headers.Add("Origin", origin.Replace("{o}", gateway.Origin));

        using var answer = await gateway.Client.SendAsync(request);

        if (code.Length == 0)
            Assert.Equal(status, answer.StatusCode);
        else
            await answer.ShowsAsync(status, code);
    }

    [Fact]
    public async Task Reading_with_the_cookie_asks_for_no_Origin()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/messages");
        request.Headers.Add("Cookie", $"session={await gateway.SignInAsync("alice")}");

        using var answer = await gateway.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_token_that_was_changed_made_by_another_key_or_not_signed_is_refused()
    {
        await using var gateway = await RunningGateway.StartAsync();
        await using var other = await RunningGateway.StartAsync(options =>
            options with
            {
                SessionKey = [.. new byte[32]],
            }
        );
        var token = await gateway.SignInAsync("alice");
        var parts = token.Split('.');
        var payload = JsonSerializer.Serialize(
            new
            {
                sub = "bruno",
                sid = "1",
                exp = 99999999999,
            }
        );
        string Part(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=');
        string[] wrong =
        [
            await other.SignInAsync("alice"),
            $"{parts[0]}.{Part(payload)}.{parts[2]}",
            $"{Part("""{"alg":"none","typ":"JWT"}""")}.{Part(payload)}.",
            token[..^4],
            "a.b.c",
            new string('a', 20_000),
        ];

        foreach (var one in wrong)
        {
            using var answer = await gateway.SendAsync(HttpMethod.Get, "/v1/messages", one);
            // The longest does not even fit the headers.
            Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.Unauthorized, (HttpStatusCode)431]);
        }
    }

    [Fact]
    public async Task A_token_ends_with_its_time()
    {
        var time = new ManualTime();
        await using var gateway = await RunningGateway.StartAsync(time: time);
        var token = await gateway.SignInAsync("alice");
        time.Advance(TimeSpan.FromHours(12));

        using var answer = await gateway.SendAsync(HttpMethod.Get, "/v1/messages", token);

        await answer.ShowsAsync(HttpStatusCode.Unauthorized, "token_expired");
    }

    [Fact]
    public async Task A_good_session_is_asked_about_once_in_five_seconds_and_its_end_counts_at_once()
    {
        var time = new ManualTime();
        await using var gateway = await RunningGateway.StartAsync(time: time);
        var token = await gateway.SignInAsync("alice");
        for (var i = 0; i < 10; i++)
            using (await gateway.SendAsync(HttpMethod.Get, "/v1/messages", token)) { }
        var checksAtOnce = Checks(gateway);
        time.Advance(TimeSpan.FromSeconds(6));
        using (await gateway.SendAsync(HttpMethod.Get, "/v1/messages", token)) { }
        var checksLater = Checks(gateway);
        using (await gateway.SendAsync(HttpMethod.Delete, "/v1/sessions", token)) { }
        using var ended = await gateway.SendAsync(HttpMethod.Get, "/v1/messages", token);

        Assert.Equal((1, 2), (checksAtOnce, checksLater));
        await ended.ShowsAsync(HttpStatusCode.Unauthorized, "signed_out");
    }

    [Fact]
    public void A_sandbox_that_others_could_reach_does_not_start()
    {
        var onAll = Assert.ThrowsAny<Exception>(() => Start("http://0.0.0.0:0", new GatewayOptions { Sandbox = true }));
        var named = Assert.ThrowsAny<Exception>(() =>
            Start(
                "http://127.0.0.1:0",
                new GatewayOptions { Sandbox = true, PublicUrl = new Uri("https://bank.example") }
            )
        );
        var both = Assert.ThrowsAny<Exception>(() =>
            Start(
                "http://127.0.0.1:0",
                new GatewayOptions { Sandbox = true, OpenIdConnect = new(new Uri("https://idp.example"), "bank") }
            )
        );

        Assert.Contains("loopback", onAll.Message, StringComparison.Ordinal);
        Assert.Contains("loopback", named.Message, StringComparison.Ordinal);
        Assert.Contains("exclude", both.Message, StringComparison.Ordinal);
    }

    private static void Start(string url, GatewayOptions options)
    {
        var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateSlimBuilder();
        Microsoft.AspNetCore.Hosting.HostingAbstractionsWebHostBuilderExtensions.UseUrls(builder.WebHost, url);
        builder.Services.AddSingleton<IPlatform>(new ScriptedPlatform());
        builder.Services.AddGateway(options with { SessionKey = [.. new byte[32]] });
        using var app = builder.Build();
        app.StartAsync().GetAwaiter().GetResult();
    }

    private static int Checks(RunningGateway gateway) =>
        gateway.Platform.Asked.Count(asked => asked.Request is CheckSessionRequest);
}
