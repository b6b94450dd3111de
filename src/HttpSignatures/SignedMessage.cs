namespace OrleansBank.HttpSignatures;

/// <summary>The parts of a request that a signature speaks of. Header values are <see cref="Combine"/>d; null when absent.</summary>
/// <param name="Method">As on the request line: case-sensitive.</param>
/// <param name="TargetUri">
/// The absolute URI that the sender was told to use: our own public URL and the raw request target, never the Host header.
/// </param>
public sealed record SignedMessage(
    string Method,
    string TargetUri,
    string? ContentType,
    string? ContentDigest,
    string? SignatureInput,
    string? Signature
)
{
    /// <summary>One value of all lines of a header, as RFC 9421 section 2.1 has it: trimmed, joined by a comma and a space.</summary>
    public static string? Combine(IEnumerable<string?> lines)
    {
        var trimmed = lines.Where(line => line is not null).Select(line => line!.Trim(' ', '\t')).ToArray();
        return trimmed.Length == 0 ? null : string.Join(", ", trimmed);
    }
}
