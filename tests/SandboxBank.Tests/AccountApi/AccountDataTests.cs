using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using OrleansBank.SandboxBank.Tests.Running;

namespace OrleansBank.SandboxBank.Tests.AccountApi;

public sealed class AccountDataTests(RunningBanks banks) : IClassFixture<RunningBanks>
{
    private readonly TestClient _client = new(banks, "sandbank");

    [Fact]
    public async Task Cards_come_with_the_accounts_masked_and_with_their_reference()
    {
        var linked = await _client.LinkAsync("alice", "ReadAccountsDetail");
        var card = (await banks.AccountsAsync("sandbank", "alice"))[0]!["Cards"]![0]!;
        var accounts = await RowsAsync(linked, "/accounts", "Account");
        var listed = accounts[0]["Account"]!.AsArray().Single(n => (string?)n!["SchemeName"] == "UK.OBIE.PAN")!;
        Assert.Equal($"************{card["Last4"]}", (string?)listed["Identification"]);
        Assert.Equal((string?)card["CardId"], (string?)listed["SecondaryIdentification"]);
        Assert.Equal("CACC", (string?)accounts[0]["AccountTypeCode"]);
    }

    [Fact]
    public async Task Basic_permissions_leave_the_details_out()
    {
        var linked = await _client.LinkAsync(
            "alice",
            "ReadAccountsBasic",
            "ReadTransactionsBasic",
            "ReadTransactionsDebits"
        );
        Assert.All(await RowsAsync(linked, "/accounts", "Account"), row => Assert.Null(row["Account"]));
        var transactions = await RowsAsync(linked, "/transactions", "Transaction");
        Assert.NotEmpty(transactions);
        Assert.All(transactions, row => Assert.Null(row["MerchantDetails"]));
        Assert.All(transactions, row => Assert.Equal("Debit", (string?)row["CreditDebitIndicator"]));
    }

    [Fact]
    public async Task The_available_balance_is_the_one_that_the_prompt_shows()
    {
        var linked = await _client.LinkAsync("bruno", "ReadAccountsDetail", "ReadBalances");
        foreach (var account in await banks.AccountsAsync("sandbank", "bruno"))
        {
            var rows = await RowsAsync(linked, $"/accounts/{account!["AccountId"]}/balances", "Balance");
            var available = rows.Single(row => (string?)row["Type"] == "ITAV");
            Assert.Equal(
                decimal.Parse((string)account["Balance"]!["Amount"]!, CultureInfo.InvariantCulture),
                Signed(available)
            );
        }
    }

    [Fact]
    public async Task Balances_differ_by_what_is_pending()
    {
        var linked = await LinkFullyAsync("alice");
        var account = (string)(await banks.AccountsAsync("sandbank", "alice"))[0]!["AccountId"]!;
        var pending = (await AllPagesAsync(linked, $"/accounts/{account}/transactions"))
            .Where(row => (string?)row["Status"] == "PDNG")
            .Sum(Signed);
        var balances = await RowsAsync(linked, $"/accounts/{account}/balances", "Balance");
        var booked = Signed(balances.Single(row => (string?)row["Type"] == "ITBD"));
        Assert.Equal(Signed(balances.Single(row => (string?)row["Type"] == "ITAV")), booked + pending);
    }

    [Fact]
    public async Task Pages_follow_the_next_link_and_hold_every_transaction_once_newest_first()
    {
        var linked = await LinkFullyAsync("alice");
        var rows = await AllPagesAsync(linked, "/transactions");
        Assert.InRange(rows.Count, 201, 5_000);
        Assert.Equal(rows.Count, rows.Select(row => (string?)row["TransactionId"]).Distinct().Count());
        var times = rows.Select(row => (string)row["BookingDateTime"]!).ToArray();
        Assert.Equal(times.OrderDescending(StringComparer.Ordinal), times);
    }

