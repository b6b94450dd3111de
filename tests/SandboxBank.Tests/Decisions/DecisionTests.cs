using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using OrleansBank.HttpSignatures;
using OrleansBank.SandboxBank.Tests.Running;

namespace OrleansBank.SandboxBank.Tests.Decisions;

public sealed class DecisionTests : IAsyncLifetime
{
    private readonly RunningBanks _banks = new();
    private int _nonces;

    public Task InitializeAsync() => _banks.InitializeAsync();

    public Task DisposeAsync() => _banks.DisposeAsync();

    [Fact]
    public async Task A_freeze_freezes_the_card_and_an_unfreeze_thaws_it()
    {
        var card = await CardAsync();
        Assert.Equal(HttpStatusCode.OK, await DecideAsync("k-1", Freeze((string)card["CardId"]!)));
        Assert.Equal("frozen", (string?)(await CardAsync())["Status"]);
        Assert.Equal(HttpStatusCode.OK, await DecideAsync("k-2", Freeze((string)card["CardId"]!, "card-unfreeze")));
        Assert.Equal("active", (string?)(await CardAsync())["Status"]);
    }

    [Fact]
    public async Task What_was_received_is_listed_in_order_with_its_key()
    {
        await DecideAsync(
            "k-1",
            """{"type":"fraud-answer","alertId":"a-1","answer":"not_mine","at":"2026-11-20T10:00:00Z"}"""
        );
        await DecideAsync("k-2", Freeze("card-1"));
        var received = (await _banks.GetJsonAsync("/sandbank/received")).AsArray();
        Assert.Equal(["fraud-answer", "card-freeze"], received.Select(row => (string)row!["type"]!));
        Assert.Equal("not_mine", (string?)received[0]!["answer"]);
        Assert.Equal("k-1", (string?)received[0]!["idempotencyKey"]);
        Assert.True((bool)received[0]!["verified"]!);
    }

    [Fact]
    public async Task The_same_key_counts_once_and_another_decision_under_it_is_refused()
    {
        Assert.Equal(HttpStatusCode.OK, await DecideAsync("k-1", Freeze("card-1")));
        Assert.Equal(HttpStatusCode.OK, await DecideAsync("k-1", Freeze("card-1")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await DecideAsync("k-1", Freeze("card-2")));
        Assert.Single((await _banks.GetJsonAsync("/sandbank/received")).AsArray());
    }

    [Theory]
    [InlineData("no signature")]
    [InlineData("a key of nobody")]
    [InlineData("another body")]
    [InlineData("another bank's address")]
    [InlineData("too old")]
    public async Task A_decision_that_the_platform_did_not_sign_is_refused(string fault)
    {
        var body = Freeze("card-1");
        using var request = fault switch
        {
            "no signature" => Unsigned("k-1", body),
            "a key of nobody" => Signed("k-1", body, key: SigningKey.Generate(SignatureAlgorithm.ES256, "stranger")),
            "another body" => Signed("k-1", body, signedBody: Freeze("card-2")),
            "another bank's address" => Signed("k-1", body, signedPath: "/fortbank/decisions"),
            _ => Signed("k-1", body, created: _banks.Clock.GetUtcNow().AddSeconds(-61)),
        };
        using var answer = await _banks.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Empty((await _banks.GetJsonAsync("/sandbank/received")).AsArray());
    }

    [Fact]
    public async Task A_nonce_is_good_once()
    {
        Assert.Equal(HttpStatusCode.OK, await SendAsync(Signed("k-1", Freeze("card-1"), nonce: "same")));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(Signed("k-2", Freeze("card-2"), nonce: "same")));
    }

    [Theory]
    [InlineData("""{"type":"fraud-answer","answer":"mine"}""")]
    [InlineData("""{"type":"fraud-answer","alertId":"a","answer":"perhaps"}""")]
    [InlineData("""{"type":"card-freeze"}""")]
    [InlineData("""{"cardId":"c"}""")]
    [InlineData("[]")]
    public async Task A_decision_of_the_wrong_shape_is_refused_for_good(string body) =>
        Assert.Equal(HttpStatusCode.BadRequest, await DecideAsync("k-1", body));

    [Fact]
    public async Task A_decision_needs_its_idempotency_key() =>
        Assert.Equal(HttpStatusCode.BadRequest, await DecideAsync("", Freeze("card-1")));

