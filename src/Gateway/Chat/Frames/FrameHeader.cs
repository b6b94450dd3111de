using System.Buffers;
using System.Buffers.Binary;

namespace OrleansBank.Gateway.Chat.Frames;

/// <summary>The header of a client's frame (RFC 6455 section 5.2), read strictly: what a client must not send has its close code.</summary>
internal readonly record struct FrameHeader(bool Final, Opcode Opcode, int PayloadBytes, uint Mask, int HeaderBytes)
{
    public const int BytesMax = 14;
    public const int ControlPayloadBytesMax = 125;

    private const int FinalBit = 0x80;
    private const int ReservedBits = 0x70;
    private const int OpcodeBits = 0x0f;
    private const int MaskBit = 0x80;
    private const int LengthBits = 0x7f;
    private const int Length16 = 126;

    public bool IsControl => Opcode >= Opcode.Close;

    /// <summary>False while the header is not there whole. When true, <paramref name="error"/> is a close code or None.</summary>
    public static bool TryRead(
        in ReadOnlySequence<byte> bytes,
        int payloadBytesMax,
        out FrameHeader header,
        out int error
    )
    {
        var start = bytes.FirstSpan;
        if (start.Length >= BytesMax || bytes.IsSingleSegment)
            return TryRead(start, payloadBytesMax, out header, out error);
        Span<byte> copy = stackalloc byte[BytesMax];
        copy = copy[..(int)Math.Min(BytesMax, bytes.Length)];
        bytes.Slice(0, copy.Length).CopyTo(copy);
        return TryRead(copy, payloadBytesMax, out header, out error);
    }

    private static bool TryRead(ReadOnlySpan<byte> bytes, int payloadBytesMax, out FrameHeader header, out int error)
    {
        header = default;
        error = CloseCode.None;
        if (bytes.Length < 2)
            return false;
        var opcode = (Opcode)(bytes[0] & OpcodeBits);
        var final = (bytes[0] & FinalBit) != 0;
        var shortLength = bytes[1] & LengthBits;
        var isControl = opcode >= Opcode.Close;
        var isBroken =
            (bytes[0] & ReservedBits) != 0
            || !Enum.IsDefined(opcode)
            || (bytes[1] & MaskBit) == 0
            || (isControl && (!final || shortLength > ControlPayloadBytesMax));
        if (isBroken)
        {
            error = CloseCode.ProtocolError;
            return true;
        }
        var lengthBytes =
            shortLength < Length16 ? 0
            : shortLength == Length16 ? 2
            : 8;
        var headerBytes = 2 + lengthBytes + 4;
        if (bytes.Length < headerBytes)
            return false;
        var length = lengthBytes switch
        {
            0 => (ulong)shortLength,
            2 => BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
            _ => BinaryPrimitives.ReadUInt64BigEndian(bytes[2..]),
        };
        // The shortest form of a length is the only one allowed; the highest bit must be 0.
        var isLonger = (lengthBytes == 2 && length < Length16) || (lengthBytes == 8 && length <= ushort.MaxValue);
        if (isLonger || length > long.MaxValue)
            error = CloseCode.ProtocolError;
        else if (length > (ulong)payloadBytesMax)
            error = CloseCode.TooBig;
        else
            header = new FrameHeader(
                final,
                opcode,
                (int)length,
                BinaryPrimitives.ReadUInt32LittleEndian(bytes[(headerBytes - 4)..]),
                headerBytes
            );
        return true;
    }
}
