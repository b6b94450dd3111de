using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using OrleansBank.HttpSignatures;
using OrleansBank.SandboxBank.Tests.Running;

namespace OrleansBank.SandboxBank.Tests.Events;

public sealed class EmitTests : IAsyncLifetime
{
    private readonly RunningBanks _banks = new();
    private string _account = "";
    private string _card = "";

    public async Task InitializeAsync()
    {
        await _banks.InitializeAsync();
        var first = (await _banks.AccountsAsync("sandbank", "alice"))[0]!;
        _account = (string)first["AccountId"]!;
        _card = (string)first["Cards"]![0]!["CardId"]!;
    }

    public Task DisposeAsync() => _banks.DisposeAsync();

    [Theory]
    [InlineData("application/json", false)]
    [InlineData("application/cloudevents+json", false)]
    [InlineData("application/cloudevents-batch+json", true)]
    public async Task What_is_emitted_arrives_signed_and_the_answer_is_handed_back(string mediaType, bool batch)
    {
        _banks.Platform.Answer = _ => (200, """{"results":[{"id":"e-1","status":"applied"}]}""");
        var one = Transaction("e-1", "12.50").ToJsonString();
        var (status, answer) = await _banks.PostJsonAsync("/sandbank/emit", batch ? $"[{one}]" : one, mediaType);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("applied", (string?)answer!["results"]![0]!["status"]);
        var arrived = Assert.Single(_banks.Platform.Arrived);
        Assert.Equal("sandbank", arrived.Bank);
        Assert.Equal(
            batch ? "application/cloudevents-batch+json" : "application/cloudevents+json",
            arrived.ContentType
        );
        var keys = await KeyOfAsync("sandbank");
        var verdict = MessageVerifier.Verify(arrived.Message, arrived.Body, keys, _banks.Clock.GetUtcNow());
        Assert.Equal(SignatureError.None, verdict.Error);
        var sent = JsonNode.Parse(arrived.Body)!;
        Assert.Equal("e-1", (string?)(batch ? sent[0] : sent)!["id"]);
    }

    [Theory]
    [InlineData("wrong", SignatureError.BadSignature)]
    [InlineData("old", SignatureError.TooOld)]
    [InlineData("missing", SignatureError.Missing)]
    public async Task A_bank_can_be_told_to_sign_badly(string behaviour, SignatureError expected)
    {
        await _banks.PostJsonAsync("/sandbank/behave", $$"""{"signatures":"{{behaviour}}"}""");
        await EmitAsync(Transaction("e-1", "1.00"));
        var arrived = Assert.Single(_banks.Platform.Arrived);
        var keys = await KeyOfAsync("sandbank");
        var verdict = MessageVerifier.Verify(arrived.Message, arrived.Body, keys, _banks.Clock.GetUtcNow());
        Assert.Equal(expected, verdict.Error);
    }

    [Fact]
    public async Task A_bank_can_be_told_to_replay_its_nonce()
    {
        await EmitAsync(Transaction("e-1", "1.00"));
        await _banks.PostJsonAsync("/sandbank/behave", """{"signatures":"replayed"}""");
        await EmitAsync(Transaction("e-2", "1.00"));
        var keys = await KeyOfAsync("sandbank");
        var nonces = _banks.Platform.Arrived.Select(arrived =>
            MessageVerifier.Verify(arrived.Message, arrived.Body, keys, _banks.Clock.GetUtcNow()).Signature!.Nonce
        );
        Assert.Single(nonces.Distinct());
    }

    [Fact]
    public async Task What_is_left_out_is_written_in_and_the_user_names_the_subject()
    {
        await _banks.PostJsonAsync(
            "/sandbank/emit?user=alice",
            """{"type":"bank.message","data":{"Text":"Bonjour"}}"""
        );
        var sent = JsonNode.Parse(Assert.Single(_banks.Platform.Arrived).Body)!;
        Assert.Equal("1.0", (string?)sent["specversion"]);
        Assert.Equal("sandbank", (string?)sent["source"]);
        Assert.Equal(_account, (string?)sent["subject"]);
        Assert.NotEmpty((string)sent["id"]!);
        Assert.Equal(
            _banks.Clock.GetUtcNow(),
            DateTimeOffset.Parse((string)sent["time"]!, CultureInfo.InvariantCulture)
        );
    }

    [Fact]
    public async Task What_is_wrong_is_sent_as_it_is()
    {
        var wrong =
            """{"id":"e-1","source":"fortbank","type":"bank.unheard","subject":"nobody","data":{"Amount":-1}}""";
        await _banks.PostJsonAsync("/sandbank/emit", wrong);
        var sent = JsonNode.Parse(Assert.Single(_banks.Platform.Arrived).Body)!;
        Assert.Equal("fortbank", (string?)sent["source"]);
        Assert.Equal("nobody", (string?)sent["subject"]);
        Assert.Equal(-1, (int)sent["data"]!["Amount"]!);
    }

