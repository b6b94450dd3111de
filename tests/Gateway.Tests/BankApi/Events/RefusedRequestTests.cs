using System.Net.Http.Headers;
using System.Text;

namespace OrleansBank.Gateway.Tests.BankApi.Events;

/// <summary>Requests that are refused whole. Each is made good and then spoilt in one way; nothing reaches the platform.</summary>
public sealed class RefusedRequestTests(BankApiHost host) : IClassFixture<BankApiHost>
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes(SampleEvents.Batch(SampleEvents.Transaction()));

    private HttpRequestMessage Good(string? nonce = null, int createdSeconds = 0) =>
        host.Signed(BankApiHost.Events, BankApiHost.Batch, Body, createdSeconds: createdSeconds, nonce: nonce);

    private HttpRequestMessage With(string header, string? value)
    {
        var request = Good();
        request.Headers.Remove(header);
        if (value is not null)
            request.Headers.TryAddWithoutValidation(header, value);
        return request;
    }

    private HttpRequestMessage SignedBytes(string body, string type = BankApiHost.Batch) =>
        host.Signed(BankApiHost.Events, type, Encoding.UTF8.GetBytes(body));

    private HttpRequestMessage Make(string how)
    {
        var request = Good();
        switch (how)
        {
            case "unsigned":
                request.Headers.Remove("Signature-Input");
                return request;
            case "another body":
                var other = new ByteArrayContent(Encoding.UTF8.GetBytes("[]"));
                other.Headers.ContentType = new MediaTypeHeaderValue(BankApiHost.Batch);
                request.Content = other;
                return request;
            case "another key":
                return host.Signed(BankApiHost.Events, BankApiHost.Batch, Body, host.Riverbank);
            case "another bank's path":
                request.RequestUri = new Uri("/v1/banks/riverbank/events", UriKind.Relative);
                return request;
            case "another query":
                request.RequestUri = new Uri(BankApiHost.Events + "?dryRun=true", UriKind.Relative);
                return request;
            case "no digest":
                return With("Content-Digest", null);
            case "two signatures":
                return With("Signature", "sig1=:AAAA:, sig2=:AAAA:");
            case "garbage":
                return With("Signature", "=;");
            case "old":
                return Good(createdSeconds: -61);
            case "early":
                return Good(createdSeconds: 11);
            case "long nonce":
                request.Headers.TryGetValues("Signature-Input", out var input);
                return With("Signature-Input", input!.Single().Replace("nonce=\"", "nonce=\"" + new string('n', 128)));
            case "gzip":
                request.Content!.Headers.ContentEncoding.Add("gzip");
                return request;
            case "unknown bank":
                return host.Signed("/v1/banks/nobank/events", BankApiHost.Batch, Body);
            case "json":
                return SignedBytes("[]", "application/json");
            case "latin":
                return SignedBytes("[]", BankApiHost.Batch + "; charset=iso-8859-1");
            case "bad query":
                return host.Signed(BankApiHost.Events + "?dryRun=perhaps", BankApiHost.Batch, Body);
            case "5 MB":
                return SignedBytes($"[\"{new string('x', 5_000_000)}\"]");
            case "5 MB without a length":
                var large = SignedBytes($"[\"{new string('x', 5_000_000)}\"]");
                large.Headers.TransferEncodingChunked = true;
                return large;
            default:
                return SignedBytes(how);
        }
    }

    [Theory]
    [InlineData("unsigned", 401, "signature_missing")]
    [InlineData("no digest", 401, "signature_missing")]
    [InlineData("garbage", 401, "signature_malformed")]
    [InlineData("two signatures", 401, "multiple_signatures")]
    [InlineData("another body", 401, "digest_mismatch")]
    [InlineData("another key", 401, "unknown_key")]
    [InlineData("another bank's path", 401, "unknown_key")]
    [InlineData("another query", 401, "bad_signature")]
    [InlineData("old", 401, "signature_too_old")]
    [InlineData("early", 401, "signature_in_the_future")]
    [InlineData("long nonce", 401, "nonce_too_long")]
    [InlineData("unknown bank", 404, "unknown_bank")]
    [InlineData("gzip", 415, "content_encoding_refused")]
    [InlineData("json", 415, "unsupported_media_type")]
    [InlineData("latin", 415, "unsupported_media_type")]
    [InlineData("bad query", 400, "invalid_query")]
    [InlineData("5 MB", 413, "body_too_large")]
    [InlineData("5 MB without a length", 413, "body_too_large")]
    [InlineData("", 400, "malformed_json")]
    [InlineData("[{\"id\":\"x\",]", 400, "malformed_json")]
    [InlineData("[] []", 400, "malformed_json")]
    [InlineData("{\"id\":\"x\"}", 400, "invalid_body")]
    [InlineData("\"text\"", 400, "invalid_body")]
    public async Task A_spoilt_request_is_refused_by_name(string how, int status, string code)
    {
        host.Platform.Reported.Clear();
        var answer = await host.SendAsync(Make(how));
        Assert.Equal((status, code), (answer.Status, answer.Code));
        Assert.Equal("application/problem+json", answer.MediaType);
        Assert.Empty(host.Platform.Reported);
    }

    [Fact]
    public async Task Broken_JSON_is_told_where()
    {
        var answer = await host.SendAsync(SignedBytes("[\n  {\"id\": nope}]"));
        Assert.Equal("malformed_json", answer.Code);
        Assert.Equal(2, answer.Body.GetProperty("line").GetInt32());
        Assert.InRange(answer.Body.GetProperty("position").GetInt32(), 9, 11);
    }

    [Fact]
    public async Task Nesting_beyond_its_limit_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat('[', 40)) + string.Concat(Enumerable.Repeat(']', 40));
        Assert.Equal("malformed_json", (await host.SendAsync(SignedBytes(deep))).Code);
    }

    [Fact]
    public async Task A_nonce_is_good_once_and_only_a_verified_signature_spends_it()
    {
        var forged = Good("once");
        forged.Headers.Remove("Signature");
        forged.Headers.TryAddWithoutValidation("Signature", $"sig1=:{Convert.ToBase64String(new byte[64])}:");
        Assert.Equal("bad_signature", (await host.SendAsync(forged)).Code);

        var spoilt = Good("once");
        spoilt.Content = new ByteArrayContent([1]);
        spoilt.Content.Headers.TryAddWithoutValidation("Content-Type", BankApiHost.Batch);
        Assert.Equal("digest_mismatch", (await host.SendAsync(spoilt)).Code);

        Assert.Equal(200, (await host.SendAsync(Good("once"))).Status);
        Assert.Equal("nonce_replayed", (await host.SendAsync(Good("once"))).Code);
        var kept = host.Platform.Nonces.Single(nonce => nonce.Key.Item3 == "once");
        Assert.Equal(BankApiHost.Now.AddSeconds(120), kept.Value);
    }

    [Fact]
    public async Task A_refused_signature_says_what_is_wanted()
    {
        using var request = With("Signature", null);
        using var response = await host.Client.SendAsync(request);
        Assert.Contains(
            "@target-uri",
            response.Headers.GetValues("Accept-Signature").Single(),
            StringComparison.Ordinal
        );
        Assert.NotEmpty(response.Headers.WwwAuthenticate);
    }
}