    [Theory]
    [InlineData("503", HttpStatusCode.ServiceUnavailable)]
    [InlineData("400", HttpStatusCode.BadRequest)]
    public async Task A_bank_can_be_told_to_fail(string behaviour, HttpStatusCode expected)
    {
        await _banks.PostJsonAsync("/sandbank/behave", $$"""{"decisions":"{{behaviour}}"}""");
        Assert.Equal(expected, await DecideAsync("k-1", Freeze("card-1")));
        Assert.Empty((await _banks.GetJsonAsync("/sandbank/received")).AsArray());
        await _banks.PostJsonAsync("/sandbank/behave", "{}");
        Assert.Equal(HttpStatusCode.OK, await DecideAsync("k-1", Freeze("card-1")));
    }

    [Fact]
    public async Task A_bank_can_be_told_to_hang()
    {
        await _banks.PostJsonAsync("/sandbank/behave", """{"decisions":"hang","delayMs":1000}""");
        var hanging = DecideAsync("k-1", Freeze("card-1"));
        while (!hanging.IsCompleted)
        {
            _banks.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        await Assert.ThrowsAsync<HttpRequestException>(() => hanging);
    }

    [Fact]
    public async Task A_bank_can_be_told_to_take_its_time_before_a_decision_takes_effect_and_before_it_answers()
    {
        await _banks.PostJsonAsync("/sandbank/behave", """{"decisions":"slow","delayMs":1000}""");
        var slow = DecideAsync("k-1", Freeze("card-1"));
        while ((await _banks.GetJsonAsync("/sandbank/received")).AsArray().Count == 0)
        {
            Assert.False(slow.IsCompleted);
            _banks.Clock.Advance(TimeSpan.FromMilliseconds(100));
        }
        Assert.False(slow.IsCompleted);
        while (!slow.IsCompleted)
        {
            _banks.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }
        Assert.Equal(HttpStatusCode.OK, await slow);
    }

    [Theory]
    [InlineData("""{"decisions":"maybe"}""")]
    [InlineData("""{"api":"fast"}""")]
    [InlineData("""{"signatures":"none"}""")]
    [InlineData("""{"delayMs":-1}""")]
    [InlineData("[]")]
    public async Task An_unknown_behaviour_is_refused(string body)
    {
        var (status, _) = await _banks.PostJsonAsync("/sandbank/behave", body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
    }

    private static string Freeze(string card, string type = "card-freeze") =>
        $$"""{"type":"{{type}}","cardId":"{{card}}","at":"2026-11-20T10:00:00Z"}""";

    private async Task<JsonNode> CardAsync() => (await _banks.AccountsAsync("sandbank", "alice"))[0]!["Cards"]![0]!;

    private Task<HttpStatusCode> DecideAsync(string key, string body) => SendAsync(Signed(key, body));

    private async Task<HttpStatusCode> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = await _banks.Http.SendAsync(request);
            return answer.StatusCode;
        }
    }

    private HttpRequestMessage Unsigned(string key, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_banks.Url, "/sandbank/decisions"))
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
        };
        request.Content.Headers.ContentType = new("application/json");
        if (key.Length > 0)
            request.Headers.Add("Idempotency-Key", key);
        return request;
    }

    private HttpRequestMessage Signed(
        string idempotencyKey,
        string body,
        SigningKey? key = null,
        string? signedBody = null,
        string signedPath = "/sandbank/decisions",
        DateTimeOffset? created = null,
        string? nonce = null
    )
    {
        var headers = MessageSigner.Sign(
            key ?? _banks.Platform.Key,
            "POST",
            new Uri(_banks.Url, signedPath).AbsoluteUri,
            "application/json",
            Encoding.UTF8.GetBytes(signedBody ?? body),
            created ?? _banks.Clock.GetUtcNow(),
            nonce ?? $"nonce-{(++_nonces).ToString(CultureInfo.InvariantCulture)}"
        );
        var request = Unsigned(idempotencyKey, body);
        request.Headers.Add("Content-Digest", headers.ContentDigest);
        request.Headers.Add("Signature-Input", headers.SignatureInput);
        request.Headers.Add("Signature", headers.Signature);
        return request;
    }
}
