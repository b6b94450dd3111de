using System.Buffers.Binary;
using System.Text;
using OrleansBank.Gateway.Memory;

namespace OrleansBank.Gateway.Chat.Frames;

/// <summary>
/// One whole frame, header included, as it leaves: written once and shared by all connections of a person. Its memory is pooled,
/// and cleared when the last one lets go. Frames without personal data are made once for the process.
/// </summary>
internal sealed class OutboundFrame
{
    /// <summary>Server frames are not masked: 2 bytes, 2 or 8 of length.</summary>
    private const int HeaderBytesMax = 10;
    private const byte Final = 0x80;

    private readonly PooledBuffer? _pooled;
    private readonly ReadOnlyMemory<byte> _bytes;
    private int _holders = 1;

    private OutboundFrame(ReadOnlyMemory<byte> bytes, PooledBuffer? pooled)
    {
        _bytes = bytes;
        _pooled = pooled;
    }

    public ReadOnlySpan<byte> Bytes => _bytes.Span;
    public int Length => _bytes.Length;

    /// <summary>A text frame around what <paramref name="write"/> puts into the buffer. The caller holds it.</summary>
    public static OutboundFrame Text<T>(T value, Action<PooledBuffer, T> write)
    {
        var buffer = new PooledBuffer();
        buffer.GetSpan(HeaderBytesMax)[..HeaderBytesMax].Clear();
        buffer.Advance(HeaderBytesMax);
        write(buffer, value);
        var length = buffer.WrittenCount - HeaderBytesMax;
        var headerBytes = HeaderBytes(length);
        var start = HeaderBytesMax - headerBytes;
        WriteHeader(buffer.WrittenForChange[start..], Opcode.Text, length);
        return new OutboundFrame(buffer.WrittenMemory[start..], buffer);
    }

    /// <summary>A frame for the whole life of the process.</summary>
    public static OutboundFrame Lasting(Opcode opcode, ReadOnlySpan<byte> payload)
    {
        var bytes = new byte[HeaderBytes(payload.Length) + payload.Length];
        WriteHeader(bytes, opcode, payload.Length);
        payload.CopyTo(bytes.AsSpan(bytes.Length - payload.Length));
        return new OutboundFrame(bytes, null);
    }

    public static OutboundFrame Close(int code, string reason)
    {
        var payload = new byte[2 + Encoding.UTF8.GetByteCount(reason)];
        BinaryPrimitives.WriteUInt16BigEndian(payload, (ushort)code);
        Encoding.UTF8.GetBytes(reason, payload.AsSpan(2));
        return Lasting(Opcode.Close, payload);
    }

    public OutboundFrame Hold()
    {
        if (_pooled is not null)
            Interlocked.Increment(ref _holders);
        return this;
    }

    public void LetGo()
    {
        if (_pooled is not null && Interlocked.Decrement(ref _holders) == 0)
            _pooled.Dispose();
    }

    private static int HeaderBytes(int length) =>
        length <= FrameHeader.ControlPayloadBytesMax ? 2
        : length <= ushort.MaxValue ? 4
        : HeaderBytesMax;

    private static void WriteHeader(Span<byte> into, Opcode opcode, int length)
    {
        into[0] = (byte)(Final | (int)opcode);
        switch (HeaderBytes(length))
        {
            case 2:
                into[1] = (byte)length;
                break;
            case 4:
                into[1] = 126;
                BinaryPrimitives.WriteUInt16BigEndian(into[2..], (ushort)length);
                break;
            default:
                into[1] = 127;
                BinaryPrimitives.WriteUInt64BigEndian(into[2..], (ulong)length);
                break;
        }
    }
}
