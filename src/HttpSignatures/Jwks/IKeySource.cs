namespace OrleansBank.HttpSignatures.Jwks;

/// <summary>Where the public keys of one signer come from.</summary>
public interface IKeySource
{
    /// <summary>Null when the signer has no such key. Never throws for a source that cannot be reached.</summary>
    ValueTask<SigningKey?> FindAsync(string keyId, CancellationToken cancellation);
}
