using System.Buffers;
using System.Buffers.Text;

namespace OrleansBank.HttpSignatures.Keys;

/// <summary>Base64url members of a JWK, without padding (RFC 7515 section 2).</summary>
internal static class JwkBytes
{
    private const int CharsMax = 1_024;

    /// <param name="length">The exact number of bytes; null for any number above zero.</param>
    public static bool TryRead(string? text, int? length, out byte[] bytes)
    {
        bytes = [];
        if (text is null || text.Length is 0 or > CharsMax || text.Contains('=', StringComparison.Ordinal))
            return false;
        var buffer = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        if (Base64Url.DecodeFromChars(text, buffer, out _, out var written) != OperationStatus.Done)
            return false;
        bytes = buffer[..written];
        return written > 0 && (length is null || written == length);
    }
}
