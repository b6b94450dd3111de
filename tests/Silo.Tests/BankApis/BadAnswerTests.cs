using System.Globalization;
using Microsoft.AspNetCore.Http;
using OrleansBank.Domain.Consents;
using OrleansBank.Grains.Banks;

namespace OrleansBank.Silo.Tests.BankApis;

/// <summary>Every way in which a bank can answer badly has its own name, and none of them throws.</summary>
public sealed class BadAnswerTests
{
    private const string Balances = "GET /api/accounts/acc-1/balances";
    private const string Transactions = "GET /api/accounts/acc-1/transactions";
    private const string Metadata = "GET /.well-known/oauth-authorization-server/bank";

    /// <summary>What stands in a good answer, what stands there instead, and the fault that is named.</summary>
    public static TheoryData<string, string, string> BrokenBalances =>
        new()
        {
            { "\"1234.56\"", "1234.56", "schema:Amount" },
            { "\"1234.56\"", "\"-1234.56\"", "schema:Amount.Amount" },
            { "\"1234.56\"", "\"1234.567\"", "schema:Amount.Amount" },
            { "\"1234.56\"", "\"1234.560001\"", "schema:Amount.Amount" },
            { "\"1234.56\"", "\"12345678901234.00\"", "schema:Amount.Amount" },
            { "\"1234.56\"", "\"1234.\"", "schema:Amount.Amount" },
            { "\"1234.56\"", "\"1,234.56\"", "schema:Amount.Amount" },
            { "\"1234.56\"", "\"1e3\"", "schema:Amount.Amount" },
            { "\"1234.56\"", "\"٣٤\"", "schema:Amount.Amount" },
            { "\"1234.56\"", "\"\"", "schema:Amount" },
            { "EUR", "EUX", "schema:Amount.Currency" },
            { "EUR", "eur", "schema:Amount.Currency" },
            { "EUR", "EURO", "schema:Currency" },
            { "\"Credit\"", "\"CREDIT\"", "schema:CreditDebitIndicator" },
            { "\"Credit\"", "null", "schema:CreditDebitIndicator" },
            { "\"ITAV\"", "\"XXXX\"", "schema:Data.Balance.Type" },
            { "\"ITAV\"", "7", "schema:Type" },
            { "2026-03-02T08:59:00+00:00", "2026-03-02T08:59:00", "schema:DateTime" },
            { "2026-03-02T08:59:00+00:00", "2026-02-30T08:59:00Z", "schema:DateTime" },
            { "2026-03-02T08:59:00+00:00", "2026-03-02", "schema:DateTime" },
            { "2026-03-02T08:59:00+00:00", "yesterday", "schema:DateTime" },
            { "\"AccountId\":\"acc-1\"", "\"AccountId\":\"acc-2\"", "schema:Data.Balance.AccountId" },
            { "\"Balance\":[", "\"Balances\":[", "schema:Balance" },
            { "\"Balance\":[", "\"Balance\":\"\",\"X\":[", "schema:Balance" },
            { "{\"Data\":", "{\"Date\":", "schema:Data" },
            { "\"Type\":", "\"Type\":\"ITAV\",\"Type\":", "not_json" },
            { "\"Meta\":{\"TotalPages\":1}}", "\"Meta\":", "not_json" },
            { "\"TotalPages\":1", "\"TotalPages\":[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]", "not_json" },
        };

    [Theory]
    [MemberData(nameof(BrokenBalances))]
    public async Task A_balance_that_breaks_the_schema_is_named_by_its_path(string good, string bad, string detail)
    {
        await using var bench = await ConnectorBench.StartAsync();
        Assert.Contains(good, FakeOpenBank.Balances, StringComparison.Ordinal);
        bench.Http.OnJson(Balances, FakeOpenBank.Balances.Replace(good, bad, StringComparison.Ordinal));

        var fetched = await BalancesAsync(bench);

        Assert.Equal((BankFailure.BadAnswer, detail), (fetched.Failure, fetched.Detail));
    }