    [Theory]
    [InlineData(
        "fromBookingDateTime=2026-11-01T00:00:00&toBookingDateTime=2026-11-10T23:59:59",
        "2026-11-01",
        "2026-11-10"
    )]
    [InlineData("fromBookingDateTime=2026-11-01&toBookingDateTime=2026-11-10T23:59:59", "2026-11-01", "2026-11-10")]
    [InlineData(
        "fromBookingDateTime=2026-11-01T00:00:00%2B05:00&toBookingDateTime=2026-11-10T23:59:59Z",
        "2026-11-01",
        "2026-11-10"
    )]
    public async Task A_window_bounds_the_booking_dates_and_a_time_zone_is_ignored(string query, string from, string to)
    {
        var linked = await LinkFullyAsync("chloé");
        var all = await AllPagesAsync(linked, "/transactions");
        var inside = await AllPagesAsync(linked, $"/transactions?{query}");
        var expected = all.Count(row =>
            string.CompareOrdinal((string)row["BookingDateTime"]!, from) >= 0
            && string.CompareOrdinal(((string)row["BookingDateTime"]!)[..10], to) <= 0
        );
        Assert.NotEqual(0, expected);
        Assert.Equal(expected, inside.Count);
    }

    [Theory]
    [InlineData("fromBookingDateTime=yesterday", "fromBookingDateTime")]
    [InlineData("toBookingDateTime=2026-13-01T00:00:00", "toBookingDateTime")]
    [InlineData("cursor=x", "cursor")]
    public async Task A_bad_parameter_is_named(string query, string path)
    {
        var linked = await LinkFullyAsync("alice");
        var answer = await _client.CallAsync(HttpMethod.Get, $"{_client.Api}/transactions?{query}", linked.AccessToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(path, (string?)answer.Body!["Errors"]![0]!["Path"]);
    }

    [Fact]
    public async Task Accounts_that_were_not_ticked_stay_hidden()
    {
        var accounts = await banks.AccountsAsync("sandbank", "alice");
        var linked = await _client.LinkAsync("bruno", "ReadAccountsDetail", "ReadBalances");
        var path = $"{_client.Api}/accounts/{accounts[0]!["AccountId"]}/balances";
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await _client.CallAsync(HttpMethod.Get, path, linked.AccessToken)).Status
        );
    }

    [Fact]
    public async Task A_token_in_the_query_is_refused()
    {
        var linked = await _client.LinkAsync("alice", "ReadAccountsDetail");
        using var answer = await banks.Http.GetAsync($"{_client.Api}/accounts?access_token={linked.AccessToken}");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private Task<Linked> LinkFullyAsync(string user) =>
        _client.LinkAsync(
            user,
            "ReadAccountsDetail",
            "ReadBalances",
            "ReadTransactionsDetail",
            "ReadTransactionsCredits",
            "ReadTransactionsDebits"
        );

    private async Task<List<JsonNode>> AllPagesAsync(Linked linked, string path)
    {
        var rows = new List<JsonNode>();
        for (string? next = _client.Api + path; next is not null; )
        {
            var (status, body, _) = await _client.CallAsync(HttpMethod.Get, next, linked.AccessToken);
            Assert.Equal(HttpStatusCode.OK, status);
            rows.AddRange(body!["Data"]!["Transaction"]!.AsArray().Select(row => row!));
            next = (string?)body["Links"]!["Next"];
        }
        return rows;
    }

    private async Task<List<JsonNode>> RowsAsync(Linked linked, string path, string name)
    {
        var (status, body, _) = await _client.CallAsync(HttpMethod.Get, _client.Api + path, linked.AccessToken);
        Assert.Equal(HttpStatusCode.OK, status);
        return [.. body!["Data"]![name]!.AsArray().Select(row => row!)];
    }

    private static decimal Signed(JsonNode row)
    {
        var amount = decimal.Parse((string)row["Amount"]!["Amount"]!, CultureInfo.InvariantCulture);
        return (string?)row["CreditDebitIndicator"] == "Debit" ? -amount : amount;
    }
}
