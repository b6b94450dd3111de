using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Gateway.BankApi;
using OrleansBank.HttpSignatures;

namespace OrleansBank.Gateway.Tests.BankApi;

/// <summary>The interface for banks on a real server at a free port, before a scripted platform; and a bank that calls it.</summary>
public sealed class BankApiHost : IAsyncLifetime, IDisposable
{
    /// <summary>Another name than the one that the client connects to: what counts is the configured one.</summary>
    public const string PublicUrl = "https://bank.example";
    public const string Events = "/v1/banks/sandbank/events";
    public const string Batch = "application/cloudevents-batch+json";
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TestKeys _keys = new();
    private WebApplication? _app;
    private int _nonces;

    internal ScriptedPlatform Platform { get; } = new();
    internal SigningKey Sandbank => _keys.Sandbank;
    internal SigningKey Riverbank => _keys.Riverbank;
    public HttpClient Client { get; private set; } = new();
    public IServiceProvider Services => _app!.Services;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IPlatform>(Platform);
        builder.Services.AddSingleton<IBankKeys>(_keys);
        builder.Services.AddSingleton<TimeProvider>(new StoppedClock());
        builder.Services.AddSingleton(new BankApiOptions(() => PublicUrl));
        builder.Services.AddBankApi();
        _app = builder.Build();
        _app.MapBankApi();
        await _app.StartAsync();
        var address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        Client = new HttpClient { BaseAddress = new Uri(address.Addresses.First()) };
    }

    public async Task DisposeAsync() => await _app!.DisposeAsync();

    public void Dispose()
    {
        Client.Dispose();
        _keys.Dispose();
    }

    /// <summary>A signed request, as a bank would send it.</summary>
    public HttpRequestMessage Signed(
        string path,
        string contentType,
        byte[] body,
        SigningKey? key = null,
        int createdSeconds = 0,
        string? nonce = null
    )
    {
        nonce ??= $"n-{Interlocked.Increment(ref _nonces)}";
        var headers = MessageSigner.Sign(
            key ?? Sandbank,
            "POST",
            PublicUrl + path,
            contentType,
            body,
            Now.AddSeconds(createdSeconds),
            nonce
        );
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        request.Headers.TryAddWithoutValidation("Content-Digest", headers.ContentDigest);
        request.Headers.TryAddWithoutValidation("Signature-Input", headers.SignatureInput);
        request.Headers.TryAddWithoutValidation("Signature", headers.Signature);
        return request;
    }

    public Task<Answer> PostAsync(string path, string contentType, string body) =>
        SendAsync(Signed(path, contentType, Encoding.UTF8.GetBytes(body)));

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var owned = request;
        using var response = await Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        using var document = JsonDocument.Parse(text);
        return new Answer(
            (int)response.StatusCode,
            document.RootElement.Clone(),
            response.Headers.RetryAfter?.Delta,
            response.Content.Headers.ContentType?.MediaType
        );
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class TestKeys : IBankKeys, IDisposable
    {
        public SigningKey Sandbank { get; } = SigningKey.Generate(SignatureAlgorithm.ES256, "key-1");
        public SigningKey Riverbank { get; } = SigningKey.Generate(SignatureAlgorithm.Ed25519, "river-1");

        public ValueTask<SigningKey?> FindAsync(BankId bank, string keyId, CancellationToken cancellation)
        {
            var key = bank.Value == "sandbank" ? Sandbank : Riverbank;
            return new(key.KeyId == keyId ? key : null);
        }

        public void Dispose()
        {
            Sandbank.Dispose();
            Riverbank.Dispose();
        }
    }
}

/// <summary>What came back.</summary>
public sealed record Answer(int Status, JsonElement Body, TimeSpan? RetryAfter, string? MediaType)
{
    public string? Code => Body.TryGetProperty("code", out var code) ? code.GetString() : null;

    /// <summary>Each result as "id status reason field".</summary>
    public string[] Results => Lines("results");

    public string[] Balances => Lines("balances");

    private string[] Lines(string name) =>
        [
            .. Body.GetProperty(name)
                .EnumerateArray()
                .Select(one =>
                    string.Join(
                        ' ',
                        ((string[])["id", "status", "reason", "field"])
                            .Select(part => one.TryGetProperty(part, out var value) ? value.GetString() ?? "-" : "")
                            .Where(part => part.Length > 0)
                    )
                ),
        ];
}
