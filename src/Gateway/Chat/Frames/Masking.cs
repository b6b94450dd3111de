using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace OrleansBank.Gateway.Chat.Frames;

internal static class Masking
{
    /// <summary>RFC 6455 section 5.3, a vector at a time.</summary>
    /// <param name="mask">The masking key as it stands in the frame, read little-endian.</param>
    public static void Unmask(Span<byte> payload, uint mask)
    {
        if (Vector.IsHardwareAccelerated && payload.Length >= Vector<byte>.Count)
        {
            var key = Vector.AsVectorByte(
                new Vector<uint>(BitConverter.IsLittleEndian ? mask : BinaryPrimitives.ReverseEndianness(mask))
            );
            var vectors = MemoryMarshal.Cast<byte, Vector<byte>>(payload);
            for (var i = 0; i < vectors.Length; i++)
                vectors[i] ^= key;
            payload = payload[(vectors.Length * Vector<byte>.Count)..];
        }
        for (var i = 0; i < payload.Length; i++)
            payload[i] ^= (byte)(mask >> (8 * (i & 3)));
    }
}
