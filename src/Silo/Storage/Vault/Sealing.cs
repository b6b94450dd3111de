using System.Security.Cryptography;

namespace OrleansBank.Silo.Storage.Vault;

/// <summary>AES-256-GCM (NIST SP 800-38D) in the form nonce (96 random bits) || ciphertext || tag (128 bits).</summary>
internal static class Sealing
{
    public const int KeyBytes = 32;
    public const int NonceBytes = 12;
    public const int TagBytes = 16;
    public const int OverheadBytes = NonceBytes + TagBytes;

    /// <summary>A key that the garbage collector never moves, so that zeroing it leaves no copy behind.</summary>
    public static byte[] NewKeyBuffer() => GC.AllocateArray<byte>(KeyBytes, pinned: true);

    public static byte[] NewKey()
    {
        var key = NewKeyBuffer();
        RandomNumberGenerator.Fill(key);
        return key;
    }

    /// <param name="prefixBytes">Left free at the front of the answer.</param>
    public static byte[] Seal(
        ReadOnlySpan<byte> key,
        ReadOnlySpan<byte> clear,
        ReadOnlySpan<byte> associatedData,
        int prefixBytes = 0
    )
    {
        using var aes = new AesGcm(key, TagBytes);
        return Seal(aes, clear, associatedData, prefixBytes);
    }

    /// <summary>As above, under a key that was made ready.</summary>
    public static byte[] Seal(AesGcm aes, ReadOnlySpan<byte> clear, ReadOnlySpan<byte> associatedData, int prefixBytes)
    {
        var sealedBytes = new byte[prefixBytes + OverheadBytes + clear.Length];
        var nonce = sealedBytes.AsSpan(prefixBytes, NonceBytes);
        Nonces.Fill(nonce);
        aes.Encrypt(
            nonce,
            clear,
            sealedBytes.AsSpan(prefixBytes + NonceBytes, clear.Length),
            sealedBytes.AsSpan(prefixBytes + NonceBytes + clear.Length),
            associatedData
        );
        return sealedBytes;
    }

    /// <summary>False, with <paramref name="clear"/> zeroed, when key, bytes or associated data do not fit together.</summary>
    /// <param name="clear">Exactly <see cref="OverheadBytes"/> shorter than the sealed bytes.</param>
    public static bool TryOpen(
        ReadOnlySpan<byte> key,
        ReadOnlySpan<byte> sealedBytes,
        ReadOnlySpan<byte> associatedData,
        Span<byte> clear
    )
    {
        using var aes = new AesGcm(key, TagBytes);
        return TryOpen(aes, sealedBytes, associatedData, clear);
    }

    /// <summary>As above, under a key that was made ready.</summary>
    public static bool TryOpen(
        AesGcm aes,
        ReadOnlySpan<byte> sealedBytes,
        ReadOnlySpan<byte> associatedData,
        Span<byte> clear
    )
    {
        try
        {
            aes.Decrypt(
                sealedBytes[..NonceBytes],
                sealedBytes[NonceBytes..^TagBytes],
                sealedBytes[^TagBytes..],
                clear,
                associatedData
            );
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            CryptographicOperations.ZeroMemory(clear);
            return false;
        }
    }
}
