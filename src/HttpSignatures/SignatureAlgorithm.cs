namespace OrleansBank.HttpSignatures;

/// <summary>The algorithms that the contract allows, by their JOSE names.</summary>
public enum SignatureAlgorithm
{
    /// <summary>ECDSA over P-256 with SHA-256; the signature is r || s, 64 bytes (RFC 7518 section 3.4).</summary>
    ES256,

    /// <summary>EdDSA over edwards25519 (RFC 8032, RFC 8037).</summary>
    Ed25519,

    /// <summary>RSASSA-PSS with SHA-256 and a salt of 32 bytes (RFC 7518 section 3.5), keys of 2048 to 4096 bits.</summary>
    PS256,
}