    public static TheoryData<string, string, string> BrokenTransactions =>
        new()
        {
            { "\"BOOK\"", "\"Booked\"", "schema:Status" },
            { "\"BOOK\"", "\"NOPE\"", "schema:Data.Transaction.Status" },
            { "\"acc-1\"", "\"acc-9\"", "schema:Data.Transaction.AccountId" },
            { "{\"MerchantName\":\"Café\",\"MerchantCategoryCode\":\"5812\"}", "\"Café\"", "schema:MerchantDetails" },
            { "\"Café\"", "7", "schema:MerchantName" },
            { "\"Café\"", "\"\\ud800\"", "schema:MerchantName" },
            { "\"12.50\"", "\"12.505\"", "schema:Amount.Amount" },
            { "{\"Transaction\":[", "{\"Transaction\":{},\"X\":[", "schema:Transaction" },
        };

    [Theory]
    [MemberData(nameof(BrokenTransactions))]
    public async Task A_transaction_that_breaks_the_schema_is_named_by_its_path(string good, string bad, string detail)
    {
        await using var bench = await ConnectorBench.StartAsync();
        var page = FakeOpenBank.Page([FakeOpenBank.Transaction(1)]);
        Assert.Contains(good, page, StringComparison.Ordinal);
        bench.Http.OnJson(Transactions, page.Replace(good, bad, StringComparison.Ordinal));

        var fetched = await FetchTests.FetchAsync(bench);

        Assert.Equal((BankFailure.BadAnswer, detail), (fetched.Failure, fetched.Detail));
    }

    [Theory]
    [InlineData("https://evil.example/api/accounts/acc-1/transactions?page=2")]
    [InlineData("//evil.example/x")]
    [InlineData("http://127.0.0.1:1/api/x")]
    [InlineData("http://127.0.0.1@evil.example/x")]
    [InlineData("file:///etc/passwd")]
    public async Task A_next_link_to_another_origin_is_not_followed(string next)
    {
        await using var bench = await ConnectorBench.StartAsync();
        bench.Http.OnJson(Transactions, FakeOpenBank.Page([FakeOpenBank.Transaction(1)], next));

        var fetched = await FetchTests.FetchAsync(bench);

        Assert.Equal((BankFailure.BadAnswer, "schema:Links.Next:origin"), (fetched.Failure, fetched.Detail));
    }

