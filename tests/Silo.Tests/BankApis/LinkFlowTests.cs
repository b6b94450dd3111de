using System.Text.Json;
using OrleansBank.Domain.Consents;
using OrleansBank.Grains.Banks;
using OrleansBank.Silo.BankApis;

namespace OrleansBank.Silo.Tests.BankApis;

/// <summary>The way to a bank: consent, pushed request, code, tokens, and the end of it.</summary>
public sealed class LinkFlowTests
{
    private const string Verifier = "a-verifier-of-at-least-forty-three-characters-long";

    [Fact]
    public async Task A_link_is_prepared_redeemed_and_refreshed_with_a_bank_that_checks_everything()
    {
        await using var bench = await ConnectorBench.StartAsync();

        var prepared = await PrepareAsync(bench, Permissions.Balances | Permissions.Transactions);
        Assert.True(prepared.Ok, prepared.Detail);
        Assert.Equal(FakeOpenBank.ConsentId, prepared.Value!.BankConsentId);
        Assert.Equal(
            $"{bench.Http.Origin}/authorize?client_id=orleansbank&request_uri=urn%3Areq%3A1",
            prepared.Value.AuthorizeUrl.AbsoluteUri
        );

        var redeemed = await RedeemAsync(bench, bench.Http.Issuer);
        Assert.True(redeemed.Ok, redeemed.Detail);
        Assert.Equal("authorization_code-token", redeemed.Value!.Access);
        Assert.Equal("refresh-1", redeemed.Value.Refresh);
        Assert.Equal(bench.Clock.GetUtcNow().AddSeconds(300), redeemed.Value.AccessExpiresAt);

        var refreshed = await bench.Api.RefreshAsync(redeemed.Value, CancellationToken.None);
        Assert.Equal("refresh_token-token", refreshed.Value?.Access);
        Assert.Empty(bench.Bank.Complaints);
    }

