using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrleansBank.HttpSignatures;
using OrleansBank.HttpSignatures.Jwks;

namespace OrleansBank.SandboxBank.Tests.Running;

/// <summary>An event request as it arrived.</summary>
internal sealed record ArrivedEvents(string Bank, SignedMessage Message, byte[] Body, string ContentType);

/// <summary>A platform on a real socket that notes what banks send it, and answers as told.</summary>
internal sealed class TestPlatform : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestPlatform(WebApplication app) => _app = app;

    public SigningKey Key { get; private set; } = SigningKey.Generate(SignatureAlgorithm.ES256, "platform-1");

    /// <summary>A key set of its own; null for that of <see cref="Key"/>.</summary>
    public string? Jwks { get; set; }
    public ConcurrentQueue<ArrivedEvents> Arrived { get; } = new();
    public Func<ArrivedEvents, (int Status, string Body)> Answer { get; set; } = _ => (200, """{"results":[]}""");
    public Uri Url => field ??= new(_app.Urls.First());

    public void RotateKey(string keyId) => Key = SigningKey.Generate(SignatureAlgorithm.ES256, keyId);

    public static async Task<TestPlatform> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var platform = new TestPlatform(builder.Build());
        platform._app.MapGet("/.well-known/jwks.json", platform.KeysAsync);
        platform._app.MapPost("/v1/banks/{bank}/events", platform.EventsAsync);
        await platform._app.StartAsync();
        return platform;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task KeysAsync(HttpContext context) => context.Response.WriteAsync(Jwks ?? JwksDocument.Write([Key]));

    private async Task EventsAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers;
        var arrived = new ArrivedEvents(
            (string)context.GetRouteValue("bank")!,
            new SignedMessage(
                context.Request.Method,
                context.Request.GetEncodedUrl(),
                headers.ContentType,
                headers["Content-Digest"],
                headers["Signature-Input"],
                headers["Signature"]
            ),
            body.ToArray(),
            headers.ContentType.ToString()
        );
        Arrived.Enqueue(arrived);
        var (status, text) = Answer(arrived);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers.RetryAfter = status == 429 ? 7.ToString(CultureInfo.InvariantCulture) : default;
        await context.Response.WriteAsync(text);
    }
}
