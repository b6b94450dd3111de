using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OrleansBank.Silo.Tests.BankApis;

/// <summary>
/// A bank that speaks HTTP on a real socket and does what the test scripts: an answer for each "METHOD /path". Keeps
/// all that it got.
/// </summary>
public sealed class FakeBank : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Func<HttpContext, Received, Task>> _routes = new();
    private readonly ConcurrentQueue<Received> _received = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<Received>> _awaited = new();

    private FakeBank(WebApplication app) => _app = app;

    public string Origin { get; private set; } = "";
    public string Issuer => $"{Origin}/bank";
    public string ApiBase => $"{Origin}/api";
    public IReadOnlyList<Received> Received => [.. _received];

    public static async Task<FakeBank> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var bank = new FakeBank(app);
        app.Run(bank.HandleAsync);
        await app.StartAsync();
        bank.Origin = app.Urls.Single();
        return bank;
    }

    public FakeBank On(string route, Func<HttpContext, Received, Task> answer)
    {
        _routes[route] = answer;
        return this;
    }

    public FakeBank OnJson(string route, string json, int status = 200) =>
        On(route, (context, _) => WriteJsonAsync(context, json, status));

    /// <summary>Completes when the route is asked next.</summary>
    public Task<Received> NextAsync(string route) =>
        (_awaited[route] = new TaskCompletionSource<Received>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public int CountOf(string route) => _received.Count(request => request.Route == route);

    public static async Task WriteJsonAsync(HttpContext context, string json, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(json, Encoding.UTF8);
    }

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var route = $"{context.Request.Method} {context.Request.Path}";
        var headers = context.Request.Headers.ToDictionary(
            header => header.Key,
            header => header.Value.ToString(),
            StringComparer.OrdinalIgnoreCase
        );
        var received = new Received(route, context.Request.QueryString.Value ?? "", headers, body.ToArray());
        _received.Enqueue(received);
        if (_awaited.TryRemove(route, out var waiter))
            waiter.SetResult(received);
        if (_routes.TryGetValue(route, out var answer))
            await answer(context, received);
        else
            context.Response.StatusCode = StatusCodes.Status404NotFound;
    }
}

public sealed record Received(string Route, string Query, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public IReadOnlyDictionary<string, string> Form =>
        Text.Split('&')
            .Select(pair => pair.Split('=', 2))
            .ToDictionary(
                pair => Uri.UnescapeDataString(pair[0]),
                pair => Uri.UnescapeDataString(pair[1].Replace('+', ' '))
            );
}
