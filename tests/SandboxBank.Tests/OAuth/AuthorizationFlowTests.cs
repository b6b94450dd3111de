using System.Net;
using OrleansBank.SandboxBank.Tests.Running;

namespace OrleansBank.SandboxBank.Tests.OAuth;

public sealed class AuthorizationFlowTests(RunningBanks banks) : IClassFixture<RunningBanks>
{
    private readonly TestClient _client = new(banks, "sandbank");

    [Theory]
    [InlineData("/sandbank/.well-known/openid-configuration")]
    [InlineData("/sandbank/.well-known/oauth-authorization-server")]
    [InlineData("/.well-known/oauth-authorization-server/sandbank")]
    public async Task The_metadata_names_every_endpoint_under_the_issuer(string path)
    {
        var metadata = await banks.GetJsonAsync(path);
        Assert.Equal(_client.Issuer, (string?)metadata["issuer"]);
        Assert.Equal($"{_client.Issuer}/par", (string?)metadata["pushed_authorization_request_endpoint"]);
        Assert.Equal($"{_client.Issuer}/token", (string?)metadata["token_endpoint"]);
        Assert.Equal($"{_client.Issuer}/authorize", (string?)metadata["authorization_endpoint"]);
        Assert.True((bool)metadata["authorization_response_iss_parameter_supported"]!);
        Assert.True((bool)metadata["require_pushed_authorization_requests"]!);
        var keys = await banks.GetJsonAsync(new Uri((string)metadata["jwks_uri"]!).AbsolutePath);
        Assert.Equal("ES256", (string?)keys["keys"]![0]!["alg"]);
        Assert.Null(keys["keys"]![0]!["d"]);
    }

    [Fact]
    public async Task A_person_who_approves_comes_back_with_code_state_and_issuer()
    {
        var url = await _client.PushAsync(await _client.NewConsentAsync("ReadAccountsDetail", "ReadBalances"));
        var (status, query) = await _client.DecideAsync(url, ("decision", "approve"), ("user", "alice"));
        Assert.Equal(HttpStatusCode.SeeOther, status);
        Assert.Equal("state & more", query["state"]);
        Assert.Equal(_client.Issuer, query["iss"]);
        var (redeemed, tokens) = await _client.RedeemAsync(query["code"]);
        Assert.Equal(HttpStatusCode.OK, redeemed);
        Assert.Equal("Bearer", (string?)tokens["token_type"]);
        Assert.InRange((int)tokens["expires_in"]!, 60, 3_600);
        Assert.NotNull(tokens["refresh_token"]);
    }

    [Fact]
    public async Task A_person_who_denies_comes_back_with_access_denied_and_the_consent_is_rejected()
    {
        var consentId = await _client.NewConsentAsync("ReadAccountsDetail");
        var url = await _client.PushAsync(consentId);
        var (status, query) = await _client.DecideAsync(url, ("decision", "deny"));
        Assert.Equal(HttpStatusCode.SeeOther, status);
        Assert.Equal("access_denied", query["error"]);
        Assert.Equal("state & more", query["state"]);
        Assert.Equal(_client.Issuer, query["iss"]);
        var consents = await banks.GetJsonAsync("/sandbank/consents");
        Assert.Equal("RJCT", (string?)consents.AsArray().Single(c => (string?)c!["ConsentId"] == consentId)!["Status"]);
    }

    [Fact]
    public async Task A_request_is_answered_once()
    {
        var url = await _client.PushAsync(await _client.NewConsentAsync("ReadAccountsDetail"));
        Assert.Equal(HttpStatusCode.SeeOther, (await _client.DecideAsync(url, ("decision", "deny"))).Status);
        var again = await _client.DecideAsync(url, ("decision", "approve"), ("user", "alice"));
        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        using var page = await banks.Http.GetAsync(url);
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
    }

    [Theory]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("redirect_uri", "http://localhost:1/other", "invalid_request")]
    [InlineData("code_challenge_method", "plain", "invalid_request")]
    [InlineData("code_challenge", "short", "invalid_request")]
    [InlineData("state", "", "invalid_request")]
    [InlineData("scope", "payments", "invalid_scope")]
    [InlineData("consent_id", "aac-unknown", "invalid_request")]
    [InlineData("request_uri", "urn:x", "invalid_request")]
    public async Task A_push_is_refused_by_name(string field, string value, string error)
    {
        var fields = _client.PushFields(await _client.NewConsentAsync("ReadAccountsDetail"));
        fields[field] = value;
        var (status, body) = await _client.FormAsync("/par", fields);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(error, (string?)body["error"]);
    }

    [Fact]
    public async Task The_consent_may_also_be_named_by_the_intent_claim()
    {
        var fields = _client.PushFields("");
        var consentId = await _client.NewConsentAsync("ReadAccountsDetail");
        fields.Remove("consent_id");
        fields["claims"] = """{"id_token":{"openbanking_intent_id":{"value":"ID","essential":true}}}""".Replace(
            "ID",
            consentId
        );
        var (status, _) = await _client.FormAsync("/par", fields);
        Assert.Equal(HttpStatusCode.Created, status);
    }

    [Fact]
    public async Task A_code_is_good_once_and_its_second_use_ends_the_tokens()
    {
        var url = await _client.PushAsync(await _client.NewConsentAsync("ReadAccountsDetail"));
        var (_, query) = await _client.DecideAsync(url, ("decision", "approve"), ("user", "alice"));
        var (_, tokens) = await _client.RedeemAsync(query["code"]);
        var token = (string)tokens["access_token"]!;
        Assert.Equal(
            HttpStatusCode.OK,
            (await _client.CallAsync(HttpMethod.Get, $"{_client.Api}/accounts", token)).Status
        );
        var (status, body) = await _client.RedeemAsync(query["code"]);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("invalid_grant", (string?)body["error"]);
        var after = await _client.CallAsync(HttpMethod.Get, $"{_client.Api}/accounts", token);
        Assert.Equal(HttpStatusCode.Unauthorized, after.Status);
    }

    [Fact]
    public async Task A_code_needs_its_verifier()
    {
        var url = await _client.PushAsync(await _client.NewConsentAsync("ReadAccountsDetail"));
        var (_, query) = await _client.DecideAsync(url, ("decision", "approve"), ("user", "alice"));
        var (status, body) = await _client.RedeemAsync(query["code"], new string('x', 43));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("invalid_grant", (string?)body["error"]);
    }

    [Fact]
    public async Task A_refresh_token_stays_and_brings_new_access_tokens()
    {
        var linked = await _client.LinkAsync("alice", "ReadAccountsDetail");
        for (var i = 0; i < 2; i++)
        {
            var (status, body) = await RefreshAsync(linked);
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Null(body["refresh_token"]);
            Assert.NotEqual(linked.AccessToken, (string?)body["access_token"]);
        }
    }

    [Fact]
    public async Task After_a_restart_with_the_same_seed_the_tokens_still_work()
    {
        var linked = await _client.LinkAsync("bruno", "ReadAccountsDetail");
        await using var restarted = await banks.StartAnotherAsync();
        using var http = RunningBanks.NewClient();
        http.BaseAddress = new Uri(restarted.Urls.First());
        http.DefaultRequestHeaders.Authorization = new("Bearer", linked.AccessToken);
        using var answer = await http.GetAsync($"{_client.Api}/accounts");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private Task<(HttpStatusCode Status, System.Text.Json.Nodes.JsonNode Body)> RefreshAsync(Linked linked) =>
        _client.FormAsync(
            "/token",
            new() { ["grant_type"] = "refresh_token", ["refresh_token"] = linked.RefreshToken }
        );
}
