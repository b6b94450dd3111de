using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace OrleansBank.Gateway.Tests.Support;

/// <summary>What a test says to a stock WebSocket and hears from it. Every wait has a deadline.</summary>
internal static class ChatSocket
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    public static Task SendJsonAsync(this WebSocket socket, object frame) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(frame), WebSocketMessageType.Text, true, default);

    public static Task SayAsync(this WebSocket socket, string id, string text) =>
        socket.SendJsonAsync(
            new
            {
                type = "say",
                id,
                text,
            }
        );

    /// <summary>The next frame; fails when the connection closes instead.</summary>
    public static async Task<JsonElement> HearAsync(this WebSocket socket)
    {
        var (frame, close) = await HearOrCloseAsync(socket);
        Assert.True(frame is not null, $"closed with {close}");
        return frame.Value;
    }

    /// <summary>The next frame of a type; others are passed over.</summary>
    public static async Task<JsonElement> HearAsync(this WebSocket socket, string type)
    {
        while (true)
        {
            var frame = await socket.HearAsync();
            if (frame.GetProperty("type").GetString() == type)
                return frame;
        }
    }

    /// <summary>Reads on until the server closes.</summary>
    public static async Task<int> HearCloseAsync(this WebSocket socket)
    {
        while (true)
        {
            var (frame, close) = await HearOrCloseAsync(socket);
            if (frame is null)
                return close;
        }
    }

    private static async Task<(JsonElement? Frame, int Close)> HearOrCloseAsync(WebSocket socket)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        var buffer = new byte[4096];
        using var message = new MemoryStream();
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer, deadline.Token);
            if (read.MessageType == WebSocketMessageType.Close)
                return (null, (int)socket.CloseStatus!);
            message.Write(buffer, 0, read.Count);
            if (read.EndOfMessage)
                return (JsonDocument.Parse(message.ToArray()).RootElement.Clone(), 0);
        }
    }
}
