using System.Collections.Concurrent;
using System.Net.WebSockets;
using OrleansBank.Benchmarks.Harness;

namespace OrleansBank.Benchmarks.Peers;

/// <summary>
/// The peer: what anyone would write with the stock framework. <c>/echo</c> sends every message back; <c>/screen/{id}</c> is a
/// connection to which <c>POST /push/{id}</c> sends its body.
/// </summary>
internal static class StockServer
{
    public const string Verb = "stock-server";

    private const int BufferBytes = 1_024;

    public static async Task<(ServerProcess Process, Uri Url)> StartAsync()
    {
        var url = new Uri($"http://127.0.0.1:{ServerProcess.FreePort()}");
        var process = ServerProcess.Start("OrleansBank.Benchmarks", Verb, url.GetLeftPart(UriPartial.Authority));
        await process.UntilAnswersAsync(new Uri(url, "/ready"));
        return (process, url);
    }

    public static async Task RunAsync(string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        await using var app = builder.Build();
        var screens = new ConcurrentDictionary<string, WebSocket>();
        app.UseWebSockets();
        app.MapGet("/ready", () => "ready");
        app.Map("/echo", EchoAsync);
        app.Map(
            "/screen/{id}",
            async (HttpContext http, string id) =>
            {
                using var socket = await http.WebSockets.AcceptWebSocketAsync();
                screens[id] = socket;
                await socket.ReceiveAsync(new byte[BufferBytes], http.RequestAborted);
            }
        );
        app.MapPost(
            "/push/{id}",
            async (HttpContext http, string id) =>
            {
                using var body = new MemoryStream();
                await http.Request.Body.CopyToAsync(body);
                var message = body.GetBuffer().AsMemory(0, (int)body.Length);
                await screens[id]
                    .SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, http.RequestAborted);
            }
        );
        await app.RunAsync();
    }

    private static async Task EchoAsync(HttpContext http)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        byte[] buffer = new byte[BufferBytes];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), http.RequestAborted);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return;
            }
            await socket.SendAsync(
                buffer.AsMemory(0, part.Count),
                part.MessageType,
                part.EndOfMessage,
                http.RequestAborted
            );
        }
    }
}
