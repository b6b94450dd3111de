using System.Buffers.Binary;

namespace OrleansBank.Silo.Cluster.Wire;

/// <summary>Several frames in one broker message, each behind its length (32 bits): when it is busy, the broker's share of a turn shrinks.</summary>
public static class FrameBatch
{
    public static byte[] Join(IReadOnlyList<byte[]> frames)
    {
        var bytes = new byte[frames.Sum(frame => sizeof(int) + frame.Length)];
        var rest = bytes.AsSpan();
        foreach (var frame in frames)
        {
            BinaryPrimitives.WriteInt32BigEndian(rest, frame.Length);
            frame.CopyTo(rest[sizeof(int)..]);
            rest = rest[(sizeof(int) + frame.Length)..];
        }
        return bytes;
    }

    /// <summary>False when the lengths do not fit the bytes, or there are too many frames.</summary>
    public static bool TrySplit(ReadOnlyMemory<byte> message, List<ReadOnlyMemory<byte>> frames)
    {
        while (message.Length > 0)
        {
            if (message.Length < sizeof(int) || frames.Count == WireLimits.FramesPerMessageMax)
                return false;
            var length = BinaryPrimitives.ReadInt32BigEndian(message.Span);
            if (length < 0 || length > message.Length - sizeof(int))
                return false;
            frames.Add(message.Slice(sizeof(int), length));
            message = message[(sizeof(int) + length)..];
        }
        return true;
    }
}
