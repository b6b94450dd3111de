using System.Buffers;
using System.Security.Cryptography;

namespace OrleansBank.Grains.Conversations;

/// <summary>Clear bytes before they are sealed, in memory that is used again: overwritten when they move and when they go.</summary>
internal sealed class ClearBytes : IBufferWriter<byte>, IDisposable
{
    private const int FirstBytes = 2_048;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(FirstBytes);
    private int _count;

    public Span<byte> Written => _bytes.AsSpan(0, _count);

    public void Advance(int count) => _count += count;

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

    /// <summary>Forgets what was written, for the next use.</summary>
    public void Clear()
    {
        CryptographicOperations.ZeroMemory(Written);
        _count = 0;
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

    /// <summary>The whole of it: a writer that failed may have written without saying so.</summary>
    private void GiveBack()
    {
        CryptographicOperations.ZeroMemory(_bytes);
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
    }
}
