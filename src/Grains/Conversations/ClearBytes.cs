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
    private const int BlockBytes = 16 * 1024;

    /// <summary>As many as turns are written at a time, and more; beyond it blocks are left to the collector.</summary>
    private const int IdleBlocksMax = 64;

    private static readonly ConcurrentQueue<byte[]> Idle = new();

    private byte[] _bytes = Idle.TryDequeue(out var block) ? block : New(BlockBytes);
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
        var larger = New(Math.Max(needed, _bytes.Length * 2));
        Written.CopyTo(larger);
        GiveBack();
        _bytes = larger;
    }

    /// <summary>Overwrites the whole of it: a writer that failed may have written without saying so.</summary>
    private void GiveBack()
    {
        CryptographicOperations.ZeroMemory(_bytes);
        if (_bytes.Length == BlockBytes && Idle.Count < IdleBlocksMax)
            Idle.Enqueue(_bytes);
    }

    private static byte[] New(int size) => GC.AllocateArray<byte>(size, pinned: true);
}
