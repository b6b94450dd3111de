using System.Text.Json.Nodes;
using OrleansBank.SandboxBank.Banks;
using OrleansBank.SandboxBank.Customers;
using OrleansBank.SandboxBank.Events;
using OrleansBank.SandboxBank.Live;
using OrleansBank.SandboxBank.Tests.Running;

namespace OrleansBank.SandboxBank.Tests.Live;

/// <summary>A bank's day, played through on a clock of its own.</summary>
public sealed class LiveTests : IAsyncLifetime
{
    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(1);
    private readonly TestClock _clock = new();
    private readonly HttpClient _http = RunningBanks.NewClient();
    private TestPlatform _platform = null!;

    public async Task InitializeAsync() => _platform = await TestPlatform.StartAsync();

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _platform.DisposeAsync();
    }

    [Fact]
    public async Task A_day_has_payments_that_post_balances_and_a_suspicious_one()
    {
        var events = await LiveAsync("sandbank", linked: true, TimeSpan.FromDays(3));
        var transactions = Of(events, "bank.transaction");
        Assert.InRange(transactions.Count, 60, 2_000);
        var pending = Ids(transactions, "PDNG");
        Assert.Subset(pending, Ids(transactions.Where(t => IsCardPayment(t.Data)).ToList(), "BOOK"));
        Assert.NotEmpty(Of(events, "bank.fraud-alert"));
        Assert.Equal(2 * transactions.Count, Of(events, "bank.balance").Count);
        Assert.Equal(events.Count, events.Select(e => (string?)e["id"]).Distinct().Count());
    }

    [Fact]
    public async Task A_first_payment_comes_within_a_minute_of_linking_at_any_hour()
    {
        _clock.Advance(TimeSpan.FromHours(16));
        Assert.Equal(2, _clock.GetUtcNow().Hour);
        Assert.NotEmpty(Of(await LiveAsync("sandbank", linked: true, TimeSpan.FromMinutes(2)), "bank.transaction"));
    }

    [Fact]
    public async Task Without_a_consent_nothing_happens() =>
        Assert.Empty(await LiveAsync("sandbank", linked: false, TimeSpan.FromDays(1)));

    [Fact]
    public async Task A_bank_that_shares_balances_only_sends_balances_only()
    {
        var events = await LiveAsync("riverbank", linked: true, TimeSpan.FromDays(1));
        Assert.NotEmpty(events);
        Assert.All(events, happening => Assert.Equal("bank.balance", (string?)happening["type"]));
    }

    [Fact]
    public async Task A_frozen_card_pays_nothing()
    {
        using var bank = NewBank("sandbank");
        Link(bank);
        foreach (var account in bank.Ledger.AccountsOf("alice"))
        {
            foreach (var card in account.Profile.Cards)
                bank.Ledger.Cards.Set(card.Id, CardStates.Frozen);
        }
        Assert.Empty(await PlayAsync(bank, TimeSpan.FromDays(1)));
    }

    [Fact]
    public async Task While_the_platform_is_away_events_wait_in_order_and_the_bank_backs_off()
    {
        using var bank = NewBank("sandbank");
        var queue = NewQueue(bank);
        _platform.Answer = _ => (503, "{}");
        queue.Add(new JsonObject { ["id"] = "1" });
        queue.Add(new JsonObject { ["id"] = "2" });
        await queue.FlushAsync(CancellationToken.None);
        await queue.FlushAsync(CancellationToken.None);
        Assert.Single(_platform.Arrived);
        Assert.Equal(2, queue.Count);
        _platform.Answer = _ => (200, """{"results":[{"id":"1","status":"applied"},{"id":"2","status":"retry"}]}""");
        _clock.Advance(TimeSpan.FromSeconds(10));
        await queue.FlushAsync(CancellationToken.None);
        Assert.Equal(1, queue.Count);
        _platform.Answer = _ => (200, """{"results":[{"id":"2","status":"applied"}]}""");
        _clock.Advance(TimeSpan.FromSeconds(30));
        await queue.FlushAsync(CancellationToken.None);
        Assert.Equal(0, queue.Count);
        Assert.Equal("2", (string?)JsonNode.Parse(_platform.Arrived.Last().Body)![0]!["id"]);
    }

    private async Task<List<JsonNode>> LiveAsync(string bankId, bool linked, TimeSpan time)
    {
        using var bank = NewBank(bankId);
        if (linked)
            Link(bank);
        return await PlayAsync(bank, time);
    }

    private async Task<List<JsonNode>> PlayAsync(Bank bank, TimeSpan time)
    {
        var queue = NewQueue(bank);
        var life = new LiveBank(bank, queue, new Random(1));
        for (var until = _clock.GetUtcNow() + time; _clock.GetUtcNow() < until; _clock.Advance(Tick))
        {
            life.Pass(Tick, _clock.GetUtcNow());
            await queue.FlushAsync(CancellationToken.None);
        }
        return
        [
            .. _platform.Arrived.SelectMany(arrived => JsonNode.Parse(arrived.Body)!.AsArray()).Select(node => node!),
        ];
    }

    private Bank NewBank(string id)
    {
        var options = new SandboxOptions { Clock = _clock, Platform = () => _platform.Url };
        return new Bank(BankPolicy.All.Single(policy => policy.Id == id), options, null!);
    }

    private LiveQueue NewQueue(Bank bank) =>
        new(
            new EventSender(bank, _http, Microsoft.Extensions.Logging.Abstractions.NullLogger<EventSender>.Instance),
            _clock,
            new Random(1)
        );

    private static void Link(Bank bank)
    {
        var consent = bank.Consents.Create(["ReadAccountsDetail"], null, null, null);
        bank.Consents.Authorise(
            consent.Id,
            "alice",
            [.. bank.Ledger.AccountsOf("alice").Select(account => account.Id)]
        );
    }

    private static List<(JsonNode Event, JsonNode Data)> Of(List<JsonNode> events, string type) =>
        [
            .. events
                .Where(happening => (string?)happening["type"] == type)
                .Select(happening => (happening, happening["data"]!)),
        ];

    private static HashSet<string> Ids(List<(JsonNode Event, JsonNode Data)> transactions, string status) =>
        [.. transactions.Where(t => (string?)t.Data["Status"] == status).Select(t => (string)t.Data["TransactionId"]!)];

    private static bool IsCardPayment(JsonNode data) => data["CardInstrument"] is not null;
}
