using System.Text;
using System.Text.Json.Nodes;
using OrleansBank.Harness;

namespace OrleansBank.Platform.Tests.Edges;

/// <summary>One gateway for many tests, with alice, who shares all that sandbank has, and two banks that sign with keys of their own.</summary>
public sealed class LinkedPlatform : IAsyncLifetime, IDisposable
{
    /// <summary>Alice speaks once a test, and the tests follow one another faster than a person types.</summary>
    private static readonly string[] Patient =
    [
        "--Gateway:Limits:TurnsPerSecond=1000",
        "--Gateway:Limits:TurnsBurst=1000",
    ];

    public GatewayProcess Gateway { get; private set; } = null!;
    public Person Alice { get; private set; } = null!;
    public string Account { get; private set; } = "";
    public SigningBank Sandbank { get; } = new("sandbank");
    public SigningBank Riverbank { get; } = new("riverbank");

    public async Task InitializeAsync()
    {
        Gateway = await GatewayProcess.StartAsync(null, [.. Sandbank.Arguments, .. Riverbank.Arguments, .. Patient]);
        Alice = await Person.SignInAsync(Gateway, "alice");
        await Alice.LinkAsync("sandbank", "balances", "transactions", "alerts");
        Account = (string)(await Alice.AccountsAsync("sandbank"))[0]!["AccountId"]!;
    }

    public async Task DisposeAsync()
    {
        Alice.Dispose();
        await Gateway.DisposeAsync();
    }

    public void Dispose()
    {
        Sandbank.Dispose();
        Riverbank.Dispose();
    }

    public JsonObject Payment(string merchant = "Épicerie") =>
        new BankSide(Gateway, "sandbank").Transaction(Account, "9.99", merchant).AsObject();

    public static byte[] Batch(params JsonNode[] events) =>
        Encoding.UTF8.GetBytes(new JsonArray([.. events.Select(one => one.DeepClone())]).ToJsonString());

    /// <summary>What became of each, with the reason where it has one.</summary>
    public async Task<string[]> ReportAsync(params JsonNode[] events)
    {
        var (status, json) = await Sandbank.ReportAsync(Gateway, Batch(events));
        return json?["results"] is JsonArray results
            ? [.. results.Select(one => $"{one!["status"]} {one["reason"]}".TrimEnd())]
            : [$"{(int)status} {json?["code"]}"];
    }

    /// <summary>
    /// Does what is wrong, and sees that nothing of before is lost by it, that it left nothing behind, and that what is right still works.
    /// </summary>
    public async Task UnharmedByAsync(Func<Task> wrong)
    {
        var before = await ShownAsync();
        await wrong();
        Assert.Equal(before, await ShownAsync());
        var merchant = $"Marché {Fresh.Id()}";
        Assert.Equal(["applied"], await ReportAsync(Payment(merchant)));
        Assert.Contains(merchant, (await ShownAsync())[^1], StringComparison.Ordinal);
        Assert.NotEmpty(await Alice.SayAsync("hello"));
    }

    private async Task<List<string>> ShownAsync() =>
        [.. (await Alice.HistoryAsync()).Select(message => $"{message["seq"]} {message["text"]}")];
}
