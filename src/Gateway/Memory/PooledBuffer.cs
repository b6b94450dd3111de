using System.Buffers;
using System.Security.Cryptography;

namespace OrleansBank.Gateway.Memory;

/// <summary>A growing buffer of pooled memory that is cleared when it goes back: personal data does not linger in the pool.</summary>
public sealed class PooledBuffer(int sizeHint = PooledBuffer.FirstBytes) : IBufferWriter<byte>, IDisposable
{
    private const int FirstBytes = 1024;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(sizeHint);

    public int WrittenCount { get; private set; }
    public ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, WrittenCount);
    public ReadOnlySpan<byte> WrittenSpan => _bytes.AsSpan(0, WrittenCount);
    public Span<byte> WrittenForChange => _bytes.AsSpan(0, WrittenCount);

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _bytes.Length - WrittenCount);
        WrittenCount += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(WrittenCount);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(WrittenCount);
    }

    public void Dispose()
    {
        Return(_bytes);
        _bytes = [];
        WrittenCount = 0;
    }

    private void Reserve(int wanted)
    {
        if (_bytes.Length - WrittenCount >= Math.Max(1, wanted))
            return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, WrittenCount + Math.Max(1, wanted)));
        WrittenSpan.CopyTo(larger);
        Return(_bytes);
        _bytes = larger;
    }

    private void Return(byte[] bytes)
    {
        if (bytes.Length == 0)
            return;
        CryptographicOperations.ZeroMemory(bytes.AsSpan(0, Math.Min(WrittenCount, bytes.Length)));
        ArrayPool<byte>.Shared.Return(bytes);
    }
}
