using System.Net;
using System.Text;
using System.Text.Json;
using OrleansBank.Gateway.Language;
using OrleansBank.Gateway.Tests.Support;

namespace OrleansBank.Gateway.Tests.Web;

public sealed class PagesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("pages").FullName;

    public PagesTests()
    {
        File.WriteAllText(Path.Combine(_root, "index.html"), $"<!doctype html>{new string('é', 2_000)}");
        File.WriteAllText(Path.Combine(_root, "app.js"), "0;");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task A_page_forbids_everything_but_itself()
    {
        await using var gateway = await StartAsync();
        using var answer = await gateway.SendAsync(HttpMethod.Get, "/", null);
        string Header(string name) => string.Join(",", answer.Headers.GetValues(name));

        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal(
            $"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ws://{gateway.Url.Authority}; "
                + "img-src 'self' data:; font-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
                + "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types bank",
            Header("Content-Security-Policy")
        );
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Contains("camera=()", Header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("", null)]
    public async Task Pages_come_compressed_beforehand_and_are_not_sent_again(string accepted, string? encoding)
    {
        await using var gateway = await StartAsync();
        using var first = await GetAsync(gateway, "/index.html", accepted, null);
        using var second = await GetAsync(gateway, "/index.html", accepted, first.Headers.ETag?.Tag);
        using var small = await GetAsync(gateway, "/app.js", accepted, null);

        Assert.Equal(encoding, first.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
        Assert.Equal("0;", await small.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_OpenAPI_document_has_every_address_of_people_with_its_schema()
    {
        await using var gateway = await StartAsync();
        using var answer = await gateway.SendAsync(HttpMethod.Get, "/openapi/v1.json", null);
        var document = await answer.JsonAsync();
        string[] paths =
        [
            "/v1/sessions",
            "/v1/messages",
            "/v1/chat",
            "/v1/banks",
            "/v1/banks/{bank}/links",
            "/v1/links/callback",
            "/v1/links/{linkId}",
            "/v1/links/{linkId}/complete",
            "/v1/consents",
            "/v1/consents/{id}",
            "/v1/disclosures",
            "/v1/me/export",
            "/v1/me",
            "/v1/ledger",
            "/v1/ledger/head",
            "/v1/sandbox/{bank}/emit",
            "/health/live",
            "/health/ready",
        ];

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(paths.Except(document.GetProperty("paths").EnumerateObject().Select(path => path.Name)));
        Assert.All(
            document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()),
            operation => Assert.False(string.IsNullOrEmpty(operation.Value.GetProperty("summary").GetString()))
        );
        var say = document
            .GetProperty("components")
            .GetProperty("schemas")
            .GetProperty("SayBody")
            .GetProperty("properties");
        Assert.Equal(["id", "text", "payload"], say.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task Understand_reads_lines_and_writes_one_JSON_each()
    {
        using var output = new MemoryStream();
        var code = await UnderstandCommand.RunAsync(
            ["understand", "--locale", "fr"],
            new StringReader("c koi mon solde\n\n" + new string('x', 5_000) + "\n"),
            output
        );
        var lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal((0, 3), (code, lines.Length));
        Assert.All(
            lines,
            line =>
                Assert.Equal(
                    ["text", "intent", "confidence", "language", "slots"],
                    JsonDocument.Parse(line).RootElement.EnumerateObject().Select(property => property.Name)
                )
        );
        Assert.Equal(2, await UnderstandCommand.RunAsync(["understand", "--lang"], TextReader.Null, Stream.Null));
    }

    private Task<RunningGateway> StartAsync() => RunningGateway.StartAsync(options => options with { WebRoot = _root });

    private static async Task<HttpResponseMessage> GetAsync(
        RunningGateway gateway,
        string path,
        string accepted,
        string? tag
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accepted.Length > 0)
            request.Headers.Add("Accept-Encoding", accepted);
        if (tag is not null)
            request.Headers.Add("If-None-Match", tag);
        return await gateway.Client.SendAsync(request);
    }
}
