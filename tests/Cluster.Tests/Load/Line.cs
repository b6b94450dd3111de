using System.Net.WebSockets;
using System.Text.Json;

namespace OrleansBank.Cluster.Tests.Load;

/// <summary>One live chat, with little work a frame: hundreds of them share the machine with what is tested.</summary>
internal sealed class Line : IDisposable
{
    private const int FrameBytesMax = 64 * 1024;
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly byte[] _buffer = new byte[FrameBytesMax];
    private readonly Uri _gateway;

    private Line(Uri gateway) => _gateway = gateway;

    public override string ToString() =>
        $"{_gateway} ({_socket.State}{(_sending.CurrentCount == 0 ? ", sending" : "")})";

    public static async Task<Line> OpenAsync(Uri gateway, string token, long since, CancellationToken over)
    {
        var line = new Line(gateway);
        try
        {
            line._socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
            line._socket.Options.AddSubProtocol("bank.chat.v1");
            line._socket.Options.KeepAliveInterval = TimeSpan.Zero;
            var url = new UriBuilder(new Uri(gateway, $"/v1/chat?since={since}")) { Scheme = "ws" }.Uri;
            await line._socket.ConnectAsync(url, over);
            return line;
        }
        catch
        {
            line.Dispose();
            throw;
        }
    }

    /// <summary>A line that broke says so to whoever receives; what was to be said is said on the next one.</summary>
    public async Task SayAsync(Said said)
    {
        var frame = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                type = "say",
                id = said.Id,
                text = said.Text,
            }
        );
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        catch (Exception broken)
            when (broken
                    is WebSocketException
                        or ObjectDisposedException
                        or InvalidOperationException
                        or IOException
                        or OperationCanceledException
            )
        {
            // See above.
        }
        finally
        {
            _sending.Release();
        }
    }

    public async Task<JsonDocument> ReceiveAsync(CancellationToken over)
    {
        var length = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(_buffer.AsMemory(length), over);
            if (part.MessageType == WebSocketMessageType.Close)
                throw new WebSocketException($"closed by the server: {_socket.CloseStatus}");
            length += part.Count;
            if (part.EndOfMessage)
                return JsonDocument.Parse(_buffer.AsMemory(0, length));
        }
    }

    public void Dispose() => _socket.Dispose();
}
