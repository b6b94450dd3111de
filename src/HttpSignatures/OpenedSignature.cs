namespace OrleansBank.HttpSignatures;

/// <summary>
/// A signature whose headers passed every check that needs neither key nor body. Nothing in it is to be believed before
/// <see cref="CheckKey"/> and, where the profile covers the body, <see cref="CheckBody"/> have both said None.
/// </summary>
public sealed class OpenedSignature
{
    private readonly byte[] _signed;
    private readonly byte[] _signature;
    private readonly byte[]? _sha256;
    private readonly string? _claimedAlgorithm;

    internal OpenedSignature(
        VerifiedSignature claim,
        byte[] signed,
        byte[] signature,
        byte[]? sha256,
        string? algorithm
    )
    {
        Claim = claim;
        _signed = signed;
        _signature = signature;
        _sha256 = sha256;
        _claimedAlgorithm = algorithm;
    }

    public string KeyId => Claim.KeyId;

    internal VerifiedSignature Claim { get; }

    /// <summary>Checks the signature over the headers with the key of that id; null: there is none.</summary>
    public SignatureError CheckKey(SigningKey? key)
    {
        if (key is null)
            return SignatureError.UnknownKey;
        if (_claimedAlgorithm is not null && _claimedAlgorithm != RegisteredName(key.Algorithm))
            return SignatureError.WrongAlgorithm;
        return key.Verify(_signed, _signature) ? SignatureError.None : SignatureError.BadSignature;
    }

    /// <summary>Compares the body with the signed Content-Digest.</summary>
    public SignatureError CheckBody(ReadOnlySpan<byte> body) =>
        _sha256 is null || ContentDigest.Matches(body, _sha256) ? SignatureError.None : SignatureError.DigestMismatch;

    /// <summary>What the signature says, once both checks have passed.</summary>
    public VerifiedSignature Verified() => Claim;

    /// <summary>RFC 9421 section 6.2. PS256 has no name there, so that an <c>alg</c> beside such a key is always wrong.</summary>
    private static string? RegisteredName(SignatureAlgorithm algorithm) =>
        algorithm switch
        {
            SignatureAlgorithm.ES256 => "ecdsa-p256-sha256",
            SignatureAlgorithm.Ed25519 => "ed25519",
            _ => null,
        };
}
