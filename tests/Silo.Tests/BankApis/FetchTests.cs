using Microsoft.AspNetCore.Http;
using OrleansBank.Domain;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Money;
using OrleansBank.Grains.Banks;

namespace OrleansBank.Silo.Tests.BankApis;

/// <summary>Accounts, balances and transactions as an honest bank gives them.</summary>
public sealed class FetchTests
{
    private const string Transactions = "GET /api/accounts/acc-1/transactions";

    [Fact]
    public async Task An_account_comes_with_its_cards_and_without_any_full_number()
    {
        await using var bench = await ConnectorBench.StartAsync();

        var fetched = await bench.Api.AccountsAsync(bench.Tokens, CancellationToken.None);

        var account = Assert.Single(fetched.Value);
        Assert.Equal(new AccountRef("acc-1"), account.Ref);
        Assert.Equal(
            ("Everyday", AccountKind.Current, "EUR", "0189"),
            (account.Name, account.Kind, account.Currency, account.Last4)
        );
        Assert.Equal((new CardRef("card-1"), "4242"), Assert.Single(account.Cards));
        var asked = bench.Http.Received.Single(request => request.Route == "GET /api/accounts");
        Assert.Equal("Bearer person-token", asked.Headers["Authorization"]);
    }

    public static TheoryData<string, AccountKind> Kinds =>
        new()
        {
            { "CACC", AccountKind.Current },
            { "SVGS", AccountKind.Savings },
            { "CARD", AccountKind.CreditCard },
            { "MORT", AccountKind.Loan },
            { "LOAN", AccountKind.Loan },
            { "WALT", AccountKind.Other },
            { "NEW1", AccountKind.Other },
        };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Account_types_are_those_of_the_code_set(string code, AccountKind kind)
    {
        await using var bench = await ConnectorBench.StartAsync();
        bench.Http.OnJson("GET /api/accounts", FakeOpenBank.Accounts.Replace("CACC", code, StringComparison.Ordinal));

        var fetched = await bench.Api.AccountsAsync(bench.Tokens, CancellationToken.None);

        Assert.Equal(kind, Assert.Single(fetched.Value).Kind);
    }

    [Theory]
    [InlineData("4111111111111111")]
    [InlineData("123456789012")]
    public async Task A_whole_card_number_never_becomes_a_reference(string number)
    {
        await using var bench = await ConnectorBench.StartAsync();
        bench.Http.OnJson(
            "GET /api/accounts",
            FakeOpenBank.Accounts.Replace("card-1", number, StringComparison.Ordinal)
        );

        var fetched = await bench.Api.AccountsAsync(bench.Tokens, CancellationToken.None);

        Assert.Empty(Assert.Single(fetched.Value).Cards);
    }

    [Theory]
    [InlineData("\"Status\":\"Enabled\"", "\"Status\":\"Deleted\"")]
    [InlineData("\"Status\":\"Enabled\"", "\"Status\":\"Disabled\"")]
    [InlineData("\"Status\":\"Enabled\"", "\"SwitchStatus\":\"UK.CASS.SwitchCompleted\"")]
    public async Task An_account_that_is_closed_or_has_moved_is_left_out(string from, string to)
    {
        await using var bench = await ConnectorBench.StartAsync();
        bench.Http.OnJson("GET /api/accounts", FakeOpenBank.Accounts.Replace(from, to, StringComparison.Ordinal));

        var fetched = await bench.Api.AccountsAsync(bench.Tokens, CancellationToken.None);

        Assert.True(fetched.Ok);
        Assert.Empty(fetched.Value);
    }

    [Fact]
    public async Task Balances_are_signed_by_their_indicator()
    {
        await using var bench = await ConnectorBench.StartAsync();

        var fetched = await bench.Api.BalancesAsync(bench.Tokens, ConnectorBench.Account, CancellationToken.None);

        Assert.Equal(
            [
                new Balance(
                    BalanceKind.InterimAvailable,
                    new DateTimeOffset(2026, 3, 2, 8, 59, 0, TimeSpan.Zero),
                    new Amount(123456, Currency.Euro)
                ),
                new Balance(
                    BalanceKind.InterimBooked,
                    new DateTimeOffset(2026, 3, 2, 8, 58, 0, TimeSpan.Zero).AddTicks(1_234_560),
                    new Amount(-1000, Currency.Euro)
                ),
            ],
            fetched.Value.ToArray()
        );
    }

