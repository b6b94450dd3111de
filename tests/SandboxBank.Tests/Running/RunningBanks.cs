using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;

namespace OrleansBank.SandboxBank.Tests.Running;

/// <summary>The three banks on a real socket with a platform beside them, on a clock of their own.</summary>
public sealed class RunningBanks : IAsyncLifetime
{
    private WebApplication? _app;

    internal TestClock Clock { get; } = new();
    internal TestPlatform Platform { get; private set; } = null!;
    public HttpClient Http { get; private set; } = null!;
    public Uri Url { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Platform = await TestPlatform.StartAsync();
        _app = SandboxBanks.Build(
            new SandboxOptions
            {
                BaseUrl = new Uri("http://127.0.0.1:0"),
                Platform = () => Platform.Url,
                Clock = Clock,
                Embedded = true,
            }
        );
        await _app.StartAsync();
        Url = new Uri(_app.Urls.First());
        Http = NewClient();
        Http.BaseAddress = Url;
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await _app!.DisposeAsync();
        await Platform.DisposeAsync();
    }

    /// <summary>A second run with the same seed: what a restart is.</summary>
    internal async Task<WebApplication> StartAnotherAsync()
    {
        var app = SandboxBanks.Build(
            new SandboxOptions
            {
                BaseUrl = Url.Port == 0 ? Url : new Uri("http://127.0.0.1:0"),
                Platform = () => Platform.Url,
                Clock = Clock,
                Embedded = true,
            }
        );
        await app.StartAsync();
        return app;
    }

    internal static HttpClient NewClient() =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseProxy = false,
                UseCookies = false,
            }
        );

    public async Task<JsonNode> GetJsonAsync(string path)
    {
        using var answer = await Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    public async Task<JsonArray> AccountsAsync(string bank, string user) =>
        (await GetJsonAsync($"/{bank}/accounts?user={Uri.EscapeDataString(user)}")).AsArray();

    public async Task<(HttpStatusCode Status, JsonNode? Body)> PostJsonAsync(
        string path,
        string json,
        string mediaType = "application/json"
    )
    {
        using var content = new StringContent(json, null, mediaType);
        using var answer = await Http.PostAsync(path, content);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }
}
