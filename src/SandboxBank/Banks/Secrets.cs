using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace OrleansBank.SandboxBank.Banks;

/// <summary>Unguessable values, and values that follow from the seed.</summary>
internal static class Secrets
{
    /// <summary>128 bits, base64url.</summary>
    public static string NewId() => New(16);

    /// <summary>256 bits, base64url.</summary>
    public static string NewToken() => New(32);

    /// <summary>A version 4 UUID (RFC 9562).</summary>
    public static string NewUuid()
    {
        var bytes = RandomNumberGenerator.GetBytes(16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }

    /// <summary>SHA-256 of the parts, which can't run into one another.</summary>
    public static byte[] Derive(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(part));
            hash.AppendData([0]);
        }
        return hash.GetHashAndReset();
    }

    private static string New(int bytes) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));
}
