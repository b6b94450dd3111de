using System.Text.Json;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Banks;

namespace OrleansBank.Silo.Tests.BankApis;

/// <summary>The whole way with the real sandbox banks: the connector knows them by configuration alone.</summary>
public sealed class SandboxBanksTests
{
    [Theory]
    [InlineData("sandbank", Permissions.Balances | Permissions.Transactions | Permissions.Alerts)]
    [InlineData("riverbank", Permissions.Balances)]
    [InlineData("fortbank", Permissions.Balances | Permissions.Alerts)]
    public async Task A_person_links_reads_accounts_and_revokes(string bank, Permissions permissions)
    {
        await using var sandbox = await SandboxBench.StartAsync();
        var api = sandbox.Api(bank);
        var (link, tokens) = await sandbox.LinkAsync(api, permissions & api.Profile.Shares);

        var accounts = await api.AccountsAsync(tokens, CancellationToken.None);
        Assert.True(accounts.Ok, accounts.Detail);
        Assert.NotEmpty(accounts.Value);
        Assert.Equal(AccountKind.Current, accounts.Value[0].Kind);
        Assert.NotEmpty(accounts.Value[0].Cards);
        Assert.All(accounts.Value, account => Assert.Equal(4, account.Last4.Length));
        Assert.All(accounts.Value, account => Assert.EndsWith(account.Last4, account.Iban?.Value ?? account.Last4));
        Assert.NotNull(accounts.Value[0].Iban);
        foreach (var account in accounts.Value)
        {
            var balances = await api.BalancesAsync(tokens, account.Ref, CancellationToken.None);
            Assert.True(balances.Ok, balances.Detail);
            Assert.All(balances.Value, balance => Assert.Equal(account.Currency, balance.Amount.Currency.Code));
            Assert.NotEmpty(balances.Value);
        }

        var refreshed = await api.RefreshAsync(tokens, CancellationToken.None);
        Assert.True(refreshed.Ok, refreshed.Detail);
        Assert.NotNull(refreshed.Value!.Refresh);

        Assert.True((await api.RevokeAsync(link.BankConsentId, refreshed.Value, CancellationToken.None)).Ok);
        Assert.True((await api.RevokeAsync(link.BankConsentId, null, CancellationToken.None)).Ok);
        var after = await api.AccountsAsync(refreshed.Value, CancellationToken.None);
        Assert.Equal(BankFailure.ConsentEnded, after.Failure);
    }

    [Fact]
    public async Task Months_of_transactions_arrive_over_many_pages()
    {
        await using var sandbox = await SandboxBench.StartAsync();
        var api = sandbox.Api("sandbank");
        var (_, tokens) = await sandbox.LinkAsync(api, Permissions.Balances | Permissions.Transactions);
        var account = (await api.AccountsAsync(tokens, CancellationToken.None)).Value[0];
        var from = TimeProvider.System.GetUtcNow().AddDays(-90);

        var fetched = await api.TransactionsAsync(tokens, account.Ref, from, CancellationToken.None);

        Assert.True(fetched.Ok, fetched.Detail);
        Assert.True(fetched.Value.Length > 50, $"{fetched.Value.Length} transactions in 90 days");
        Assert.Equal(fetched.Value.Length, fetched.Value.Select(row => row.Key).Distinct().Count());
        Assert.All(fetched.Value, row => Assert.True(row.BookedAt >= from || row.Status == TransactionStatus.Pending));
        Assert.Contains(fetched.Value, row => row.Merchant.Length > 0 && row.Amount.IsNegative);
        Assert.Contains(fetched.Value, row => !row.Amount.IsNegative);
    }

    [Fact]
    public async Task A_bank_that_did_not_grant_transactions_refuses_them_by_name()
    {
        await using var sandbox = await SandboxBench.StartAsync();
        var api = sandbox.Api("fortbank");
        var (_, tokens) = await sandbox.LinkAsync(api, Permissions.Balances);
        var account = (await api.AccountsAsync(tokens, CancellationToken.None)).Value[0];

        var fetched = await api.TransactionsAsync(
            tokens,
            account.Ref,
            TimeProvider.System.GetUtcNow().AddDays(-1),
            CancellationToken.None
        );

        Assert.Equal(BankFailure.Refused, fetched.Failure);
        Assert.StartsWith("http_403", fetched.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_freeze_reaches_the_bank_once_however_often_it_is_sent()
    {
        await using var sandbox = await SandboxBench.StartAsync();
        var api = sandbox.Api("sandbank");
        var (_, tokens) = await sandbox.LinkAsync(api, Permissions.Balances | Permissions.Alerts);
        var card = (await api.AccountsAsync(tokens, CancellationToken.None)).Value[0].Cards[0];
        var freeze = new CardFreeze(1, card.Ref, TimeProvider.System.GetUtcNow());

        Assert.True((await api.DecideAsync("freeze-1", freeze, CancellationToken.None)).Ok);
        Assert.True((await api.DecideAsync("freeze-1", freeze, CancellationToken.None)).Ok);

        var received = await sandbox.ReceivedAsync("sandbank");
        using var decisions = JsonDocument.Parse(received);
        var frozen = decisions
            .RootElement.EnumerateArray()
            .Where(row => row.ToString().Contains("card-freeze", StringComparison.Ordinal));
        Assert.Contains(card.Ref.Value, Assert.Single(frozen).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_who_declines_at_the_bank_comes_back_without_a_code()
    {
        await using var sandbox = await SandboxBench.StartAsync();
        var api = sandbox.Api("sandbank");
        var prepared = await SandboxBench.PrepareAsync(api, Permissions.Balances);

        var back = await sandbox.AnswerPageAsync(prepared.AuthorizeUrl, "deny");

        Assert.Equal("access_denied", back["error"]);
        Assert.Equal("the-state", back["state"]);
        Assert.DoesNotContain("code", back.Keys);
    }
}
