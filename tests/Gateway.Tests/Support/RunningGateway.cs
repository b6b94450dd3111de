using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrleansBank.Contracts;

namespace OrleansBank.Gateway.Tests.Support;

/// <summary>The real edge on a real Kestrel at a free port, over a scripted platform.</summary>
internal sealed class RunningGateway : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningGateway(WebApplication app, ScriptedPlatform platform)
    {
        _app = app;
        Platform = platform;
        Url = new Uri(app.Urls.First());
        Client = MakeClient();
    }

    public ScriptedPlatform Platform { get; }
    public Uri Url { get; }
    public string Origin => Url.GetLeftPart(UriPartial.Authority);
    public HttpClient Client { get; }
    public IServiceProvider Services => _app.Services;

    public static async Task<RunningGateway> StartAsync(
        Func<GatewayOptions, GatewayOptions>? change = null,
        Action<IServiceCollection>? services = null,
        TimeProvider? time = null
    )
    {
        var platform = new ScriptedPlatform();
        var options = new GatewayOptions
        {
            Sandbox = true,
            SessionKey = [.. Enumerable.Range(1, 32).Select(i => (byte)i)],
            // By a real clock a slow machine would show the assistant at work in the middle of any test.
            Limits = time is null ? new GatewayLimits { TypingAfter = TimeSpan.FromHours(1) } : new GatewayLimits(),
        };
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Testing" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        if (time is not null)
            builder.Services.AddSingleton(time);
        builder.Services.AddSingleton<IPlatform>(platform);
        services?.Invoke(builder.Services);
        builder.Services.AddGateway(change?.Invoke(options) ?? options);
        var app = builder.Build();
        app.MapGateway();
        platform.Connections = app.Services.GetRequiredService<IConnections>();
        await app.StartAsync();
        return new RunningGateway(app, platform);
    }

    /// <summary>Without cookies and redirects: a test sees what was answered.</summary>
    public HttpClient MakeClient() =>
        new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Url };

    public async Task<string> SignInAsync(string user)
    {
        using var answer = await Client.PostAsJsonAsync("/v1/sessions", new { user, locale = "fr-FR" });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return body.GetProperty("token").GetString()!;
    }

    /// <summary>A request of a native client.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        string? token,
        HttpContent? body = null
    )
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await Client.SendAsync(request);
    }

    public async Task<ClientWebSocket> OpenChatAsync(string token, long? since = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("bank.chat.v1");
        socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        var query = since is null ? "" : $"?since={since}";
        await socket.ConnectAsync(new Uri($"ws://{Url.Authority}/v1/chat{query}"), default);
        return socket;
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
