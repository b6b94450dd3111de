using System.Net;
using System.Net.Http.Headers;
using OrleansBank.Benchmarks.Harness;
using OrleansBank.HttpSignatures;

namespace OrleansBank.Benchmarks.Platform;

/// <summary>
/// The product as a stranger runs it: the gateway's own program, embedded, over a new data directory. The rates of one person are
/// lifted, as one benchmark's person does a thousand people's work; the sandbox bank's key is ours, so that the driver signs events.
/// </summary>
internal sealed class PlatformServer : IAsyncDisposable
{
    private const int Unlimited = 100_000;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(20);

    private readonly ServerProcess _process;
    private readonly DataFolder? _own;

    private PlatformServer(ServerProcess process, DataFolder? own, Uri url, Uri sandbox, SigningKey key)
    {
        (_process, _own, Url, Sandbox, BankKey) = (process, own, url, sandbox, key);
        Http = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                MaxConnectionsPerServer = 256,
            }
        );
    }

    public Uri Url { get; }
    public Uri Sandbox { get; }
    public SigningKey BankKey { get; }
    public HttpClient Http { get; }

    /// <summary>Times that it was told to come again.</summary>
    public int Refused { get; private set; }

    public TimeSpan Cpu => _process.Cpu;

    public long ResidentBytes => _process.ResidentBytes;

    /// <summary>Over a data directory of its own.</summary>
    public static async Task<PlatformServer> StartAsync()
    {
        var own = new DataFolder();
        return await StartAsync(own.Path, own, []);
    }

    /// <summary>Over a data directory that outlives it.</summary>
    public static Task<PlatformServer> StartAsync(DataFolder data, params string[] more) =>
        StartAsync(data.Path, own: null, more);

    private static async Task<PlatformServer> StartAsync(string folder, DataFolder? own, string[] more)
    {
        var key = SigningKey.Generate(SignatureAlgorithm.ES256, "benchmark");
        string jwks = Path.Combine(folder, "bank.jwks.json");
        await File.WriteAllTextAsync(jwks, $"{{\"keys\":[{key.ToPublicJwk()}]}}");
        var url = new Uri($"http://127.0.0.1:{ServerProcess.FreePort()}");
        var sandbox = new Uri($"http://127.0.0.1:{ServerProcess.FreePort()}");
        var process = ServerProcess.Start(
            "OrleansBank.Gateway",
            [
                $"--urls={url.GetLeftPart(UriPartial.Authority)}",
                $"--data={Path.Combine(folder, "data")}",
                $"--Sandbox:Url={sandbox.GetLeftPart(UriPartial.Authority)}",
                $"--Banks:sandbank:Jwks={jwks}",
                $"--Banks:sandbank:Limits:RequestsPerSecond={Unlimited}",
                $"--Banks:sandbank:Limits:RequestBurst={Unlimited}",
                "--Banks:sandbank:Limits:RequestTimeoutMs=60000",
                $"--Gateway:Limits:TurnsPerSecond={Unlimited}",
                $"--Gateway:Limits:TurnsBurst={Unlimited}",
                $"--Gateway:Limits:FramesPerSecondMax={Unlimited}",
                $"--Gateway:Limits:AddressRequestsPerSecond={Unlimited}",
                $"--Gateway:Limits:AddressRequestsBurst={Unlimited}",
                .. more,
            ]
        );
        var platform = new PlatformServer(process, own, url, sandbox, key);
        try
        {
            await process.UntilAnswersAsync(new Uri(url, "/health/ready"));
        }
        catch
        {
            await platform.DisposeAsync();
            throw;
        }
        return platform;
    }

    /// <summary>
    /// Signs the events as the bank and posts them: what the platform answers. Told that there are too many at once, it tries again
    /// soon, signed anew, as a bank does.
    /// </summary>
    public async Task<string> ReportAsync(ReadOnlyMemory<byte> events, string contentType)
    {
        while (true)
        {
            using var request = Signed(events, contentType);
            using var answer = await Http.SendAsync(request);
            if (answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
            {
                Refused++;
                await Task.Delay(RetryAfter, TimeProvider.System);
                continue;
            }
            string text = await answer.Content.ReadAsStringAsync();
            return answer.IsSuccessStatusCode
                ? text
                : throw new InvalidOperationException($"events were refused: {(int)answer.StatusCode} {text}");
        }
    }

    private HttpRequestMessage Signed(ReadOnlyMemory<byte> events, string contentType)
    {
        var target = new Uri(Url, "/v1/banks/sandbank/events");
        var headers = MessageSigner.Sign(
            BankKey,
            "POST",
            target.ToString(),
            contentType,
            events.Span,
            TimeProvider.System.GetUtcNow(),
            Ids.New().ToString("N")
        );
        var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ReadOnlyMemoryContent(events) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        request.Headers.TryAddWithoutValidation("Content-Digest", headers.ContentDigest);
        request.Headers.TryAddWithoutValidation("Signature-Input", headers.SignatureInput);
        request.Headers.TryAddWithoutValidation("Signature", headers.Signature);
        return request;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _process.DisposeAsync();
        BankKey.Dispose();
        _own?.Dispose();
    }
}
