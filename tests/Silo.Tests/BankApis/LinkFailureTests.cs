using System.Globalization;
using Microsoft.AspNetCore.Http;
using OrleansBank.Domain.Consents;
using OrleansBank.Grains.Banks;

namespace OrleansBank.Silo.Tests.BankApis;

/// <summary>Each step of a link fails by its own name.</summary>
public sealed class LinkFailureTests
{
    private const string Metadata = "GET /.well-known/oauth-authorization-server/bank";

    public static TheoryData<string, string, string> BrokenMetadata =>
        new()
        {
            { "/bank\"", "/another\"", "schema:issuer" },
            { "/bank\"", "/bank/\"", "schema:issuer" },
            {
                "\"token_endpoint\":\"http://127.0.0.1",
                "\"token_endpoint\":\"https://evil.example",
                "schema:token_endpoint"
            },
            { "\"token_endpoint\"", "\"other_endpoint\"", "schema:token_endpoint" },
            { "\"pushed_authorization_request_endpoint\"", "\"x\"", "schema:pushed_authorization_request_endpoint" },
            { "S256", "plain", "schema:code_challenge_methods_supported" },
            { "private_key_jwt", "client_secret_basic", "schema:token_endpoint_auth_methods_supported" },
        };

    [Theory]
    [MemberData(nameof(BrokenMetadata))]
    public async Task Metadata_that_are_not_this_issuers_are_refused(string good, string bad, string detail)
    {
        await using var bench = await ConnectorBench.StartAsync();
        var honest = bench.Bank.Metadata();
        Assert.Contains(good, honest, StringComparison.Ordinal);
        bench.Http.OnJson(Metadata, honest.Replace(good, bad, StringComparison.Ordinal));

        var prepared = await PrepareAsync(bench);

        Assert.Equal((BankFailure.BadAnswer, detail), (prepared.Failure, prepared.Detail));
        Assert.Equal(0, bench.Http.CountOf("POST /token"));
    }

    public static TheoryData<string, int, string, BankFailure, string> BrokenSteps =>
        new()
        {
            { "POST /token", 400, """{"error":"invalid_client"}""", BankFailure.Refused, "oauth_invalid_client" },
            { "POST /token", 400, """{"error":"invalid_grant"}""", BankFailure.Refused, "oauth_invalid_grant" },
            { "POST /token", 400, """{"error":"A. Martin"}""", BankFailure.Refused, "oauth_other" },
            { "POST /token", 503, "", BankFailure.Unavailable, "http_503" },
            {
                "POST /token",
                200,
                """{"access_token":"a","token_type":"DPoP"}""",
                BankFailure.BadAnswer,
                "schema:token_type"
            },
            {
                "POST /token",
                200,
                """{"access_token":"a\r\nX: y","token_type":"Bearer"}""",
                BankFailure.BadAnswer,
                "schema:access_token"
            },
            {
                "POST /token",
                200,
                """{"access_token":"a","token_type":"Bearer","expires_in":"300"}""",
                BankFailure.BadAnswer,
                "schema:expires_in"
            },
            { "POST /par", 400, """{"error":"invalid_request"}""", BankFailure.Refused, "oauth_invalid_request" },
            { "POST /par", 201, """{"request_uri":7}""", BankFailure.BadAnswer, "schema:request_uri" },
            { "POST /par", 201, """{"request_uri":"not a uri"}""", BankFailure.BadAnswer, "schema:request_uri" },
            {
                "POST /api/account-access-consents",
                201,
                """{"Data":{"ConsentId":"..","Status":"AWAU"}}""",
                BankFailure.BadAnswer,
                "schema:Data.ConsentId"
            },
            {
                "POST /api/account-access-consents",
                201,
                """{"Data":{"ConsentId":"c","Status":"RJCT"}}""",
                BankFailure.BadAnswer,
                "schema:Data.Status"
            },
            {
                "POST /api/account-access-consents",
                400,
                """{"Errors":[{"ErrorCode":"U002"}]}""",
                BankFailure.Refused,
                "http_400_U002"
            },
        };

    [Theory]
    [MemberData(nameof(BrokenSteps))]
    public async Task Each_step_of_a_link_fails_by_its_own_name(
        string route,
        int status,
        string json,
        BankFailure failure,
        string detail
    )
    {
        await using var bench = await ConnectorBench.StartAsync();
        bench.Http.OnJson(route, json, status);

        var prepared = await PrepareAsync(bench);

        Assert.Equal((failure, detail), (prepared.Failure, prepared.Detail));
        Assert.Equal(Told(failure, detail), bench.Log.Lines);
    }

    [Fact]
    public async Task A_refusal_is_told_to_operators_once_a_minute_for_each_reason()
    {
        await using var bench = await ConnectorBench.StartAsync();
        bench.Http.OnJson("POST /par", """{"error":"invalid_request"}""", 400);
        await PrepareAsync(bench);
        await PrepareAsync(bench);
        Assert.Single(bench.Log.Lines);

        bench.Http.OnJson("POST /par", """{"error":"invalid_client"}""", 400);
        await PrepareAsync(bench);
        Assert.Equal(2, bench.Log.Lines.Count);

        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        await PrepareAsync(bench);
        Assert.Equal(3, bench.Log.Lines.Count);
    }

    [Fact]
    public async Task A_refresh_token_that_the_bank_dropped_ends_the_consent()
    {
        await using var bench = await ConnectorBench.StartAsync();
        bench.Http.OnJson("POST /token", """{"error":"invalid_grant"}""", 400);

        var refreshed = await bench.Api.RefreshAsync(bench.Tokens, CancellationToken.None);
        var without = await bench.Api.RefreshAsync(bench.Tokens with { Refresh = null }, CancellationToken.None);

        Assert.Equal((BankFailure.ConsentEnded, "oauth_invalid_grant"), (refreshed.Failure, refreshed.Detail));
        Assert.Equal((BankFailure.ConsentEnded, "no_refresh_token"), (without.Failure, without.Detail));
    }

    /// <summary>What is only away, and what ended a consent, is told elsewhere.</summary>
    private static IEnumerable<string> Told(BankFailure failure, string detail) =>
        failure switch
        {
            BankFailure.Refused =>
            [
                $"1301 Warning: Bank testbank refuses a new link: {detail}. Are its settings those that it knows?",
            ],
            BankFailure.BadAnswer =>
            [
                $"1302 Warning: Bank testbank, asked for a new link, gave an answer that is none: {detail}.",
            ],
            _ => [],
        };

    private static ValueTask<BankResult<PreparedLink>> PrepareAsync(ConnectorBench bench) =>
        bench.Api.PrepareAsync(
            Permissions.Balances,
            bench.Clock.GetUtcNow().AddDays(90),
            "state",
            "verifier",
            CancellationToken.None
        );
}
