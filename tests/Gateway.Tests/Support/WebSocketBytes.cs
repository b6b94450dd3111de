using System.Buffers.Binary;
using System.Text;

namespace OrleansBank.Gateway.Tests.Support;

/// <summary>Frames byte by byte (RFC 6455 section 5.2), for tests of what is right and of what is wrong.</summary>
internal static class WebSocketBytes
{
    private static readonly byte[] Key = [0x37, 0xfa, 0x21, 0x3d];

    public static byte[] Text(string text, bool final = true) => Frame(1, Encoding.UTF8.GetBytes(text), final);

    public static byte[] Close(int code, string reason = "")
    {
        var payload = new byte[2 + Encoding.UTF8.GetByteCount(reason)];
        BinaryPrimitives.WriteUInt16BigEndian(payload, (ushort)code);
        Encoding.UTF8.GetBytes(reason, payload.AsSpan(2));
        return Frame(8, payload);
    }

    /// <param name="lengthForm">0: the shortest form of the length; else 16 or 64 bits whatever the length is.</param>
    public static byte[] Frame(
        int opcode,
        byte[] payload,
        bool final = true,
        bool masked = true,
        int reserved = 0,
        int lengthForm = 0
    )
    {
        var frame = new List<byte> { (byte)((final ? 0x80 : 0) | (reserved << 4) | opcode) };
        var mask = masked ? 0x80 : 0;
        if (lengthForm == 64 || (lengthForm == 0 && payload.Length > ushort.MaxValue))
        {
            frame.Add((byte)(mask | 127));
            var length = new byte[8];
            BinaryPrimitives.WriteUInt64BigEndian(length, (ulong)payload.Length);
            frame.AddRange(length);
        }
        else if (lengthForm == 16 || payload.Length > 125)
            frame.AddRange([(byte)(mask | 126), (byte)(payload.Length >> 8), (byte)payload.Length]);
        else
            frame.Add((byte)(mask | payload.Length));
        if (masked)
            frame.AddRange(Key);
        frame.AddRange(payload.Select((b, i) => masked ? (byte)(b ^ Key[i & 3]) : b));
        return [.. frame];
    }
}
