using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OrleansBank.Silo.Cluster.Wire;

/// <summary>Numbers big-endian, texts in UTF-8 behind their length (16 bits). What it holds is clear: overwritten at the end.</summary>
internal sealed class WireWriter : IBufferWriter<byte>, IDisposable
{
    private const int FirstBytes = 512;
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(FirstBytes);
    private int _count;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _count);

    public void Byte(byte value)
    {
        GetSpan(1)[0] = value;
        Advance(1);
    }

    public void UInt16(ushort value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(GetSpan(sizeof(ushort)), value);
        Advance(sizeof(ushort));
    }

    public void Int32(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(GetSpan(sizeof(int)), value);
        Advance(sizeof(int));
    }

    public void Int64(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(GetSpan(sizeof(long)), value);
        Advance(sizeof(long));
    }

    public void Text(string value)
    {
        UInt16(checked((ushort)Encoding.UTF8.GetByteCount(value)));
        Advance(Encoding.UTF8.GetBytes(value, GetSpan(Encoding.UTF8.GetMaxByteCount(value.Length))));
    }

    public void Advance(int count) => _count += count;

    /// <summary>The last bytes were not meant.</summary>
    public void TakeBack(int count) => _count -= count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return _bytes.AsMemory(_count);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return _bytes.AsSpan(_count);
    }

    public void Dispose()
    {
        GiveBack();
        (_bytes, _count) = ([], 0);
    }

    private void MakeRoom(int sizeHint)
    {
        var needed = _count + Math.Max(sizeHint, 1);
        if (needed <= _bytes.Length)
            return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, _bytes.Length * 2));
        Written.CopyTo(larger);
        GiveBack();
        _bytes = larger;
    }

    private void GiveBack()
    {
        CryptographicOperations.ZeroMemory(_bytes);
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
    }
}
