using System.Net.WebSockets;

namespace OrleansBank.Benchmarks.Chat;

/// <summary>One WebSocket, with one buffer for whole messages.</summary>
internal sealed class Connection : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[256 * 1_024];

    private Connection() { }

    public static async Task<Connection> OpenAsync(Uri server, string path, string? token, string? protocol)
    {
        var connection = new Connection();
        if (token is not null)
        {
            connection._socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        }
        if (protocol is not null)
        {
            connection._socket.Options.AddSubProtocol(protocol);
        }
        connection._socket.Options.KeepAliveInterval = TimeSpan.Zero;
        var url = new UriBuilder(new Uri(server, path)) { Scheme = "ws" }.Uri;
        await connection._socket.ConnectAsync(url, CancellationToken.None);
        return connection;
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> text) =>
        _socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>The next whole message; it is gone with the next call.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReceiveAsync(CancellationToken cancellation = default)
    {
        int length = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(_buffer.AsMemory(length), cancellation);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                throw new WebSocketException(
                    $"closed by the server: {_socket.CloseStatus} {_socket.CloseStatusDescription}"
                );
            }
            length += part.Count;
            if (part.EndOfMessage)
            {
                return _buffer.AsMemory(0, length);
            }
        }
    }

    public void Dispose() => _socket.Dispose();
}