    [Fact]
    public async Task The_pushed_request_names_the_consent_and_carries_no_secret_of_ours()
    {
        await using var bench = await ConnectorBench.StartAsync();
        await PrepareAsync(bench, Permissions.Balances);

        var pushed = bench.Bank.Pushed;
        Assert.Equal("code", pushed["response_type"]);
        Assert.Equal(FakeOpenBank.ConsentId, pushed["consent_id"]);
        Assert.Equal("the-state", pushed["state"]);
        Assert.Equal(bench.Options.RedirectUri, pushed["redirect_uri"]);
        Assert.DoesNotContain(pushed.Values, value => value.Contains(Verifier, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bank_of_the_intent_claim_gets_the_consent_in_the_claims_parameter()
    {
        await using var bench = await ConnectorBench.StartAsync(options =>
            options with
            {
                ConsentBinding = ConsentBinding.IntentClaim,
            }
        );
        await PrepareAsync(bench, Permissions.Balances);

        using var claims = JsonDocument.Parse(bench.Bank.Pushed["claims"]);
        var intent = claims.RootElement.GetProperty("id_token").GetProperty("openbanking_intent_id");
        Assert.Equal(FakeOpenBank.ConsentId, intent.GetProperty("value").GetString());
        Assert.False(bench.Bank.Pushed.ContainsKey("consent_id"));
    }

    [Fact]
    public async Task The_client_assertion_is_short_fresh_and_for_this_bank_alone()
    {
        await using var bench = await ConnectorBench.StartAsync();
        await PrepareAsync(bench, Permissions.Balances);
        var first = bench.Bank.LastAssertion!;
        await RedeemAsync(bench, bench.Http.Issuer);
        var second = bench.Bank.LastAssertion!;

        Assert.Equal("ES256", first.Alg);
        Assert.Equal(bench.Keys.Signing.KeyId, first.Kid);
        Assert.Equal("orleansbank", first.Issuer);
        Assert.Equal("orleansbank", first.Subject);
        Assert.Equal([bench.Http.Issuer], first.Audiences);
        var now = bench.Clock.GetUtcNow().UtcDateTime;
        Assert.Equal(now, first.IssuedAt);
        Assert.Equal(now.AddSeconds(60), first.ValidTo);
        Assert.NotEqual(first.Id, second.Id);
    }

    public static TheoryData<Permissions, string[]> Codes =>
        new()
        {
            { Permissions.Balances, ["ReadAccountsDetail", "ReadBalances"] },
            { Permissions.Alerts, ["ReadAccountsDetail"] },
            { Permissions.Offers | Permissions.Receipts, ["ReadAccountsDetail"] },
            {
                Permissions.Transactions,
                ["ReadAccountsDetail", "ReadTransactionsDetail", "ReadTransactionsCredits", "ReadTransactionsDebits"]
            },
        };

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task A_consent_asks_for_no_more_than_what_was_granted(Permissions granted, string[] codes)
    {
        await using var bench = await ConnectorBench.StartAsync();
        await PrepareAsync(bench, granted);

        var sent = bench.Http.Received.Single(request => request.Route == "POST /api/account-access-consents");
        using var body = JsonDocument.Parse(sent.Body);
        var data = body.RootElement.GetProperty("Data");
        Assert.Equal(codes, data.GetProperty("Permissions").EnumerateArray().Select(code => code.GetString()));
        Assert.Equal("2026-06-01T00:00:00Z", data.GetProperty("ExpirationDateTime").GetString());
        Assert.Equal(JsonValueKind.Object, body.RootElement.GetProperty("Risk").ValueKind);
        Assert.Equal("Bearer client_credentials-token", sent.Headers["Authorization"]);
    }

    [Fact]
    public async Task Every_call_carries_its_own_interaction_id()
    {
        await using var bench = await ConnectorBench.StartAsync();
        await PrepareAsync(bench, Permissions.Balances);
        await bench.Api.AccountsAsync(bench.Tokens, CancellationToken.None);

        var ids = bench.Http.Received.Select(request => request.Headers["x-fapi-interaction-id"]).ToList();
        Assert.True(ids.Count >= 5);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.True(Guid.TryParseExact(id, "D", out _)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://another.example")]
    [InlineData("")]
    public async Task A_code_of_another_issuer_is_not_redeemed(string? issuer)
    {
        await using var bench = await ConnectorBench.StartAsync();
        await PrepareAsync(bench, Permissions.Balances);
        var before = bench.Http.CountOf("POST /token");

        var redeemed = await RedeemAsync(bench, issuer);

        Assert.Equal((BankFailure.Refused, "issuer_mismatch"), (redeemed.Failure, redeemed.Detail));
        Assert.Equal(before, bench.Http.CountOf("POST /token"));
    }

    [Fact]
    public async Task Metadata_and_our_own_token_are_kept_for_a_while_and_then_asked_anew()
    {
        await using var bench = await ConnectorBench.StartAsync();
        await PrepareAsync(bench, Permissions.Balances);
        await PrepareAsync(bench, Permissions.Balances);
        const string Metadata = "GET /.well-known/oauth-authorization-server/bank";
        Assert.Equal(1, bench.Http.CountOf(Metadata));
        Assert.Equal(1, bench.Http.CountOf("POST /token"));

        bench.Clock.Advance(TimeSpan.FromHours(2));
        await PrepareAsync(bench, Permissions.Balances);
        Assert.Equal(2, bench.Http.CountOf(Metadata));
        Assert.Equal(2, bench.Http.CountOf("POST /token"));
    }

    [Fact]
    public async Task A_bank_without_metadata_is_reached_by_the_endpoints_of_its_configuration()
    {
        await using var bench = await ConnectorBench.StartAsync(options =>
            options with
            {
                AuthorizationEndpoint = options.ApiBase.Replace("/api", "/sign-in?brand=2", StringComparison.Ordinal),
                TokenEndpoint = options.ApiBase.Replace("/api", "/token", StringComparison.Ordinal),
                PushedAuthorizationEndpoint = options.ApiBase.Replace("/api", "/par", StringComparison.Ordinal),
            }
        );

        var prepared = await PrepareAsync(bench, Permissions.Balances);

        Assert.True(prepared.Ok, prepared.Detail);
        Assert.Equal(
            $"{bench.Http.Origin}/sign-in?brand=2&client_id=orleansbank&request_uri=urn%3Areq%3A1",
            prepared.Value!.AuthorizeUrl.AbsoluteUri
        );
        Assert.DoesNotContain(
            bench.Http.Received,
            request => request.Route.Contains("well-known", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_client_token_that_the_bank_dropped_early_is_replaced_once()
    {
        await using var bench = await ConnectorBench.StartAsync();
        await PrepareAsync(bench, Permissions.Balances);
        bench.Http.OnJson("POST /api/account-access-consents", "{}", 401);

        var refused = await PrepareAsync(bench, Permissions.Balances);

        Assert.Equal((BankFailure.Refused, "http_401"), (refused.Failure, refused.Detail));
        Assert.Equal(3, bench.Http.CountOf("POST /api/account-access-consents"));
        Assert.Equal(2, bench.Http.CountOf("POST /token"));
    }

    [Theory]
    [InlineData(204, "", true)]
    [InlineData(404, "", true)]
    [InlineData(410, "", true)]
    [InlineData(400, "U011", true)]
    [InlineData(400, "U009", true)]
    [InlineData(400, "U002", false)]
    [InlineData(403, "", false)]
    [InlineData(503, "", false)]
    public async Task A_consent_that_the_bank_no_longer_knows_counts_as_deleted(int status, string code, bool deleted)
    {
        await using var bench = await ConnectorBench.StartAsync();
        var body = code.Length == 0 ? "{}" : $$"""{"Id":"1","Errors":[{"ErrorCode":"{{code}}"}]}""";
        bench.Http.On(
            $"DELETE /api/account-access-consents/{FakeOpenBank.ConsentId}",
            (context, _) =>
            {
                context.Response.StatusCode = status;
                return status == 204 ? Task.CompletedTask : FakeBank.WriteJsonAsync(context, body, status);
            }
        );

        var revoked = await bench.Api.RevokeAsync(FakeOpenBank.ConsentId, null, CancellationToken.None);

        Assert.Equal(deleted, revoked.Ok);
        Assert.Equal(deleted, revoked.Value);
    }

    private static ValueTask<BankResult<PreparedLink>> PrepareAsync(ConnectorBench bench, Permissions permissions) =>
        bench.Api.PrepareAsync(
            permissions,
            new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero),
            "the-state",
            Verifier,
            CancellationToken.None
        );

    private static ValueTask<BankResult<Domain.Conversations.BankTokens>> RedeemAsync(
        ConnectorBench bench,
        string? issuer
    ) => bench.Api.RedeemAsync(FakeOpenBank.Code, issuer, Verifier, CancellationToken.None);
}
