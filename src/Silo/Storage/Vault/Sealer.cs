using System.Security.Cryptography;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Silo.Storage.Vault;

/// <summary>A key in the form that the cipher works with. It stands in native memory, which the cipher zeroes when it lets go of it.</summary>
internal sealed class Sealer(ReadOnlySpan<byte> key) : ISealer
{
    private readonly AesGcm aes = new(key, Sealing.TagBytes);

    public byte[] Seal(ReadOnlySpan<byte> clear, ReadOnlySpan<byte> associatedData) =>
        Sealing.Seal(aes, clear, associatedData, prefixBytes: 0);

    public byte[]? Open(ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> associatedData)
    {
        if (sealedBytes.Length < Sealing.OverheadBytes)
            return null;
        var clear = new byte[sealedBytes.Length - Sealing.OverheadBytes];
        return Sealing.TryOpen(aes, sealedBytes, associatedData, clear) ? clear : null;
    }

    public void Dispose() => aes.Dispose();
}
