using Microsoft.AspNetCore.Http;
using OrleansBank.Domain;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Fraud;
using OrleansBank.Grains.Banks;
using OrleansBank.HttpSignatures;
using OrleansBank.HttpSignatures.Jwks;

namespace OrleansBank.Silo.Tests.BankApis;

/// <summary>Decisions to the bank: their bodies, their signature, and what an answer means.</summary>
public sealed class DecisionTests
{
    private const string Route = "POST /decisions";
    private static readonly DateTimeOffset At = new(2026, 3, 2, 8, 30, 0, TimeSpan.Zero);

    public static TheoryData<BankDecision, string> Bodies =>
        new()
        {
            {
                new FraudAnswer(1, "alert-1", 2, FraudAlertStatus.NotMine, At),
                """{"type":"fraud-answer","alertId":"alert-1","answer":"not_mine","at":"2026-03-02T08:30:00.000000Z"}"""
            },
            {
                new FraudAnswer(1, "alert-1", 2, FraudAlertStatus.Mine, At),
                """{"type":"fraud-answer","alertId":"alert-1","answer":"mine","at":"2026-03-02T08:30:00.000000Z"}"""
            },
            {
                new FraudAnswer(1, "alert-1", 2, FraudAlertStatus.Expired, At),
                """{"type":"fraud-answer","alertId":"alert-1","answer":"no_answer","at":"2026-03-02T08:30:00.000000Z"}"""
            },
            {
                new CardFreeze(2, new CardRef("card-1"), At),
                """{"type":"card-freeze","cardId":"card-1","at":"2026-03-02T08:30:00.000000Z"}"""
            },
            {
                new CardUnfreeze(2, new CardRef("card-1"), At),
                """{"type":"card-unfreeze","cardId":"card-1","at":"2026-03-02T08:30:00.000000Z"}"""
            },
        };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_decision_goes_out_as_the_contract_has_it(BankDecision decision, string body)
    {
        await using var bench = await ConnectorBench.StartAsync();
        Answer(bench, 202);

        var sent = await bench.Api.DecideAsync("key-1", decision, CancellationToken.None);

        Assert.True(sent.Ok, sent.Detail);
        var received = bench.Http.Received.Single(request => request.Route == Route);
        Assert.Equal(body, received.Text);
        Assert.Equal("key-1", received.Headers["Idempotency-Key"]);
    }

    [Fact]
    public async Task The_signature_is_good_under_our_published_key_and_covers_body_and_address()
    {
        await using var bench = await ConnectorBench.StartAsync();
        Answer(bench, 200);
        await FreezeAsync(bench);

        var received = bench.Http.Received.Single(request => request.Route == Route);
        Assert.Equal(ContentDigest.Of(received.Body), received.Headers["Content-Digest"]);
        var input = received.Headers["Signature-Input"]["sig1=".Length..];
        var signed = string.Join(
            '\n',
            "\"@method\": POST",
            $"\"@target-uri\": {bench.Options.DecisionsUrl}",
            $"\"content-digest\": {received.Headers["Content-Digest"]}",
            "\"content-type\": application/json",
            $"\"@signature-params\": {input}"
        );
        var signature = Convert.FromBase64String(received.Headers["Signature"]["sig1=:".Length..^1]);
        var keys = JwksDocument.Parse(System.Text.Encoding.UTF8.GetBytes(bench.Keys.PublicJwks))!;
        var key = keys.Find(bench.Keys.Signing.KeyId)!;
        Assert.False(key.HasPrivateKey);
        Assert.True(key.Verify(System.Text.Encoding.ASCII.GetBytes(signed), signature));
    }

    [Fact]
    public async Task Every_try_has_a_new_nonce_and_the_same_key_and_body()
    {
        await using var bench = await ConnectorBench.StartAsync();
        Answer(bench, 503);
        await FreezeAsync(bench);
        await FreezeAsync(bench);

        var tries = bench.Http.Received.Where(request => request.Route == Route).ToList();
        Assert.Equal(2, tries.Count);
        Assert.Single(tries.Select(request => request.Text).Distinct());
        Assert.Single(tries.Select(request => request.Headers["Idempotency-Key"]).Distinct());
        Assert.Equal(2, tries.Select(request => request.Headers["Signature-Input"]).Distinct().Count());
    }

    [Theory]
    [InlineData(200, BankFailure.None)]
    [InlineData(204, BankFailure.None)]
    [InlineData(408, BankFailure.Unavailable)]
    [InlineData(425, BankFailure.Unavailable)]
    [InlineData(429, BankFailure.Unavailable)]
    [InlineData(500, BankFailure.Unavailable)]
    [InlineData(504, BankFailure.Unavailable)]
    [InlineData(400, BankFailure.Refused)]
    [InlineData(401, BankFailure.Refused)]
    [InlineData(404, BankFailure.Refused)]
    [InlineData(409, BankFailure.Refused)]
    [InlineData(422, BankFailure.Refused)]
    [InlineData(302, BankFailure.BadAnswer)]
    public async Task An_answer_confirms_asks_to_try_again_or_refuses(int status, BankFailure failure)
    {
        await using var bench = await ConnectorBench.StartAsync();
        Answer(bench, status);

        var sent = await FreezeAsync(bench);

        Assert.Equal(failure, sent.Failure);
        Assert.Equal(status == 429 ? TimeSpan.FromSeconds(3) : null, sent.RetryAfter);
    }

    [Fact]
    public async Task A_bank_without_an_address_for_decisions_refuses_them_by_name()
    {
        await using var bench = await ConnectorBench.StartAsync(options => options with { DecisionsUrl = "" });

        var sent = await FreezeAsync(bench);

        Assert.Equal((BankFailure.Refused, "takes_no_decisions"), (sent.Failure, sent.Detail));
    }

    [Fact]
    public async Task Accounts_that_are_out_do_not_keep_a_freeze_from_the_bank()
    {
        await using var bench = await ConnectorBench.StartAsync();
        bench.Http.OnJson("GET /api/accounts", "", 503);
        Answer(bench, 200);
        for (var tries = 0; tries < bench.Options.Limits.FailuresToOpen; tries++)
            await bench.Api.AccountsAsync(bench.Tokens, CancellationToken.None);

        var closed = await bench.Api.AccountsAsync(bench.Tokens, CancellationToken.None);
        var sent = await FreezeAsync(bench);

        Assert.Equal("circuit_open", closed.Detail);
        Assert.True(sent.Ok);
    }

    private static void Answer(ConnectorBench bench, int status) =>
        bench.Http.On(
            Route,
            (context, _) =>
            {
                context.Response.StatusCode = status;
                if (status == StatusCodes.Status429TooManyRequests)
                    context.Response.Headers.RetryAfter = "3";
                return Task.CompletedTask;
            }
        );

    private static ValueTask<BankResult<bool>> FreezeAsync(ConnectorBench bench) =>
        bench.Api.DecideAsync("key-1", new CardFreeze(2, new CardRef("card-1"), At), CancellationToken.None);
}