    [Fact]
    public async Task Transactions_are_read_over_all_pages_in_order()
    {
        await using var bench = await ConnectorBench.StartAsync();
        Page(bench, 1, 3);

        var fetched = await FetchAsync(bench);

        Assert.True(fetched.Ok, fetched.Detail);
        Assert.Equal(["t-1", "t-2", "t-3"], fetched.Value.Select(row => row.Key));
        var one = fetched.Value[0];
        Assert.Equal(new Amount(-1250, Currency.Euro), one.Amount);
        Assert.Equal(
            (TransactionStatus.Booked, "Café", "5812", "4242"),
            (one.Status, one.Merchant, one.MerchantCategory, one.CardLast4)
        );
        Assert.Equal(bench.Clock.GetUtcNow(), one.EventTime);
        var asked = bench.Http.Received.First(request => request.Route == Transactions);
        Assert.Equal("?fromBookingDateTime=2026-01-01T00%3A00%3A00Z", asked.Query);
    }

    [Theory]
    [InlineData(2, 100, 2)]
    [InlineData(100, 2, 2)]
    public async Task Reading_stops_at_the_limits_of_pages_and_rows(int pagesMax, int rowsMax, int read)
    {
        await using var bench = await ConnectorBench.StartAsync(options =>
            options with
            {
                Limits = options.Limits with { PagesMax = pagesMax, RowsMax = rowsMax },
            }
        );
        Page(bench, 1, 50);

        var fetched = await FetchAsync(bench);

        Assert.Equal(read, fetched.Value.Length);
        Assert.Equal(2, bench.Http.CountOf(Transactions));
    }

    [Fact]
    public async Task History_reaches_back_no_further_than_the_bank_allows()
    {
        await using var bench = await ConnectorBench.StartAsync(options =>
            options with
            {
                Limits = options.Limits with { HistoryDaysMax = 30 },
            }
        );
        Page(bench, 1, 1);

        await FetchAsync(bench);

        var asked = bench.Http.Received.First(request => request.Route == Transactions);
        Assert.Equal("?fromBookingDateTime=2026-01-31T09%3A00%3A00Z", asked.Query);
    }

    [Fact]
    public async Task A_transaction_without_an_id_has_the_same_key_in_every_report_and_another_than_its_neighbour()
    {
        await using var bench = await ConnectorBench.StartAsync();
        var unnamed = FakeOpenBank.Transaction(1).Replace("\"TransactionId\":\"t-1\",", "", StringComparison.Ordinal);
        var other = unnamed.Replace("12.50", "12.51", StringComparison.Ordinal);
        bench.Http.OnJson(Transactions, FakeOpenBank.Page([unnamed, other]));

        var first = await FetchAsync(bench);
        bench.Clock.Advance(TimeSpan.FromHours(1));
        var second = await FetchAsync(bench);

        Assert.Equal(first.Value.Select(row => row.Key), second.Value.Select(row => row.Key));
        Assert.NotEqual(first.Value[0].Key, first.Value[1].Key);
    }

    [Fact]
    public async Task An_account_without_transactions_is_no_error()
    {
        await using var bench = await ConnectorBench.StartAsync();
        bench.Http.OnJson(Transactions, """{"Data":{},"Links":{"Self":"https://x/1"},"Meta":{}}""");

        var fetched = await FetchAsync(bench);

        Assert.True(fetched.Ok);
        Assert.Empty(fetched.Value);
    }

    public static ValueTask<BankResult<System.Collections.Immutable.ImmutableArray<BankTransaction>>> FetchAsync(
        ConnectorBench bench
    ) =>
        bench.Api.TransactionsAsync(
            bench.Tokens,
            ConnectorBench.Account,
            new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            CancellationToken.None
        );

    /// <summary>Pages of one row each; the next link is relative on every other page.</summary>
    private static void Page(ConnectorBench bench, int first, int last) =>
        bench.Http.On(
            Transactions,
            (context, _) =>
            {
                var number = int.TryParse(context.Request.Query["page"], out var asked) ? asked : first;
                var path = $"/api/accounts/acc-1/transactions?page={number + 1}";
                var next = number % 2 == 0 ? path : bench.Http.Origin + path;
                var json = FakeOpenBank.Page([FakeOpenBank.Transaction(number)], number < last ? next : null);
                return FakeBank.WriteJsonAsync(context, json);
            }
        );
}
