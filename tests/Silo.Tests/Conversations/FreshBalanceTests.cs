using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Money;
using OrleansBank.Grains.Conversations;
using OrleansBank.Grains.Runtime;
using OrleansBank.Silo.Storage.Sqlite;
using OrleansBank.Silo.Storage.Vault;
using OrleansBank.Silo.Tests.BankApis;
using OrleansBank.Silo.Tests.Storage;

namespace OrleansBank.Silo.Tests.Conversations;

/// <summary>Fresh balances and follow-ups over the real store: what a grain must remember is read back by the next one.</summary>
public sealed class FreshBalanceTests : IAsyncLifetime, IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly BankProfile Bank = new(new("sandbank"), "Sandbank", "uk-ob", PermissionNames.All, "", "");
    private static readonly AccountRef Account = new("acc-1");

    private readonly TemporaryFolder folder = new();
    private readonly SettableClock clock = new(Noon);
    private readonly Shell shell = new();
    private SqliteGrainStore store = null!;
    private KeyVault vault = null!;
    private IGrain grain = null!;

    public async Task InitializeAsync()
    {
        var options = new SqliteStoreOptions { Directory = folder.Path };
        store = SqliteGrainStore.Open(options, clock, NullLogger.Instance);
        vault = await KeyVault.OpenAsync(Path.Combine(folder.Path, "master.key"), store, clock, CancellationToken.None);
        await WakeAsync();
        await AskAsync(new SignInRequest("session", "en-GB", null, Noon, Noon.AddDays(30)));
        await LinkAsync();
    }

    public async Task DisposeAsync()
    {
        grain.Deactivate();
        vault.Dispose();
        await store.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_old_balance_is_fetched_alone_and_what_differs_is_said_by_a_grain_that_slept_in_between()
    {
        clock.Now = Noon.AddHours(1);
        var shown = await SayAsync("1", "what's my balance");
        Assert.Contains("€10.00", shown.Messages[^1].Text);
        Assert.Equal([Bank.Id], shell.Fetches);
        var plan = Assert.IsType<FetchPlanReply>(await AskAsync(new FetchPlanRequest(Bank.Id, null)));
        Assert.Equal(Permissions.Balances, plan.Permissions);

        await SleepAsync();
        await FetchAsync(900);

        var said = Assert.IsType<MessagesReply>(await AskAsync(new MessagesRequest(shown.Messages[^1].Seq, null, 10)));
        var fresh = Assert.Single(said.Messages);
        Assert.Contains("€9.00", fresh.Text);
        Assert.Equal("1", fresh.InReplyTo);
    }

    [Fact]
    public async Task A_follow_up_reaches_a_grain_that_slept_in_between()
    {
        await SayAsync("1", "how much did i spend over 50 euros at Tesco this month");
        await SleepAsync();

        var answer = await SayAsync("2", "and last month?");

        Assert.Equal(
            "No transactions for “\u2068Tesco\u2069” over €50.00 from 1 February 2026 to 28 February 2026.",
            answer.Messages[^1].Text
        );
    }

    private async Task LinkAsync()
    {
        var everyday = new FetchedAccount(Account, "Everyday", AccountKind.Current, "EUR", "1111", []);
        Input[] steps =
        [
            new LinkBegun("l1", Bank.Id, PermissionNames.All, null, "session", "state", "verifier"),
            new LinkPrepared("l1", "bank-consent"),
            new LinkReturned("l1", "state", "session"),
            new LinkGranted("l1", "c1", new BankTokens("access", Noon.AddDays(1), null), [everyday]),
        ];
        foreach (var step in steps)
            Assert.IsType<LinkStepReply>(await AskAsync(new LinkStepRequest(step, "l1")));
        await FetchAsync(1_000);
        shell.Fetches.Clear();
    }

    private async Task FetchAsync(long minor)
    {
        var balance = new Balance(BalanceKind.InterimAvailable, clock.Now, new Amount(minor, Currency.Euro));
        await AskAsync(new FetchStepRequest(new AccountFetched(Bank.Id, "c1", Account, [balance], [], 1, 1)));
        Assert.IsType<DoneReply>(await AskAsync(new FetchStepRequest(new FetchEnded(Bank.Id, "c1", 1))));
    }

    private async Task<TurnReply> SayAsync(string id, string text) =>
        Assert.IsType<TurnReply>(await AskAsync(new SayRequest(id, text, null, "session", Noon)));

    private async Task<object> AskAsync(object request) => await grain.HandleAsync(request, CancellationToken.None);

    private async Task SleepAsync()
    {
        grain.Deactivate();
        await WakeAsync();
    }

    private async Task WakeAsync()
    {
        var banks = ImmutableDictionary<BankId, BankProfile>.Empty.Add(Bank.Id, Bank);
        var services = new ConversationServices(store, vault, clock, new TestIds(), shell, shell, banks);
        grain = new ConversationGrainFactory(services).Create(ConversationGrainFactory.IdOf(new UserId("alice")));
        await grain.ActivateAsync(CancellationToken.None);
    }

    /// <summary>Notes which banks are to be fetched from; nothing else matters here.</summary>
    private sealed class Shell : IAftermath, IConnections
    {
        public List<BankId> Fetches { get; } = [];

        public void FetchWanted(UserId user, BankId bank) => Fetches.Add(bank);

        public void Push(UserId user, Push push) { }

        public void OutboxWritten() { }

        public void AccountsOpened(BankId bank, IReadOnlyList<byte[]> accountHashes) { }

        public void AccountsClosed(UserId user, BankId? bank) { }

        public ValueTask ErasedAsync(CancellationToken cancellation) => ValueTask.CompletedTask;
    }
}
