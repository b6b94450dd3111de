using System.Security.Cryptography;

namespace OrleansBank.Silo.Storage.Vault;

/// <summary>A dated 256-bit key that wraps data keys.</summary>
/// <param name="Id">Random; every wrapped key names it.</param>
internal sealed record MasterKey(uint Id, DateTimeOffset MadeAt, byte[] Bytes)
{
    public static MasterKey New(DateTimeOffset now)
    {
        Span<byte> id = stackalloc byte[sizeof(uint)];
        RandomNumberGenerator.Fill(id);
        return new MasterKey(BitConverter.ToUInt32(id), now, Sealing.NewKey());
    }

    public void Zero() => CryptographicOperations.ZeroMemory(Bytes);
}
