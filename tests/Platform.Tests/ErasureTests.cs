using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using OrleansBank.Harness;

namespace OrleansBank.Platform.Tests;

/// <summary>After a revocation is confirmed, nothing of the bank is left: in answers, in files, in the memory of the process.</summary>
public sealed class ErasureTests
{
    private const string Merchant = "Quagga Orchidée 7719";
    private const string AlertMerchant = "Xylophone Bazar 5523";
    private const string Amount = "8127.43";
    private const string Name = "wilhelmina.quagga";

    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public async Task A_confirmed_revocation_leaves_nothing_of_the_bank()
    {
        await using var platform = await GatewayProcess.StartAsync();
        using var alice = await Harness.Person.SignInAsync(platform, "alice", "fr-FR");
        await alice.LinkAsync("sandbank", "balances", "transactions", "alerts");
        await FillAsync(platform, alice);
        var before = await SealedRows.CaptureAsync(platform.Data, "alice", "sandbank");
        var needles = await NeedlesAsync(alice);
        Assert.NotEmpty(before);
        Assert.Contains(ProcessMemory.Count(platform.ProcessId, needles), count => count > 0);

        var consent = (string)(await alice.GetAsync("/v1/consents")).Json!.AsArray()[0]!["id"]!;
        var (status, _) = await alice.DeleteAsync($"/v1/consents/{consent}");
        Assert.Equal(HttpStatusCode.NoContent, status);

        // Memory first: nothing else has had the time to overwrite it.
        Assert.Empty(ProcessMemory.Where(platform.ProcessId, needles));
        Assert.Empty(ProcessMemory.Where(platform.ProcessId, before));
        await NoFileTellsAsync(platform, [.. needles, .. before]);
        await NoAnswerTellsAsync(platform, needles);

        // Every remaining row, opened with every key that is left.
        var rest = Encoding.UTF8.GetBytes(await SealedRows.OpenAllAsync(platform.Data, "alice"));
        Assert.NotEmpty(rest);
        Assert.All(needles, needle => Assert.Equal(-1, rest.AsSpan().IndexOf(needle)));
    }

    [Fact]
    public async Task Erasing_oneself_leaves_no_row()
    {
        await using var platform = await GatewayProcess.StartAsync();
        using var alice = await Harness.Person.SignInAsync(platform, Name);
        await alice.LinkAsync("sandbank", "balances", "transactions", "alerts");
        await FillAsync(platform, alice);
        await NoFileTellsAsync(platform, Encoding.UTF8.GetBytes(Name));
        var (status, _) = await alice.DeleteAsync("/v1/me");
        Assert.Equal(HttpStatusCode.NoContent, status);
        await NoFileTellsAsync(platform, Encoding.UTF8.GetBytes(Name));
        Assert.Equal(HttpStatusCode.Unauthorized, (await alice.GetAsync("/v1/consents")).Status);
        using var again = await Harness.Person.SignInAsync(platform, Name);
        Assert.Empty(await again.HistoryAsync());
        Assert.Empty((await again.GetAsync("/v1/consents")).Json!.AsArray());
        Assert.Empty((await again.GetAsync("/v1/ledger?since=0")).Json!["entries"]!.AsArray());
        Assert.Empty((await again.GetAsync("/v1/disclosures")).Json!.AsArray());
    }

    private static async Task FillAsync(GatewayProcess platform, Person alice)
    {
        var bank = new BankSide(platform, "sandbank");
        var account = (await alice.AccountsAsync("sandbank"))[0]!;
        var id = (string)account["AccountId"]!;
        var alert = bank.FraudAlert(id, account["Cards"]![0]!, "77.70", AlertMerchant);
        var results = await bank.EmitAsync(bank.Transaction(id, Amount, Merchant), alert);
        Assert.All(results, result => Assert.Equal("applied", (string)result!["status"]!));
        await alice.SayAsync("Quel est mon solde ?");
        await alice.SayAsync("mes transactions de cette semaine");
        await alice.SayAsync("what's my balance");
    }

    /// <summary>What must not be found, as UTF-8 and as UTF-16, the form of strings in memory.</summary>
    private static async Task<List<byte[]>> NeedlesAsync(Person alice)
    {
        var account = (await alice.AccountsAsync("sandbank"))[0]!;
        string[] texts =
        [
            Merchant,
            AlertMerchant,
            Amount,
            (string)account["AccountId"]!,
            (string)account["Iban"]!,
            (string)account["Cards"]![0]!["CardId"]!,
        ];
        return [.. texts.SelectMany(text => new[] { Encoding.UTF8.GetBytes(text), Encoding.Unicode.GetBytes(text) })];
    }

    private static async Task NoFileTellsAsync(GatewayProcess platform, params byte[][] needles)
    {
        var files = Directory.GetFiles(platform.Data, "*", SearchOption.AllDirectories).Where(SealedRows.IsKept);
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var bytes = await SealedRows.ReadSharedAsync(file);
            Assert.All(needles, needle => Assert.Equal(-1, bytes.AsSpan().IndexOf(needle)));
        }
    }

    private static async Task NoAnswerTellsAsync(GatewayProcess platform, List<byte[]> needles)
    {
        using var again = await Harness.Person.SignInAsync(platform, "alice", "fr-FR");
        var answers = new List<JsonNode?>
        {
            new JsonArray([.. (await again.HistoryAsync()).Select(one => one.DeepClone())]),
            (await again.GetAsync("/v1/me/export")).Json,
            (await again.GetAsync("/v1/disclosures")).Json,
            (await again.GetAsync("/v1/ledger?since=0")).Json,
            (await again.GetAsync("/v1/consents")).Json,
            JsonValue.Create(await again.SayAsync("Quel est mon solde ?")),
        };
        foreach (var answer in answers)
        {
            var text = Encoding.UTF8.GetBytes(answer!.ToJsonString(Plain));
            Assert.All(needles, needle => Assert.Equal(-1, text.AsSpan().IndexOf(needle)));
        }
    }
}
