using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OrleansBank.Gateway.Tests.Support;

/// <summary>A client that writes bytes as a test wants them, right or wrong.</summary>
internal sealed class RawChat : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
    {
        NoDelay = true,
    };
    private readonly List<byte> _unread = [];

    public static async Task<RawChat> ConnectAsync(RunningGateway gateway, int? receiveBufferBytes = null)
    {
        var chat = new RawChat();
        if (receiveBufferBytes is { } bytes)
            chat._socket.ReceiveBufferSize = bytes;
        await chat._socket.ConnectAsync(IPAddress.Loopback, gateway.Url.Port);
        return chat;
    }

    /// <summary>Connected, upgraded and greeted.</summary>
    public static async Task<RawChat> OpenAsync(RunningGateway gateway, string token, int? receiveBufferBytes = null)
    {
        var chat = await ConnectAsync(gateway, receiveBufferBytes);
        await chat.SendAsync(Upgrade(gateway, $"Authorization: Bearer {token}\r\n"));
        Assert.StartsWith("HTTP/1.1 101 ", await chat.HeadAsync(), StringComparison.Ordinal);
        Assert.Contains("\"hello\"", await chat.TextAsync(), StringComparison.Ordinal);
        return chat;
    }

    public static string Upgrade(RunningGateway gateway, string headers, string path = "/v1/chat") =>
        $"GET {path} HTTP/1.1\r\nHost: {gateway.Url.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        + $"Sec-WebSocket-Protocol: bank.chat.v1\r\n{headers}\r\n";

    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    public async Task SendAsync(byte[] bytes) => await _socket.SendAsync(bytes);

    /// <summary>The status line and headers of an answer.</summary>
    public async Task<string> HeadAsync()
    {
        while (true)
        {
            var text = Encoding.Latin1.GetString([.. _unread]);
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0)
            {
                _unread.RemoveRange(0, end + 4);
                return text[..end];
            }
            Assert.True(await FillAsync(), $"closed after: {text}");
        }
    }

    public async Task<string> BodyAsync(int length)
    {
        while (_unread.Count < length)
            Assert.True(await FillAsync(), "closed early");
        var body = Encoding.UTF8.GetString([.. _unread.Take(length)]);
        _unread.RemoveRange(0, length);
        return body;
    }

    public async Task<string> TextAsync()
    {
        var (opcode, payload) = await FrameAsync();
        Assert.Equal(1, opcode);
        return Encoding.UTF8.GetString(payload);
    }

    /// <summary>The code of the next close frame; what comes before it is passed over. 0: closed without one.</summary>
    public async Task<int> CloseCodeAsync()
    {
        while (true)
        {
            var (opcode, payload) = await FrameAsync();
            if (opcode < 0)
                return 0;
            if (opcode == 8)
                return payload.Length < 2 ? 1005 : BinaryPrimitives.ReadUInt16BigEndian(payload);
        }
    }

    /// <summary>The next frame; opcode -1 when the connection has ended.</summary>
    public async Task<(int Opcode, byte[] Payload)> FrameAsync()
    {
        while (true)
        {
            if (TryTakeFrame() is { } frame)
                return frame;
            if (!await FillAsync())
                return (-1, []);
        }
    }

    public void Dispose() => _socket.Dispose();

    private (int Opcode, byte[] Payload)? TryTakeFrame()
    {
        if (_unread.Count < 2)
            return null;
        Assert.True((_unread[0] & 0x80) != 0 && (_unread[1] & 0x80) == 0, "server frames are whole and not masked");
        var header = 2;
        long length = _unread[1];
        if (length == 126 && _unread.Count >= 4)
            (header, length) = (4, (_unread[2] << 8) | _unread[3]);
        else if (length == 127 && _unread.Count >= 10)
            (header, length) = (10, (long)BinaryPrimitives.ReadUInt64BigEndian([.. _unread.GetRange(2, 8)]));
        else if (length >= 126)
            return null;
        if (_unread.Count < header + length)
            return null;
        var opcode = _unread[0] & 0x0f;
        byte[] payload = [.. _unread.GetRange(header, (int)length)];
        _unread.RemoveRange(0, header + (int)length);
        return (opcode, payload);
    }

    private async Task<bool> FillAsync()
    {
        using var deadline = new CancellationTokenSource(Deadline);
        var buffer = new byte[2 * 1024];
        try
        {
            var read = await _socket.ReceiveAsync(buffer, deadline.Token);
            _unread.AddRange(buffer.AsSpan(0, read));
            return read > 0;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