    [Fact]
    public async Task Pages_that_lead_in_a_circle_are_noticed()
    {
        await using var bench = await ConnectorBench.StartAsync();
        bench.Http.OnJson(
            Transactions,
            FakeOpenBank.Page([FakeOpenBank.Transaction(1)], "/api/accounts/acc-1/transactions?page=2")
        );

        var fetched = await FetchTests.FetchAsync(bench);

        Assert.Equal((BankFailure.BadAnswer, "next_loops"), (fetched.Failure, fetched.Detail));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_never_followed(int status)
    {
        await using var bench = await ConnectorBench.StartAsync();
        bench.Http.On(
            Balances,
            (context, _) =>
            {
                context.Response.StatusCode = status;
                context.Response.Headers.Location = $"{bench.Http.Origin}/elsewhere";
                return Task.CompletedTask;
            }
        );

        var fetched = await BalancesAsync(bench);

        Assert.Equal((BankFailure.BadAnswer, "redirect"), (fetched.Failure, fetched.Detail));
        Assert.Equal(0, bench.Http.CountOf("GET /elsewhere"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_of_five_megabytes_is_cut_off(bool declaresItsLength)
    {
        await using var bench = await ConnectorBench.StartAsync();
        var chunk = new byte[64 * 1024];
        chunk.AsSpan().Fill((byte)' ');
        bench.Http.On(
            Balances,
            async (context, _) =>
            {
                context.Response.ContentType = "application/json";
                if (declaresItsLength)
                    context.Response.ContentLength = 80L * chunk.Length;
                for (var sent = 0; sent < 80 && !context.RequestAborted.IsCancellationRequested; sent++)
                    await context.Response.Body.WriteAsync(chunk, CancellationToken.None);
            }
        );

        var fetched = await BalancesAsync(bench);

        Assert.Equal((BankFailure.BadAnswer, "answer_too_large"), (fetched.Failure, fetched.Detail));
    }

    [Theory]
    [InlineData("text/html", "", "not_declared_json")]
    [InlineData("application/json", "gzip", "content_encoding")]
    public async Task An_answer_that_is_no_plain_json_is_refused(string type, string encoding, string detail)
    {
        await using var bench = await ConnectorBench.StartAsync();
        bench.Http.On(
            Balances,
            (context, _) =>
            {
                context.Response.ContentType = type;
                if (encoding.Length > 0)
                    context.Response.Headers.ContentEncoding = encoding;
                return context.Response.WriteAsync(FakeOpenBank.Balances);
            }
        );

        var fetched = await BalancesAsync(bench);

        Assert.Equal((BankFailure.BadAnswer, detail), (fetched.Failure, fetched.Detail));
    }

    [Fact]
    public async Task Bytes_that_are_no_utf_8_are_refused()
    {
        await using var bench = await ConnectorBench.StartAsync();
        bench.Http.On(
            Balances,
            async (context, _) =>
            {
                context.Response.ContentType = "application/json";
                await context.Response.Body.WriteAsync(new byte[] { (byte)'"', 0xC3, 0x28, (byte)'"' });
            }
        );

        var fetched = await BalancesAsync(bench);

        Assert.Equal((BankFailure.BadAnswer, "not_utf8"), (fetched.Failure, fetched.Detail));
    }

    public static TheoryData<int, string, BankFailure, string> Refusals =>
        new()
        {
            { 400, "", BankFailure.Refused, "http_400" },
            { 401, "", BankFailure.ConsentEnded, "http_401" },
            { 403, "", BankFailure.Refused, "http_403" },
            { 403, "U009", BankFailure.ConsentEnded, "http_403_U009" },
            { 403, "U028", BankFailure.ConsentEnded, "http_403_U028" },
            {
                403,
                "UK.OBIE.Resource.InvalidConsentStatus",
                BankFailure.ConsentEnded,
                "http_403_UK.OBIE.Resource.InvalidConsentStatus"
            },
            { 400, "A. Martin, FR76", BankFailure.Refused, "http_400" },
            { 404, "U011", BankFailure.Refused, "http_404_U011" },
            { 408, "", BankFailure.Unavailable, "http_408" },
            { 425, "", BankFailure.Unavailable, "http_425" },
            { 429, "", BankFailure.Unavailable, "http_429" },
            { 500, "U000", BankFailure.Unavailable, "http_500" },
            { 503, "", BankFailure.Unavailable, "http_503" },
        };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refusal_is_named_by_status_and_error_code(
        int status,
        string code,
        BankFailure failure,
        string detail
    )
    {
        await using var bench = await ConnectorBench.StartAsync();
        var body = $$"""{"Id":"1","Errors":[{"ErrorCode":"{{code}}","Message":"Martin"}]}""";
        bench.Http.OnJson(Balances, code.Length == 0 ? "" : body, status);

        var fetched = await BalancesAsync(bench);

        Assert.Equal((failure, detail), (fetched.Failure, fetched.Detail));
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Mon, 02 Mar 2026 09:01:00 GMT", 60)]
    [InlineData("Mon, 02 Mar 2020 09:01:00 GMT", 0)]
    [InlineData("9999999", 86_400)]
    [InlineData("soon", -1)]
    public async Task What_the_bank_asks_to_wait_is_passed_on(string header, int seconds)
    {
        await using var bench = await ConnectorBench.StartAsync();
        bench.Http.On(
            Balances,
            (context, _) =>
            {
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                context.Response.Headers.RetryAfter = header;
                return Task.CompletedTask;
            }
        );

        var fetched = await BalancesAsync(bench);

        Assert.Equal(BankFailure.Unavailable, fetched.Failure);
        Assert.Equal(seconds < 0 ? null : TimeSpan.FromSeconds(seconds), fetched.RetryAfter);
    }

    [Fact]
    public async Task A_bank_that_does_not_answer_in_time_is_unavailable()
    {
        await using var bench = await ConnectorBench.StartAsync();
        bench.Http.On(Balances, (context, _) => Hang(context));
        var asked = bench.Http.NextAsync(Balances);

        var fetching = BalancesAsync(bench).AsTask();
        await asked;
        bench.Clock.Advance(TimeSpan.FromMilliseconds(bench.Options.Limits.RequestTimeoutMs));

        Assert.Equal((BankFailure.Unavailable, "timeout"), ((await fetching).Failure, (await fetching).Detail));
    }

    [Fact]
    public async Task A_body_that_drips_forever_ends_with_the_time_out()
    {
        await using var bench = await ConnectorBench.StartAsync();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bench.Http.On(
            Balances,
            async (context, _) =>
            {
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync("{");
                await context.Response.Body.FlushAsync();
                begun.SetResult();
                await Hang(context);
            }
        );

        var fetching = BalancesAsync(bench).AsTask();
        await begun.Task;
        bench.Clock.Advance(TimeSpan.FromMilliseconds(bench.Options.Limits.RequestTimeoutMs));

        Assert.Equal((BankFailure.Unavailable, "timeout"), ((await fetching).Failure, (await fetching).Detail));
    }

    [Fact]
    public async Task A_caller_that_gives_up_gets_its_own_cancellation()
    {
        await using var bench = await ConnectorBench.StartAsync();
        bench.Http.On(Balances, (context, _) => Hang(context));
        var asked = bench.Http.NextAsync(Balances);
        using var stop = new CancellationTokenSource();

        var fetching = bench.Api.BalancesAsync(bench.Tokens, ConnectorBench.Account, stop.Token).AsTask();
        await asked;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetching);
    }

    [Fact]
    public async Task A_bank_that_is_not_there_is_unavailable()
    {
        await using var bench = await ConnectorBench.StartAsync();
        await bench.Http.DisposeAsync();

        var fetched = await BalancesAsync(bench);

        Assert.Equal((BankFailure.Unavailable, "no_answer"), (fetched.Failure, fetched.Detail));
    }

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

    [Fact]
    public async Task More_accounts_than_the_limit_are_refused_by_name()
    {
        await using var bench = await ConnectorBench.StartAsync();
        var rows = Enumerable
            .Range(0, 101)
            .Select(n => string.Create(CultureInfo.InvariantCulture, $$"""{"AccountId":"a{{n}}","Currency":"EUR"}"""));
        bench.Http.OnJson("GET /api/accounts", $$$"""{"Data":{"Account":[{{{string.Join(',', rows)}}}]}}""");

        var fetched = await bench.Api.AccountsAsync(bench.Tokens, CancellationToken.None);

        Assert.Equal((BankFailure.BadAnswer, "schema:Data.Account:too_many"), (fetched.Failure, fetched.Detail));
    }

    private static Task Hang(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        context.RequestAborted.Register(() => gone.TrySetResult());
        return gone.Task;
    }

    private static ValueTask<
        BankResult<System.Collections.Immutable.ImmutableArray<Domain.Accounts.Balance>>
    > BalancesAsync(ConnectorBench bench) =>
        bench.Api.BalancesAsync(bench.Tokens, ConnectorBench.Account, CancellationToken.None);

    private static ValueTask<BankResult<PreparedLink>> PrepareAsync(ConnectorBench bench) =>
        bench.Api.PrepareAsync(
            Permissions.Balances,
            bench.Clock.GetUtcNow().AddDays(90),
            "state",
            "verifier",
            CancellationToken.None
        );
}
