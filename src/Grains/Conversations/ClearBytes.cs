using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace OrleansBank.Grains.Conversations;

/// <summary>
/// Clear bytes before they are sealed, in memory that is used again and that nobody else rents: overwritten when they move and when they go.
/// The memory is pinned, as the collector would leave copies behind wherever it moved it from.
/// </summary>
internal sealed class ClearBytes : IBufferWriter<byte>, IDisposable
{
    /// <summary>A common message.</summary>
    private const int SmallBytes = 4 * 1024;

    /// <summary>A common state. What is larger still is made for the occasion and left to the collector.</summary>
    private const int LargeBytes = 64 * 1024;

    /// <summary>Of each size: as many as turns are written at a time, and more; beyond it blocks are left to the collector.</summary>
    private const int IdleBlocksMax = 32;

    private static readonly ConcurrentQueue<byte[]> Small = new();
    private static readonly ConcurrentQueue<byte[]> Large = new();

    private byte[] _bytes = Take(SmallBytes);
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
        var larger = Take(needed);
        Written.CopyTo(larger);
        GiveBack();
        _bytes = larger;
    }

    private static byte[] Take(int atLeast)
    {
        var (idle, size) =
            atLeast <= SmallBytes ? (Small, SmallBytes)
            : atLeast <= LargeBytes ? (Large, LargeBytes)
            : (null, checked(atLeast * 2));
        return idle is not null && idle.TryDequeue(out var block) ? block : GC.AllocateArray<byte>(size, pinned: true);
    }

    /// <summary>Overwrites the whole of it: a writer that failed may have written without saying so.</summary>
    private void GiveBack()
    {
        CryptographicOperations.ZeroMemory(_bytes);
        var idle = _bytes.Length switch
        {
            SmallBytes => Small,
            LargeBytes => Large,
            _ => null,
        };
        if (idle is not null && idle.Count < IdleBlocksMax)
            idle.Enqueue(_bytes);
    }
}
