using System.Security.Cryptography;
using OrleansBank.HttpSignatures.Fields;

namespace OrleansBank.HttpSignatures;

/// <summary>The Content-Digest header of RFC 9530, with sha-256.</summary>
public static class ContentDigest
{
    private const string Algorithm = "sha-256";

    public static string Of(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return $"{Algorithm}=:{Convert.ToBase64String(hash)}:";
    }

    /// <summary>The sha-256 of the header; other algorithms may stand beside it and are not looked at.</summary>
    internal static SignatureError Read(string header, out byte[] sha256)
    {
        sha256 = [];
        var reader = new FieldReader(header);
        if (header.Length > SignatureLimits.HeaderCharsMax)
            return SignatureError.DigestMalformed;
        for (var count = 0; count < SignatureLimits.FieldItemsMax; count++)
        {
            if (!reader.TryMemberKey(out var key) || !reader.TryBareItem(out var value) || value.Bytes is null)
                return SignatureError.DigestMalformed;
            if (key == Algorithm)
            {
                if (sha256.Length != 0 || value.Bytes.Length != SHA256.HashSizeInBytes)
                    return SignatureError.DigestMalformed;
                sha256 = value.Bytes;
            }
            if (reader.AtEnd)
                return sha256.Length == 0 ? SignatureError.DigestMalformed : SignatureError.None;
            if (!reader.TryNextMember())
                return SignatureError.DigestMalformed;
        }
        return SignatureError.DigestMalformed;
    }

    internal static bool Matches(ReadOnlySpan<byte> body, ReadOnlySpan<byte> sha256)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return CryptographicOperations.FixedTimeEquals(hash, sha256);
    }
}
