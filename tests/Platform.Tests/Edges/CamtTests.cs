using System.Net;
using System.Text.Json.Nodes;
using OrleansBank.Harness;

namespace OrleansBank.Platform.Tests.Edges;

/// <summary>A bank that speaks ISO 20022: signed camt documents, from its door to the person's screen.</summary>
public sealed class CamtTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan HeardWithin = TimeSpan.FromSeconds(30);

    private readonly SigningBank _bank = new("sandbank");
    private GatewayProcess _platform = null!;
    private Person _alice = null!;

    public async Task InitializeAsync()
    {
        _platform = await GatewayProcess.StartAsync(null, _bank.Arguments);
        _alice = await Person.SignInAsync(_platform, "alice");
    }

    public async Task DisposeAsync()
    {
        _alice.Dispose();
        await _platform.DisposeAsync();
    }

    public void Dispose() => _bank.Dispose();

    [Fact]
    public async Task A_statement_reaches_the_open_chat_and_the_answers_and_counts_once()
    {
        await _alice.LinkAsync("sandbank", "balances", "transactions");
        using var chat = await LiveChat.OpenAsync(_platform, _alice.Token, (await _alice.HistoryAsync()).Count);
        var statement = await StatementAsync("camt.053");
        var bytes = statement.Entry("R1", "31.41", "Quincaillerie Zed").Available("4321.09").ToBytes();

        Assert.Equal(["applied", "applied"], await PostAsync(bytes));
        Assert.Contains("Quincaillerie Zed", await NextPaymentAsync(chat), StringComparison.Ordinal);
        Assert.Contains("4,321.09", await _alice.SayAsync("what's my balance"), StringComparison.Ordinal);

        Assert.Equal(["duplicate", "duplicate"], await PostAsync(bytes));
        // The same entry in another kind of document is the same payment still; what is new beside it is told.
        var notice = await StatementAsync("camt.054");
        var again = notice.Entry("R2", "7.77", "Fleuriste Alpha").ToBytes();
        Assert.Equal(["applied"], await PostAsync(again));
        Assert.Contains("Fleuriste Alpha", await NextPaymentAsync(chat), StringComparison.Ordinal);
        Assert.Equal(["duplicate"], await PostAsync(again));

        await _platform.KillAsync();
        await _platform.RestartAsync(_bank.Arguments);
        Assert.Equal(["Quincaillerie Zed", "Fleuriste Alpha"], Payments(await _alice.HistoryAsync()));
        var week = await _alice.SayAsync("show my transactions this week");
        Assert.Contains("Quincaillerie Zed", week, StringComparison.Ordinal);
        Assert.Contains("Fleuriste Alpha", week, StringComparison.Ordinal);
        var export = (await _alice.GetAsync("/v1/me/export")).Json!["transactions"]!.AsArray();
        Assert.Single(export, one => (string?)one!["merchant"] == "Quincaillerie Zed");
    }

    [Fact]
    public async Task Without_consent_it_is_said_so_and_nothing_is_kept()
    {
        var statement = await StatementAsync("camt.053");
        var bytes = statement.Entry("R1", "31.41", "Quincaillerie Zed").Available("4321.09").ToBytes();
        // Nobody linked it.
        Assert.Equal(["no_consent", "no_consent"], await PostAsync(bytes));

        // Balances alone are covered.
        await _alice.LinkAsync("sandbank", "balances");
        var later = (await StatementAsync("camt.053")).Entry("R1", "31.41", "Quincaillerie Zed").Available("4321.09");
        Assert.Equal(["no_consent", "applied"], await PostAsync(later.ToBytes()));
        Assert.Contains("4,321.09", await _alice.SayAsync("what's my balance"), StringComparison.Ordinal);
        Assert.Empty(Payments(await _alice.HistoryAsync()));
        var export = (await _alice.GetAsync("/v1/me/export")).Json!;
        Assert.Empty(export["transactions"]!.AsArray());
        Assert.DoesNotContain("Quincaillerie", export.ToJsonString(), StringComparison.Ordinal);

        // A refused entry leaves no trace: once it is covered, the same one is new.
        await _alice.LinkAsync("sandbank", "balances", "transactions");
        Assert.Equal("applied", (await PostAsync(later.ToBytes()))[0]);
    }

    [Fact]
    public async Task A_broken_document_keeps_nothing_and_loses_nothing_of_the_others()
    {
        await _alice.LinkAsync("sandbank", "balances", "transactions");
        var first = (await StatementAsync("camt.053")).Entry("R1", "1.01", "Premier");
        var broken = (await StatementAsync("camt.053")).Entry("R2", "2.02", "Tronqué").ToBytes();
        var third = (await StatementAsync("camt.053"))
            .Entry("R3", "3.03", "Troisième")
            .Part(
                "<Ntry><Amt Ccy=\"EUR\">4.045</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BkTxCd/></Ntry>"
            )
            .Entry("R5", "5.05", "Cinquième");

        Assert.Equal(["applied"], await PostAsync(first.ToBytes()));
        var (status, problem) = await _bank.StatementAsync(_platform, broken.AsMemory(0, broken.Length - 40));
        Assert.Equal((HttpStatusCode.BadRequest, "malformed_xml"), (status, (string?)problem!["code"]));
        Assert.Equal(1, (int)problem["line"]!);
        Assert.Equal(["applied", "invalid amount_too_precise", "applied"], await PostAsync(third.ToBytes()));

        Assert.Equal(["Premier", "Troisième", "Cinquième"], Payments(await _alice.HistoryAsync()));
        Assert.Equal(["applied"], await PostAsync(broken));
    }

    private async Task<CamtDocument> StatementAsync(string kind) =>
        new(kind, (string)(await _alice.AccountsAsync("sandbank"))[0]!["Iban"]!);

    /// <summary>What became of the entries, and then of the balances.</summary>
    private async Task<string[]> PostAsync(byte[] document)
    {
        var (status, json) = await _bank.StatementAsync(_platform, document);
        Assert.True(status == HttpStatusCode.OK, $"{(int)status}: {json}");
        return
        [
            .. json!["results"]!
                .AsArray()
                .Concat(json["balances"]?.AsArray() ?? [])
                .Select(one => $"{one!["status"]} {one["reason"]}".TrimEnd()),
        ];
    }

    private static async Task<string> NextPaymentAsync(LiveChat chat)
    {
        using var patience = new CancellationTokenSource(HeardWithin);
        while (true)
        {
            var message = (await chat.ReceiveAsync(patience.Token))["message"];
            if ((string?)message?["card"]?["kind"] == "transaction")
                return (string)message!["text"]!;
        }
    }

    private static IEnumerable<string> Payments(List<JsonNode> history) =>
        history
            .Where(message => (string?)message["card"]?["kind"] == "transaction")
            .Select(message => (string)message["card"]!["merchant"]!);
}
