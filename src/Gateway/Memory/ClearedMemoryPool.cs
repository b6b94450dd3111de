using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;

namespace OrleansBank.Gateway.Memory;

/// <summary>Gives the server's transport pools whose blocks are cleared on return.</summary>
internal sealed class ClearedMemoryPoolFactory : IMemoryPoolFactory<byte>
{
    public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => new ClearedMemoryPool();
}

/// <summary>
/// Pinned blocks of 4 KiB for sockets. What a person sent or was sent does not stay in a block that goes back, and blocks beyond
/// <see cref="IdleBlocksMax"/> go to the garbage collector, so that a burst does not keep its memory.
/// </summary>
internal sealed class ClearedMemoryPool : MemoryPool<byte>
{
    public const int BlockBytes = 4096;
    public const int IdleBlocksMax = 1024;

    /// <summary>For pipes over streams, which the transport's own pools do not serve.</summary>
    public static ClearedMemoryPool SharedBlocks { get; } = new();

    private readonly ConcurrentQueue<Block> _idle = new();
    private int _idleCount;
    private volatile bool _disposed;

    public override int MaxBufferSize => BlockBytes;
    public int IdleCount => Volatile.Read(ref _idleCount);

    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, BlockBytes);
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_idle.TryDequeue(out var block))
            return new Block(this);
        Interlocked.Decrement(ref _idleCount);
        block.Lend();
        return block;
    }

    protected override void Dispose(bool disposing)
    {
        _disposed = true;
        _idle.Clear();
    }

    private void TakeBack(Block block)
    {
        if (_disposed || Interlocked.Increment(ref _idleCount) > IdleBlocksMax)
        {
            Interlocked.Decrement(ref _idleCount);
            return;
        }
        _idle.Enqueue(block);
    }

    private sealed class Block(ClearedMemoryPool pool) : IMemoryOwner<byte>
    {
        private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(BlockBytes, pinned: true);
        private int _lent = 1;

        public Memory<byte> Memory => MemoryMarshal.CreateFromPinnedArray(_bytes, 0, BlockBytes);

        public void Lend() => Volatile.Write(ref _lent, 1);

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _lent, 0) == 0)
                return;
            _bytes.AsSpan().Clear();
            pool.TakeBack(this);
        }
    }
}
