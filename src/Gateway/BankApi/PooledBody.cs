using System.Buffers;
using System.IO.Pipelines;

namespace OrleansBank.Gateway.BankApi;

/// <summary>A request's body in pooled memory, cleared before it goes back: account data does not linger in the pool.</summary>
public sealed class PooledBody : IDisposable
{
    private const int FirstBytes = 16_384;

    private byte[] _bytes;
    private int _length;

    private PooledBody(int size) => _bytes = ArrayPool<byte>.Shared.Rent(size);

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, _length);

    /// <summary>Null when it is larger than <paramref name="bytesMax"/>; no more than that is kept meanwhile.</summary>
    /// <param name="announced">Content-Length, when there is one.</param>
    public static async Task<PooledBody?> ReadAsync(
        PipeReader reader,
        long? announced,
        int bytesMax,
        CancellationToken cancellation
    )
    {
        if (announced > bytesMax)
            return null;
        var body = new PooledBody((int)Math.Max(1, announced ?? FirstBytes));
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync(cancellation);
                var fits = body._length + read.Buffer.Length <= bytesMax;
                if (fits)
                    body.Append(read.Buffer);
                reader.AdvanceTo(read.Buffer.End);
                if (!fits)
                {
                    body.Dispose();
                    return null;
                }
                if (read.IsCompleted)
                    return body;
            }
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        var bytes = _bytes;
        _bytes = [];
        if (bytes.Length == 0)
            return;
        bytes.AsSpan(0, _length).Clear();
        _length = 0;
        ArrayPool<byte>.Shared.Return(bytes);
    }

    private void Append(in ReadOnlySequence<byte> more)
    {
        var needed = _length + (int)more.Length;
        if (needed > _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, _bytes.Length * 2));
            _bytes.AsSpan(0, _length).CopyTo(larger);
            _bytes.AsSpan(0, _length).Clear();
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }
        more.CopyTo(_bytes.AsSpan(_length));
        _length = needed;
    }
}
