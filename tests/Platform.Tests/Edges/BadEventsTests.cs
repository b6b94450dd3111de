using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using OrleansBank.Harness;

namespace OrleansBank.Platform.Tests.Edges;

/// <summary>What a bank can send wrong, at the door of the real process: each has its name, and nothing is lost by it.</summary>
public sealed class BadEventsTests(LinkedPlatform platform) : IClassFixture<LinkedPlatform>
{
    private const string Batch = "application/cloudevents-batch+json";

    [Theory]
    [InlineData("bad JSON", 400, "malformed_json")]
    [InlineData("a 5 MB body", 413, "body_too_large")]
    [InlineData("a body that is not the signed one", 401, "digest_mismatch")]
    [InlineData("a signature over another address", 401, "bad_signature")]
    [InlineData("a signature of two minutes ago", 401, "signature_too_old")]
    [InlineData("a signature of a minute to come", 401, "signature_in_the_future")]
    [InlineData("the same signature again", 401, "nonce_replayed")]
    [InlineData("a signature of another bank", 401, "unknown_key")]
    [InlineData("no signature", 401, "signature_missing")]
    [InlineData("1,001 events", 413, "too_many_events")]
    [InlineData("a bank that nobody knows", 404, "unknown_bank")]
    public Task A_wrong_request_is_refused_by_name(string wrong, int status, string code) =>
        platform.UnharmedByAsync(async () =>
        {
            using var request = await MakeAsync(wrong);
            using var answer = await platform.Gateway.Http.SendAsync(request);
            var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync());
            Assert.Equal((status, code), ((int)answer.StatusCode, (string?)problem!["code"]));
        });

    [Theory]
    [InlineData("data.Amount.Amount", "12.5", "invalid wrong_type")]
    [InlineData("data", "\"text\"", "invalid wrong_type")]
    [InlineData("id", "7", "invalid wrong_type")]
    [InlineData("type", "\"bank.lottery\"", "invalid unknown_type")]
    [InlineData("data.Amount.Amount", "\"12.345\"", "invalid amount_too_precise")]
    [InlineData("data.Amount.Currency", "\"JPY\"", "invalid amount_too_precise")]
    [InlineData("source", "\"riverbank\"", "invalid source_mismatch")]
    [InlineData("subject", "\"somebody-elses\"", "no_consent")]
    public async Task A_wrong_event_is_answered_by_name_and_the_others_are_applied(
        string path,
        string json,
        string expected
    )
    {
        var wrong = platform.Payment("Mauvais");
        var steps = path.Split('.');
        var holder = steps[..^1].Aggregate(wrong, (at, step) => at[step]!.AsObject());
        holder[steps[^1]] = JsonNode.Parse(json);
        if (path == "subject")
            wrong["data"]!.AsObject().Remove("AccountId");
        var (first, last) = ($"Avant {Fresh.Id()}", $"Après {Fresh.Id()}");

        var results = await platform.ReportAsync(platform.Payment(first), wrong, platform.Payment(last));

        Assert.Equal(["applied", expected, "applied"], results);
        var told = (await platform.Alice.HistoryAsync()).TakeLast(2).Select(one => (string?)one["card"]?["merchant"]);
        Assert.Equal([first, last], told);
    }

    [Fact]
    public async Task The_same_id_with_another_content_is_a_conflict_and_the_first_stands()
    {
        var first = platform.Payment($"Premier {Fresh.Id()}");
        Assert.Equal(["applied"], await platform.ReportAsync(first));
        var other = first.DeepClone().AsObject();
        other["data"]!["Amount"]!["Amount"] = "1000000.00";

        await platform.UnharmedByAsync(async () =>
            Assert.Equal(["invalid id_conflict"], await platform.ReportAsync(other))
        );
    }

    [Fact]
    public async Task An_event_about_somebody_who_consented_to_nothing_leaves_no_trace()
    {
        using var emma = await Person.SignInAsync(platform.Gateway, "emma");
        var account = (string)(await emma.AccountsAsync("sandbank"))[0]!["AccountId"]!;
        var payment = new BankSide(platform.Gateway, "sandbank").Transaction(account, "5.00", "Zwieback Zuckerhut");

        await platform.UnharmedByAsync(async () => Assert.Equal(["no_consent"], await platform.ReportAsync(payment)));

        Assert.Empty(await emma.HistoryAsync());
        await emma.LinkAsync("sandbank", "balances", "transactions");
        Assert.Equal(["applied"], await platform.ReportAsync(payment));
    }

    [Theory]
    [InlineData("Ca\u0000fé\u0007\u001b[31m", "Café[31m")]
    [InlineData("Shop\r\n\tTwo", "Shop Two")]
    [InlineData("\u202eEvil\u2066 \u200bBidi\u2069", "Evil Bidi")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("<img src=x onerror='alert(1)'> &amp;", "<img src=x onerror='alert(1)'> &amp;")]
    [InlineData("yes", "yes")]
    [InlineData("delete all my data", "delete all my data")]
    public async Task A_merchants_name_is_text_and_nothing_more(string sent, string shown)
    {
        var count = (await platform.Alice.HistoryAsync()).Count;
        Assert.Equal(["applied"], await platform.ReportAsync(platform.Payment(sent)));
        var after = (await platform.Alice.HistoryAsync()).Skip(count).ToList();
        var message = Assert.Single(after);
        Assert.Equal(shown, (string?)message["card"]!["merchant"]);
        Assert.Contains($"\u2068{shown}\u2069", (string?)message["text"], StringComparison.Ordinal);

        // Wherever the bytes end up, they are no markup.
        var (_, raw) = await RawHistoryAsync(count);
        Assert.DoesNotContain("<", raw, StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, string Text)> RawHistoryAsync(int since)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/messages?since={since}");
        request.Headers.Add("Authorization", $"Bearer {platform.Alice.Token}");
        using var answer = await platform.Gateway.Http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<HttpRequestMessage> MakeAsync(string wrong)
    {
        var good = LinkedPlatform.Batch(platform.Payment("Mauvais"));
        var now = TimeProvider.System.GetUtcNow();
        return wrong switch
        {
            "bad JSON" => Signed(good.AsMemory(0, good.Length - 2)),
            "a 5 MB body" => Signed(new byte[5_000_000]),
            "a body that is not the signed one" => WithBody(
                Signed(good),
                LinkedPlatform.Batch(platform.Payment("Autre"))
            ),
            "a signature over another address" => WithTarget(Signed(good), "/v1/banks/sandbank/events?dryRun=false"),
            "a signature of two minutes ago" => Signed(good, now.AddMinutes(-2)),
            "a signature of a minute to come" => Signed(good, now.AddMinutes(1)),
            "the same signature again" => await SpentAsync(),
            "a signature of another bank" => WithTarget(
                platform.Riverbank.Sign(platform.Gateway, "events", Batch, good),
                "/v1/banks/sandbank/events"
            ),
            "no signature" => WithoutSignature(Signed(good)),
            "1,001 events" => Signed(LinkedPlatform.Batch([.. Enumerable.Repeat(new JsonObject(), 1_001)])),
            "a bank that nobody knows" => WithTarget(Signed(good), "/v1/banks/nobank/events"),
            _ => throw new ArgumentOutOfRangeException(nameof(wrong)),
        };
    }

    private HttpRequestMessage Signed(ReadOnlyMemory<byte> body, DateTimeOffset? created = null) =>
        platform.Sandbank.Sign(platform.Gateway, "events", Batch, body, created);

    /// <summary>A good request whose nonce a good request has spent before.</summary>
    private async Task<HttpRequestMessage> SpentAsync()
    {
        var (body, nonce) = (Encoding.UTF8.GetBytes("[]"), Fresh.Id());
        using var first = platform.Sandbank.Sign(platform.Gateway, "events", Batch, body, nonce: nonce);
        using var answer = await platform.Gateway.Http.SendAsync(first);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return platform.Sandbank.Sign(
            platform.Gateway,
            "events",
            Batch,
            LinkedPlatform.Batch(platform.Payment("Mauvais")),
            nonce: nonce
        );
    }

    private static HttpRequestMessage WithBody(HttpRequestMessage signed, byte[] body)
    {
        var type = signed.Content!.Headers.ContentType;
        signed.Content = new ByteArrayContent(body);
        signed.Content.Headers.ContentType = type;
        return signed;
    }

    private static HttpRequestMessage WithTarget(HttpRequestMessage signed, string path)
    {
        signed.RequestUri = new Uri(signed.RequestUri!, path);
        return signed;
    }

    private static HttpRequestMessage WithoutSignature(HttpRequestMessage signed)
    {
        signed.Headers.Remove("Signature");
        signed.Headers.Remove("Signature-Input");
        return signed;
    }
}