    [Fact]
    public async Task A_transaction_moves_the_balance_once()
    {
        var before = await BalanceAsync();
        await EmitAsync(Transaction("e-1", "12.50"));
        await EmitAsync(Transaction("e-1", "12.50"));
        Assert.Equal(before - 12.50m, await BalanceAsync());
    }

    [Fact]
    public async Task Pending_and_posted_are_one_movement()
    {
        var before = await BalanceAsync();
        await EmitAsync(Transaction("e-1", "20.00", "PDNG", "tx-1"));
        await EmitAsync(Transaction("e-2", "21.00", "BOOK", "tx-1"));
        Assert.Equal(before - 21m, await BalanceAsync());
        await EmitAsync(Transaction("e-3", "21.00", "RJCT", "tx-1"));
        Assert.Equal(before, await BalanceAsync());
    }

    [Fact]
    public async Task A_dry_run_changes_nothing_and_says_so_to_the_platform()
    {
        var before = await BalanceAsync();
        await _banks.PostJsonAsync("/sandbank/emit?dryRun=true", Transaction("e-1", "12.50").ToJsonString());
        Assert.Equal(before, await BalanceAsync());
        Assert.EndsWith(
            "?dryRun=true",
            Assert.Single(_banks.Platform.Arrived).Message.TargetUri,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_balance_report_sets_the_balance()
    {
        var data = """{"Type":"ITAV","CreditDebitIndicator":"Debit","Amount":{"Amount":"99.99","Currency":"EUR"}}""";
        await EmitAsync(Event("e-1", "bank.balance", JsonNode.Parse(data)!));
        Assert.Equal(-99.99m, await BalanceAsync());
    }

    [Fact]
    public async Task A_card_report_changes_the_card()
    {
        var data = new JsonObject { ["CardId"] = _card, ["Status"] = "blocked" };
        await EmitAsync(Event("e-1", "bank.card", data));
        var cards = (await _banks.AccountsAsync("sandbank", "alice"))[0]!["Cards"]!;
        Assert.Equal("blocked", (string?)cards[0]!["Status"]);
    }

    [Theory]
    [InlineData(401, """{"code":"bad_signature"}""")]
    [InlineData(413, """{"code":"too_large"}""")]
    [InlineData(429, """{"code":"too_fast"}""")]
    public async Task The_platforms_refusal_is_handed_back(int status, string body)
    {
        _banks.Platform.Answer = _ => (status, body);
        var (handed, answer) = await _banks.PostJsonAsync("/sandbank/emit", Transaction("e-1", "1.00").ToJsonString());
        Assert.Equal(status, (int)handed);
        Assert.Equal(body, answer!.ToJsonString());
    }

    [Fact]
    public async Task A_platform_that_is_away_is_a_bad_gateway()
    {
        Assert.True(_banks.Platform.Url.IsLoopback);
        await _banks.Platform.DisposeAsync();
        var (status, body) = await _banks.PostJsonAsync("/sandbank/emit", Transaction("e-1", "1.00").ToJsonString());
        Assert.Equal(HttpStatusCode.BadGateway, status);
        Assert.Equal("platform_unreachable", (string?)body!["code"]);
    }

    private Task EmitAsync(JsonObject happening) => _banks.PostJsonAsync("/sandbank/emit", happening.ToJsonString());

    private async Task<decimal> BalanceAsync()
    {
        var account = (await _banks.AccountsAsync("sandbank", "alice"))[0]!;
        return decimal.Parse((string)account["Balance"]!["Amount"]!, CultureInfo.InvariantCulture);
    }

    private async Task<Func<string, SigningKey?>> KeyOfAsync(string bank)
    {
        var jwk = (await _banks.GetJsonAsync($"/{bank}/.well-known/jwks.json"))["keys"]![0]!;
        var key = SigningKey.FromJwk(jwk.ToJsonString());
        return keyId => keyId == key.KeyId ? key : null;
    }

    private JsonObject Transaction(string id, string amount, string status = "BOOK", string? transactionId = null) =>
        Event(
            id,
            "bank.transaction",
            new JsonObject
            {
                ["AccountId"] = _account,
                ["TransactionId"] = transactionId ?? $"tx-of-{id}",
                ["CreditDebitIndicator"] = "Debit",
                ["Status"] = status,
                ["BookingDateTime"] = "2026-11-20T09:59:00Z",
                ["Amount"] = new JsonObject { ["Amount"] = amount, ["Currency"] = "EUR" },
                ["MerchantDetails"] = new JsonObject { ["MerchantName"] = "Chez Marcel" },
            }
        );

    private JsonObject Event(string id, string type, JsonNode data) =>
        new()
        {
            ["specversion"] = "1.0",
            ["id"] = id,
            ["source"] = "sandbank",
            ["type"] = type,
            ["subject"] = _account,
            ["time"] = "2026-11-20T09:59:00Z",
            ["data"] = data,
        };
}
