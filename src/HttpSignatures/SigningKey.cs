namespace OrleansBank.HttpSignatures;

/// <summary>The algorithms that the contract allows, by their JOSE names.</summary>
public enum SignatureAlgorithm
{
    ES256,
    Ed25519,
    PS256,
}
