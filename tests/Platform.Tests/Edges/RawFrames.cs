using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace OrleansBank.Platform.Tests.Edges;

/// <summary>A WebSocket client that sends bytes as they are, right or wrong (RFC 6455 section 5.2).</summary>
internal sealed class RawFrames : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly byte[] Mask = [0x37, 0xfa, 0x21, 0x3d];
    private readonly TcpClient _tcp = new();

    public static byte[] Frame(int first, byte[] payload, bool masked = true)
    {
        var frame = new List<byte> { (byte)first };
        var mask = masked ? 0x80 : 0;
        if (payload.Length < 126)
            frame.Add((byte)(mask | payload.Length));
        else
            frame.AddRange([(byte)(mask | 126), (byte)(payload.Length >> 8), (byte)payload.Length]);
        if (masked)
            frame.AddRange(Mask);
        frame.AddRange(payload.Select((b, i) => masked ? (byte)(b ^ Mask[i & 3]) : b));
        return [.. frame];
    }

    /// <summary>Connects, upgrades, and waits for the answer's first line.</summary>
    public async Task<string> OpenAsync(Uri url, string token, string more = "")
    {
        await _tcp.ConnectAsync(url.Host, url.Port);
        await SendAsync(
            Encoding.ASCII.GetBytes(
                $"GET /v1/chat HTTP/1.1\r\nHost: {url.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                    + $"Sec-WebSocket-Protocol: bank.chat.v1\r\nAuthorization: Bearer {token}\r\n{more}\r\n"
            )
        );
        var head = new StringBuilder();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            head.Append((char)(await ReadAsync(1))[0]);
        return head.ToString().Split("\r\n")[0];
    }

    public async Task SendAsync(byte[] bytes) => await _tcp.GetStream().WriteAsync(bytes);

    /// <summary>The code of the next close frame; what comes before it is passed over.</summary>
    public async Task<int> CloseCodeAsync()
    {
        while (true)
        {
            var header = await ReadAsync(2);
            int length = header[1];
            if (length == 126)
                length = BinaryPrimitives.ReadUInt16BigEndian(await ReadAsync(2));
            var payload = await ReadAsync(length);
            if ((header[0] & 0x0f) == 8)
                return BinaryPrimitives.ReadUInt16BigEndian(payload);
        }
    }

    public void Dispose() => _tcp.Dispose();

    private async Task<byte[]> ReadAsync(int length)
    {
        using var patience = new CancellationTokenSource(Patience);
        var bytes = new byte[length];
        await _tcp.GetStream().ReadExactlyAsync(bytes, patience.Token);
        return bytes;
    }
}
