using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using OrleansBank.Harness;

namespace OrleansBank.Platform.Tests.Durability;

/// <summary>The disk of the real process takes nothing any more: nobody is told that something is kept, and all is well when the disk is.</summary>
public sealed class FailingDiskTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan AnsweredWithin = TimeSpan.FromSeconds(60);

    private readonly SigningBank _bank = new("sandbank");
    private GatewayProcess _platform = null!;
    private Person _alice = null!;

    public async Task InitializeAsync()
    {
        _platform = await GatewayProcess.StartAsync(null, _bank.Arguments);
        _alice = await Person.SignInAsync(_platform, "alice");
        await _alice.LinkAsync("sandbank", "balances", "transactions");
    }

    public async Task DisposeAsync()
    {
        _alice.Dispose();
        await _platform.DisposeAsync();
    }

    public void Dispose() => _bank.Dispose();

    [Fact]
    public async Task What_cannot_be_kept_is_not_acknowledged_and_is_taken_once_the_disk_is_well()
    {
        var before = await TextsAsync();
        using var chat = await LiveChat.OpenAsync(_platform, _alice.Token, before.Count);
        Assert.Equal("hello", (string?)(await FrameAsync(chat))["type"]);
        var account = (string)(await _alice.AccountsAsync("sandbank"))[0]!["AccountId"]!;
        var payment = new BankSide(_platform, "sandbank").Transaction(account, "3.21", "Boulangerie Kappa");
        var batch = Encoding.UTF8.GetBytes(new JsonArray(payment).ToJsonString());
        var (spoken, written) = (Fresh.Id(), new { id = Fresh.Id(), text = "hello by REST" });

        await _platform.FailDiskAsync();
        await chat.SayAsync(spoken, "hello by chat");
        var error = await FrameAsync(chat);
        Assert.Equal(("error", spoken, "unavailable"), (Field("type"), Field("id"), Field("code")));
        var (status, problem) = await _alice.PostAsync("/v1/messages", written);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "unavailable"), (status, (string?)problem!["code"]));
        var (refused, _) = await _bank.ReportAsync(_platform, batch);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused);
        using (var ready = await _platform.Http.GetAsync("/health/ready"))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(before, await TextsAsync());

        await _platform.HealDiskAsync();
        await Person.UntilAsync(IsReadyAsync, "it is ready again");
        await chat.SayAsync(spoken, "hello by chat");
        Assert.Equal(spoken, (string?)(await FrameAsync(chat, "accepted"))["id"]);
        Assert.Equal(HttpStatusCode.OK, (await _alice.PostAsync("/v1/messages", written)).Status);
        var (taken, results) = await _bank.ReportAsync(_platform, batch);
        Assert.Equal((HttpStatusCode.OK, "applied"), (taken, (string?)results!["results"]![0]!["status"]));

        var after = await TextsAsync();
        Assert.Equal(before, after.Take(before.Count));
        Assert.Single(after, text => text == "hello by chat");
        Assert.Single(after, text => text == "hello by REST");
        Assert.Single(after, text => text.Contains("Boulangerie Kappa", StringComparison.Ordinal));
        await _platform.KillAsync();
        await _platform.RestartAsync(_bank.Arguments);
        Assert.Equal(after, await TextsAsync());

        string? Field(string name) => (string?)error[name];
    }

    private async Task<bool> IsReadyAsync()
    {
        using var answer = await _platform.Http.GetAsync("/health/ready");
        return answer.StatusCode == HttpStatusCode.OK;
    }

    private async Task<List<string>> TextsAsync() =>
        [.. (await _alice.HistoryAsync()).Select(message => (string)message["text"]!)];

    /// <summary>The next frame, or the next one of a type.</summary>
    private static async Task<JsonNode> FrameAsync(LiveChat chat, string? type = null)
    {
        using var patience = new CancellationTokenSource(AnsweredWithin);
        while (true)
        {
            var frame = await chat.ReceiveAsync(patience.Token);
            if (type is null || (string?)frame["type"] == type)
                return frame;
        }
    }
}
