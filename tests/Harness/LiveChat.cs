using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace OrleansBank.Harness;

/// <summary>A live chat at the platform's WebSocket, frame by frame.</summary>
public sealed class LiveChat : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly byte[] _buffer = new byte[256 * 1024];

    private LiveChat() { }

    public static async Task<LiveChat> OpenAsync(IPlatformDoors platform, string token, long since)
    {
        var line = new LiveChat();
        line._socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        line._socket.Options.AddSubProtocol("bank.chat.v1");
        var url = new UriBuilder(new Uri(platform.Url, $"/v1/chat?since={since}")) { Scheme = "ws" }.Uri;
        await line._socket.ConnectAsync(url, CancellationToken.None);
        return line;
    }

    public Task SayAsync(string id, string text)
    {
        var frame = new JsonObject
        {
            ["type"] = "say",
            ["id"] = id,
            ["text"] = text,
        };
        return SendAsync(frame.ToJsonString());
    }

    /// <summary>One text frame, right or wrong.</summary>
    public async Task SendAsync(string text)
    {
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(
                Encoding.UTF8.GetBytes(text),
                WebSocketMessageType.Text,
                endOfMessage: true,
                CancellationToken.None
            );
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>The next frame, which comes within a minute.</summary>
    public async Task<JsonNode> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await ReceiveAsync(patience.Token);
    }

    /// <summary>The next frame; a close frame is an end as any other. Who types is passed over: a slow machine shows it at any time.</summary>
    public async Task<JsonNode> ReceiveAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var frame = await ReceiveAnyAsync(cancellation);
            if ((string?)frame["type"] != "typing")
                return frame;
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
        _sending.Dispose();
    }

    private async Task<JsonNode> ReceiveAnyAsync(CancellationToken cancellation)
    {
        var length = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(_buffer.AsMemory(length), cancellation);
            if (part.MessageType == WebSocketMessageType.Close)
                throw new WebSocketException($"closed by the server: {_socket.CloseStatus}");
            length += part.Count;
            if (part.EndOfMessage)
                return JsonNode.Parse(_buffer.AsSpan(0, length))!;
        }
    }
}
