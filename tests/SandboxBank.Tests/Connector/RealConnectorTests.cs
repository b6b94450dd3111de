using System.Globalization;
using OrleansBank.Domain;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Banks;
using OrleansBank.Grains.Runtime;
using OrleansBank.SandboxBank.Tests.Running;
using OrleansBank.Silo.BankApis;
using OrleansBank.Silo.BankApis.Keys;

namespace OrleansBank.SandboxBank.Tests.Connector;

/// <summary>The platform's own connector, set up by the configuration that the sandbox banks publish, against the banks themselves.</summary>
public sealed class RealConnectorTests : IAsyncLifetime, IDisposable
{
    private const string Verifier = TestClient.Verifier;
    private readonly RunningBanks _banks = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("sandbox-connector-").FullName;
    private PlatformKeys _keys = null!;
    private ConfiguredBankApis _apis = null!;

    public async Task InitializeAsync()
    {
        await _banks.InitializeAsync();
        var ids = new CountedIds();
        _keys = PlatformKeys.Open(_folder, ids);
        _banks.Platform.Jwks = _keys.PublicJwks;
        var options = SandboxBankConnection.All(_banks.Url).Select(Options).ToArray();
        _apis = new ConfiguredBankApis(options, _keys, _banks.Clock, ids);
    }

    public Task DisposeAsync() => _banks.DisposeAsync();

    public void Dispose()
    {
        _apis.Dispose();
        _keys.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_person_is_linked_and_everything_is_fetched()
    {
        var api = Api("sandbank");
        var (_, tokens) = await LinkAsync("sandbank", "alice", Permissions.Balances | Permissions.Transactions);
        var shown = await _banks.AccountsAsync("sandbank", "alice");
        var accounts = Good(await api.AccountsAsync(tokens, CancellationToken.None));
        Assert.Equal(shown.Select(row => (string)row!["AccountId"]!), accounts.Select(account => account.Ref.Value));
        Assert.Equal(AccountKind.Current, accounts[0].Kind);
        Assert.Equal((string?)shown[0]!["Cards"]![0]!["CardId"], accounts[0].Cards[0].Ref.Value);
        Assert.Equal((string?)shown[0]!["Cards"]![0]!["Last4"], accounts[0].Cards[0].Last4);
        var balances = Good(await api.BalancesAsync(tokens, accounts[0].Ref, CancellationToken.None));
        var available = balances.Single(balance => balance.Kind == BalanceKind.InterimAvailable);
        var expected = decimal.Parse((string)shown[0]!["Balance"]!["Amount"]!, CultureInfo.InvariantCulture);
        Assert.Equal(expected, available.Amount.Minor / 100m);
        var from = _banks.Clock.GetUtcNow().AddMonths(-6);
        var rows = Good(await api.TransactionsAsync(tokens, accounts[0].Ref, from, CancellationToken.None));
        Assert.True(rows.Length > 150);
        var booked = balances.Single(balance => balance.Kind == BalanceKind.InterimBooked);
        var pending = rows.Where(row => row.Status == TransactionStatus.Pending).Sum(row => row.Amount.Minor);
        Assert.Equal(available.Amount.Minor, booked.Amount.Minor + pending);
    }

    [Fact]
    public async Task Tokens_are_refreshed_and_a_revocation_ends_them()
    {
        var api = Api("riverbank");
        var (link, tokens) = await LinkAsync("riverbank", "bruno", Permissions.Balances);
        var fresh = Good(await api.RefreshAsync(tokens, CancellationToken.None));
        Assert.NotEmpty(Good(await api.AccountsAsync(fresh, CancellationToken.None)));
        Assert.True(Good(await api.RevokeAsync(link.BankConsentId, tokens, CancellationToken.None)));
        Assert.True(Good(await api.RevokeAsync("aac-unknown", null, CancellationToken.None)));
        Assert.Equal(BankFailure.ConsentEnded, (await api.AccountsAsync(fresh, CancellationToken.None)).Failure);
        Assert.Equal(BankFailure.ConsentEnded, (await api.RefreshAsync(tokens, CancellationToken.None)).Failure);
    }

    [Theory]
    [InlineData("riverbank")]
    [InlineData("fortbank")]
    public async Task A_bank_that_declines_transactions_refuses_their_consent(string bank)
    {
        var prepared = await Api(bank)
            .PrepareAsync(Permissions.Transactions, Until(), "state", Verifier, CancellationToken.None);
        Assert.Equal(BankFailure.Refused, prepared.Failure);
    }

    [Fact]
    public async Task A_freeze_arrives_signed_and_freezes_the_card()
    {
        var card = (string)(await _banks.AccountsAsync("fortbank", "david"))[0]!["Cards"]![0]!["CardId"]!;
        var freeze = new CardFreeze(1, new CardRef(card), _banks.Clock.GetUtcNow());
        Assert.True(Good(await Api("fortbank").DecideAsync("key-1", freeze, CancellationToken.None)));
        Assert.True(Good(await Api("fortbank").DecideAsync("key-1", freeze, CancellationToken.None)));
        var shown = (await _banks.AccountsAsync("fortbank", "david"))[0]!["Cards"]![0]!;
        Assert.Equal("frozen", (string?)shown["Status"]);
        Assert.Single((await _banks.GetJsonAsync("/fortbank/received")).AsArray());
    }

    [Theory]
    [InlineData("""{"api":"503"}""")]
    public async Task A_bank_that_is_down_is_unavailable(string behaviour)
    {
        var (_, tokens) = await LinkAsync("sandbank", "alice", Permissions.Balances);
        await _banks.PostJsonAsync("/sandbank/behave", behaviour);
        var answer = await Api("sandbank").AccountsAsync(tokens, CancellationToken.None);
        Assert.Equal(BankFailure.Unavailable, answer.Failure);
    }

    private async Task<(PreparedLink Link, BankTokens Tokens)> LinkAsync(
        string bank,
        string user,
        Permissions permissions
    )
    {
        var api = Api(bank);
        var link = Good(await api.PrepareAsync(permissions, Until(), "state", Verifier, CancellationToken.None));
        var client = new TestClient(_banks, bank);
        var (_, query) = await client.DecideAsync(
            link.AuthorizeUrl.AbsoluteUri,
            ("decision", "approve"),
            ("user", user)
        );
        return (link, Good(await api.RedeemAsync(query["code"], query["iss"], Verifier, CancellationToken.None)));
    }

    private IBankApi Api(string bank) => _apis.Find(new BankId(bank))!;

    private DateTimeOffset Until() => _banks.Clock.GetUtcNow().AddDays(90);

    private static T Good<T>(BankResult<T> result)
    {
        Assert.True(result.Ok, result.Detail);
        return result.Value!;
    }

    private BankOptions Options(SandboxBankConnection bank) =>
        new()
        {
            Id = bank.Id,
            Name = bank.Name,
            Protocol = bank.Protocol,
            Shares = [.. bank.Shares],
            Reason = bank.Reason,
            Phone = bank.Phone,
            Issuer = bank.Issuer.OriginalString,
            DiscoveryUrl = bank.Discovery.OriginalString,
            ApiBase = bank.ApiBase.OriginalString,
            DecisionsUrl = bank.Decisions.OriginalString,
            ClientId = bank.ClientId,
            RedirectUri = new Uri(_banks.Platform.Url, "/v1/links/callback").AbsoluteUri,
        };

    private sealed class CountedIds : IIds
    {
        private int _count;

        public string NewId() => Interlocked.Increment(ref _count).ToString("x32", CultureInfo.InvariantCulture);

        public string NewSecret() => $"secret-{NewId()}";
    }
}
