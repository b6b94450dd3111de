using System.Net;
using OrleansBank.SandboxBank.Tests.Running;

namespace OrleansBank.SandboxBank.Tests.OAuth;

/// <summary>These move the clock, so that each has banks of its own.</summary>
public sealed class LifetimeTests : IAsyncLifetime
{
    private readonly RunningBanks _banks = new();
    private TestClient _client = null!;

    public async Task InitializeAsync()
    {
        await _banks.InitializeAsync();
        _client = new TestClient(_banks, "sandbank");
    }

    public Task DisposeAsync() => _banks.DisposeAsync();

    [Theory]
    [InlineData(589, HttpStatusCode.OK)]
    [InlineData(590, HttpStatusCode.BadRequest)]
    public async Task A_request_uri_ends_before_600_seconds(int seconds, HttpStatusCode expected)
    {
        var url = await _client.PushAsync(await _client.NewConsentAsync("ReadAccountsDetail"));
        _banks.Clock.Advance(TimeSpan.FromSeconds(seconds));
        using var page = await _banks.Http.GetAsync(url);
        Assert.Equal(expected, page.StatusCode);
    }

    [Theory]
    [InlineData(59, HttpStatusCode.OK)]
    [InlineData(60, HttpStatusCode.BadRequest)]
    public async Task A_code_ends_after_60_seconds(int seconds, HttpStatusCode expected)
    {
        var url = await _client.PushAsync(await _client.NewConsentAsync("ReadAccountsDetail"));
        var (_, query) = await _client.DecideAsync(url, ("decision", "approve"), ("user", "alice"));
        _banks.Clock.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal(expected, (await _client.RedeemAsync(query["code"])).Status);
    }

    [Fact]
    public async Task An_access_token_ends_and_a_refresh_token_brings_another()
    {
        var linked = await _client.LinkAsync("alice", "ReadAccountsDetail");
        _banks.Clock.Advance(TimeSpan.FromMinutes(10));
        var call = await _client.CallAsync(HttpMethod.Get, $"{_client.Api}/accounts", linked.AccessToken);
        Assert.Equal(HttpStatusCode.Unauthorized, call.Status);
        var (status, tokens) = await _client.FormAsync(
            "/token",
            new() { ["grant_type"] = "refresh_token", ["refresh_token"] = linked.RefreshToken }
        );
        Assert.Equal(HttpStatusCode.OK, status);
        call = await _client.CallAsync(HttpMethod.Get, $"{_client.Api}/accounts", (string)tokens["access_token"]!);
        Assert.Equal(HttpStatusCode.OK, call.Status);
    }

    [Fact]
    public async Task An_expired_consent_takes_its_refresh_token_with_it()
    {
        var linked = await _client.LinkAsync("alice", "ReadAccountsDetail");
        _banks.Clock.Advance(TimeSpan.FromDays(90));
        var (status, body) = await _client.FormAsync(
            "/token",
            new() { ["grant_type"] = "refresh_token", ["refresh_token"] = linked.RefreshToken }
        );
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("invalid_grant", (string?)body["error"]);
        var consents = await _banks.GetJsonAsync("/sandbank/consents");
        Assert.Equal("EXPD", (string?)consents[0]!["Status"]);
    }

    [Fact]
    public async Task A_new_key_of_the_platform_is_fetched_when_it_is_first_seen()
    {
        await _client.OwnTokenAsync();
        _banks.Platform.RotateKey("platform-2");
        _banks.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.NotEmpty(await _client.OwnTokenAsync());
    }
}
