using System.Buffers;
using System.Security.Cryptography;

namespace OrleansBank.Silo.BankApis.Http;

/// <summary>
/// An answer's bytes in a rented buffer that is wiped before it goes back: account data must not linger in pooled
/// memory. Not for use by two threads.
/// </summary>
public sealed class AnswerBuffer : IDisposable
{
    private const int FirstBytes = 8 * 1024;
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(FirstBytes);
    private int _length;

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, _length);

    /// <summary>
    /// Reads to the end. False when there is more than <paramref name="bytesMax"/>; what was read so far stays until
    /// disposal.
    /// </summary>
    public async ValueTask<bool> TryFillAsync(Stream stream, int bytesMax, CancellationToken cancellation)
    {
        while (true)
        {
            if (_length == _bytes.Length)
                Grow();
            var read = await stream.ReadAsync(_bytes.AsMemory(_length), cancellation);
            if (read == 0)
                return true;
            _length += read;
            if (_length > bytesMax)
                return false;
        }
    }

    public void Dispose()
    {
        var bytes = Interlocked.Exchange(ref _bytes, []);
        _length = 0;
        Return(bytes);
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
        _bytes.AsSpan(0, _length).CopyTo(larger);
        Return(_bytes);
        _bytes = larger;
    }

    private static void Return(byte[] bytes)
    {
        if (bytes.Length == 0)
            return;
        CryptographicOperations.ZeroMemory(bytes);
        ArrayPool<byte>.Shared.Return(bytes);
    }
}
