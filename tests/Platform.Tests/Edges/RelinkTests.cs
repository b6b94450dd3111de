using System.Text;
using System.Text.Json.Nodes;
using OrleansBank.Harness;

namespace OrleansBank.Platform.Tests.Edges;

/// <summary>A person links a bank anew that is linked already: what they no longer share is gone, and what they share is fetched anew.</summary>
public sealed class RelinkTests : IAsyncLifetime, IDisposable
{
    private const string Merchant = "Perruquerie Oméga 4471";

    private readonly SigningBank _bank = new("sandbank");
    private GatewayProcess _platform = null!;
    private Harness.Person _alice = null!;

    public async Task InitializeAsync()
    {
        _platform = await GatewayProcess.StartAsync(null, _bank.Arguments);
        _alice = await Harness.Person.SignInAsync(_platform, "alice");
    }

    public async Task DisposeAsync()
    {
        _alice.Dispose();
        await _platform.DisposeAsync();
    }

    public void Dispose() => _bank.Dispose();

    [Fact]
    public async Task With_fewer_permissions_all_is_erased_and_fetched_anew()
    {
        await _alice.LinkAsync("sandbank", "balances", "transactions");
        var account = (await _alice.AccountsAsync("sandbank"))[0]!;
        Assert.Equal("applied", await ReportAsync(Payment(account)));
        Assert.Contains(Merchant, await TextAsync(), StringComparison.Ordinal);
        Assert.NotEmpty(await TransactionsAsync());
        var count = (await _alice.HistoryAsync()).Count;
        var before = await SealedRows.CaptureAsync(_platform.Data, "alice", "sandbank");
        byte[][] needles = [Encoding.UTF8.GetBytes(Merchant), Encoding.Unicode.GetBytes(Merchant), .. before];

        await _alice.LinkAsync("sandbank", "balances");

        // One consent ends and one begins; what was told of the old one is a gap with a number, and nothing moves.
        var consents = (await _alice.GetAsync("/v1/consents")).Json!.AsArray();
        Assert.Equal(
            ["active: balances", "revoked: balances,transactions"],
            consents.Select(one => $"{one!["status"]}: {string.Join(',', one["permissions"]!.AsArray())}").Order()
        );
        var history = await _alice.HistoryAsync();
        Assert.Equal(Enumerable.Range(1, history.Count), history.Select(message => (int)message["seq"]!));
        Assert.True(history.Count > count);
        Assert.Contains(history.Take(count), message => (bool?)message["erased"] == true);
        Assert.DoesNotContain(Merchant, await TextAsync(), StringComparison.Ordinal);
        Assert.Empty(await TransactionsAsync());

        // Fetched anew, under the new consent.
        Assert.Contains((string)account["Name"]!, await _alice.SayAsync("what's my balance"), StringComparison.Ordinal);
        Assert.Equal("no_consent", await ReportAsync(Payment(account, "Mercerie")));
        Assert.Equal("applied", await ReportAsync(Balance(account, "6543.21")));
        Assert.Contains("6,543.21", await _alice.SayAsync("what's my balance"), StringComparison.Ordinal);

        // Neither in the files nor in the memory of the process, and not after the next start either.
        Assert.NotEmpty(before);
        Assert.All(ProcessMemory.Count(_platform.ProcessId, needles), times => Assert.Equal(0, times));
        await NothingInFilesAsync(needles);
        await _platform.KillAsync();
        await _platform.RestartAsync(_bank.Arguments);
        await NothingInFilesAsync(needles);
        Assert.Contains("6,543.21", await _alice.SayAsync("what's my balance"), StringComparison.Ordinal);
        Assert.Empty(await TransactionsAsync());
    }

    [Fact]
    public async Task With_more_permissions_what_was_told_stays()
    {
        await _alice.LinkAsync("sandbank", "balances");
        var account = (await _alice.AccountsAsync("sandbank"))[0]!;
        Assert.Equal("no_consent", await ReportAsync(Payment(account)));
        var balance = await _alice.SayAsync("what's my balance");

        await _alice.LinkAsync("sandbank", "balances", "transactions");

        var history = await _alice.HistoryAsync();
        Assert.DoesNotContain(history, message => (bool?)message["erased"] == true);
        Assert.Contains(history, message => (string?)message["text"] == balance);
        Assert.NotEmpty(await TransactionsAsync());
        Assert.Equal("applied", await ReportAsync(Payment(account)));
        Assert.Contains(Merchant, await TextAsync(), StringComparison.Ordinal);
    }

    private async Task NothingInFilesAsync(byte[][] needles)
    {
        foreach (var file in Directory.GetFiles(_platform.Data, "*", SearchOption.AllDirectories))
        {
            if (!SealedRows.IsKept(file))
                continue;
            var bytes = await SealedRows.ReadSharedAsync(file);
            Assert.All(needles, needle => Assert.Equal(-1, bytes.AsSpan().IndexOf(needle)));
        }
    }

    private async Task<string> ReportAsync(JsonNode one)
    {
        var (_, json) = await _bank.ReportAsync(_platform, Encoding.UTF8.GetBytes(new JsonArray(one).ToJsonString()));
        return (string)json!["results"]![0]!["status"]!;
    }

    private JsonNode Payment(JsonNode account, string merchant = Merchant) =>
        new BankSide(_platform, "sandbank").Transaction((string)account["AccountId"]!, "12.34", merchant);

    private JsonNode Balance(JsonNode account, string amount) =>
        new BankSide(_platform, "sandbank").Balance((string)account["AccountId"]!, amount);

    private async Task<string> TextAsync() =>
        string.Join('\n', (await _alice.HistoryAsync()).Select(message => (string?)message["text"]));

    private async Task<JsonArray> TransactionsAsync() =>
        (await _alice.GetAsync("/v1/me/export")).Json!["transactions"]!.AsArray();
}
