using System.Globalization;
using Microsoft.AspNetCore.Http;
using OrleansBank.Domain.Consents;
using OrleansBank.Grains.Banks;

namespace OrleansBank.Silo.Tests.BankApis;

/// <summary>An answer that breaks the schema is named by the path of what breaks it, and a refusal by its code.</summary>
public sealed class BadAnswerTests
{
    private const string Balances = "GET /api/accounts/acc-1/balances";
    private const string Transactions = "GET /api/accounts/acc-1/transactions";

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

    private static ValueTask<
        BankResult<System.Collections.Immutable.ImmutableArray<Domain.Accounts.Balance>>
    > BalancesAsync(ConnectorBench bench) =>
        bench.Api.BalancesAsync(bench.Tokens, ConnectorBench.Account, CancellationToken.None);
}
