using System.Net;
using System.Text.RegularExpressions;
using OrleansBank.SandboxBank.Tests.Running;

namespace OrleansBank.SandboxBank.Tests.OAuth;

public sealed partial class AuthorizationPageTests(RunningBanks banks) : IClassFixture<RunningBanks>
{
    private readonly TestClient _client = new(banks, "sandbank");

    [Theory]
    [InlineData("fr-FR,fr;q=0.9,en;q=0.8", "OrleansBank demande", "18 février 2027")]
    [InlineData("en-GB,en;q=0.9,fr;q=0.5", "OrleansBank asks", "18 February 2027")]
    [InlineData("de", "OrleansBank asks", "18 February 2027")]
    public async Task The_page_says_who_asks_for_what_and_how_long(string language, string asks, string until)
    {
        var url = await _client.PushAsync(await _client.NewConsentAsync("ReadAccountsDetail", "ReadBalances"));
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Add("Accept-Language", language);
        using var answer = await banks.Http.SendAsync(request);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains(asks, html, StringComparison.Ordinal);
        Assert.Contains(until, html, StringComparison.Ordinal);
        Assert.Single(FormTag().Matches(html));
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        var policy = string.Join(';', answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains(
            $"form-action 'self' {banks.Platform.Url.GetLeftPart(UriPartial.Authority)};",
            policy,
            StringComparison.Ordinal
        );
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task The_form_lists_every_seeded_customers_accounts()
    {
        var url = await _client.PushAsync(await _client.NewConsentAsync("ReadAccountsDetail"));
        var html = await banks.Http.GetStringAsync(url);
        foreach (var user in new[] { "alice", "bruno", "chloé", "david" })
        {
            Assert.Contains($"value=\"{user}\"", html, StringComparison.Ordinal);
            foreach (var account in await banks.AccountsAsync("sandbank", user))
                Assert.Contains($"name=\"account\" value=\"{account!["AccountId"]}\"", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Only_ticked_accounts_are_shared()
    {
        var accounts = await banks.AccountsAsync("sandbank", "alice");
        var second = (string)accounts[1]!["AccountId"]!;
        var shared = await ShareAsync(("decision", "approve"), ("user", "alice"), ("account", second));
        Assert.Equal([second], shared);
    }

    [Fact]
    public async Task Ticks_at_another_customers_accounts_count_for_nothing()
    {
        var alice = (string)(await banks.AccountsAsync("sandbank", "alice"))[0]!["AccountId"]!;
        var bruno = (string)(await banks.AccountsAsync("sandbank", "bruno"))[0]!["AccountId"]!;
        var shared = await ShareAsync(
            ("decision", "approve"),
            ("user", "bruno"),
            ("account", alice),
            ("account", bruno)
        );
        Assert.Equal([bruno], shared);
        var url = await _client.PushAsync(await _client.NewConsentAsync("ReadAccountsDetail"));
        var (status, _) = await _client.DecideAsync(
            url,
            ("decision", "approve"),
            ("user", "bruno"),
            ("account", alice)
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
    }

    [Theory]
    [InlineData("zoé", 2)]
    [InlineData("ALICE", 3)]
    [InlineData("chloe", 2)]
    public async Task Any_name_is_a_customer_and_no_tick_means_all_accounts(string user, int accounts)
    {
        var shared = await ShareAsync(("decision", "approve"), ("user", user));
        Assert.Equal(accounts, shared.Length);
    }

    [Fact]
    public async Task A_typed_name_wins_over_the_chosen_one()
    {
        var shared = await ShareAsync(("decision", "approve"), ("user", "alice"), ("user", "yann"));
        var own = (await banks.AccountsAsync("sandbank", "yann")).Select(account => (string)account!["AccountId"]!);
        Assert.Equal(own, shared);
    }

    [Theory]
    [InlineData("decision", "perhaps")]
    [InlineData("user", "a\u0001b")]
    [InlineData("user", " ")]
    public async Task A_mistake_shows_the_page_again(string field, string value)
    {
        var url = await _client.PushAsync(await _client.NewConsentAsync("ReadAccountsDetail"));
        var fields = new Dictionary<string, string>
        {
            ["decision"] = "approve",
            ["user"] = "alice",
            [field] = value,
        };
        var posted = fields.Select(pair => (pair.Key, pair.Value)).ToArray();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _client.DecideAsync(url, posted)).Status);
        var mended = await _client.DecideAsync(url, ("decision", "approve"), ("user", "alice"));
        Assert.Equal(HttpStatusCode.SeeOther, mended.Status);
    }

    [Fact]
    public async Task A_login_hint_is_encoded_and_chosen()
    {
        var fields = _client.PushFields(await _client.NewConsentAsync("ReadAccountsDetail"));
        fields["login_hint"] = "<b>\"x";
        var (_, body) = await _client.FormAsync("/par", fields);
        var uri = Uri.EscapeDataString((string)body["request_uri"]!);
        var html = await banks.Http.GetStringAsync($"/sandbank/authorize?client_id=orleansbank&request_uri={uri}");
        Assert.DoesNotContain("<b>", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("value=\"&lt;b&gt;&quot;x\" checked", html, StringComparison.Ordinal);
    }

    private async Task<string[]> ShareAsync(params (string, string)[] fields)
    {
        var consentId = await _client.NewConsentAsync("ReadAccountsDetail");
        var (status, query) = await _client.DecideAsync(await _client.PushAsync(consentId), fields);
        Assert.Equal(HttpStatusCode.SeeOther, status);
        var (_, tokens) = await _client.RedeemAsync(query["code"]);
        var token = (string)tokens["access_token"]!;
        var (_, body, _) = await _client.CallAsync(HttpMethod.Get, $"{_client.Api}/accounts", token);
        return [.. body!["Data"]!["Account"]!.AsArray().Select(account => (string)account!["AccountId"]!)];
    }

    [GeneratedRegex("<form ", RegexOptions.IgnoreCase)]
    private static partial Regex FormTag();
}
