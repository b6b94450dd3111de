using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using OrleansBank.HttpSignatures;

namespace OrleansBank.Harness;

/// <summary>
/// A bank with a key of its own (ES256), which signs what it posts straight to the platform's door. A gateway that is started with
/// <see cref="Arguments"/> takes this key for that bank's.
/// </summary>
public sealed class SigningBank : IDisposable
{
    private readonly string _bank;
    private readonly string _folder;
    private readonly SigningKey _key;

    public SigningBank(string bank)
    {
        (_bank, _folder) = (bank, Directory.CreateTempSubdirectory("orleansbank-keys-").FullName);
        _key = SigningKey.Generate(SignatureAlgorithm.ES256, $"{bank}-test");
        var jwks = Path.Combine(_folder, "jwks.json");
        File.WriteAllText(jwks, $"{{\"keys\":[{_key.ToPublicJwk()}]}}");
        Arguments = [$"--Banks:{bank}:Jwks={jwks}"];
    }

    public string[] Arguments { get; }

    /// <summary>Posts events, signed anew each time.</summary>
    public Task<(HttpStatusCode Status, JsonNode? Json)> ReportAsync(
        IPlatformDoors platform,
        ReadOnlyMemory<byte> events
    ) => PostAsync(platform, "events", "application/cloudevents-batch+json", events);

    /// <summary>Posts an ISO 20022 camt document, signed.</summary>
    public Task<(HttpStatusCode Status, JsonNode? Json)> StatementAsync(
        IPlatformDoors platform,
        ReadOnlyMemory<byte> xml
    ) => PostAsync(platform, "camt", "application/xml", xml);

    public void Dispose()
    {
        _key.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A signed request, for whoever wants to spoil it.</summary>
    /// <param name="door">events or camt, with a query or not.</param>
    /// <param name="created">When it was signed; null for now.</param>
    public HttpRequestMessage Sign(
        IPlatformDoors platform,
        string door,
        string contentType,
        ReadOnlyMemory<byte> body,
        DateTimeOffset? created = null,
        string? nonce = null
    )
    {
        var target = new Uri(platform.Url, $"/v1/banks/{_bank}/{door}");
        var headers = MessageSigner.Sign(
            _key,
            "POST",
            target.ToString(),
            contentType,
            body.Span,
            created ?? TimeProvider.System.GetUtcNow(),
            nonce ?? Fresh.Id()
        );
        var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        request.Headers.TryAddWithoutValidation("Content-Digest", headers.ContentDigest);
        request.Headers.TryAddWithoutValidation("Signature-Input", headers.SignatureInput);
        request.Headers.TryAddWithoutValidation("Signature", headers.Signature);
        return request;
    }

    private async Task<(HttpStatusCode Status, JsonNode? Json)> PostAsync(
        IPlatformDoors platform,
        string door,
        string contentType,
        ReadOnlyMemory<byte> body
    )
    {
        using var request = Sign(platform, door, contentType, body);
        using var answer = await platform.Http.SendAsync(request);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        return (answer.StatusCode, bytes.Length == 0 ? null : JsonNode.Parse(bytes));
    }
}
