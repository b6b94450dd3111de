namespace OrleansBank.HttpSignatures.Keys;

/// <summary>The three kinds of key behind <see cref="SigningKey"/>. Safe to use from several threads at once.</summary>
internal abstract class KeyMaterial : IDisposable
{
    public abstract SignatureAlgorithm Algorithm { get; }
    public abstract bool HasPrivateKey { get; }
    public abstract byte[] Sign(ReadOnlySpan<byte> data);
    public abstract bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature);

    /// <summary>The members of the JWK that are the key itself, sorted by name as RFC 7638 section 3.1 wants the public ones.</summary>
    public abstract IReadOnlyList<KeyValuePair<string, string>> JwkMembers(bool includePrivate);

    public abstract void Dispose();
}
