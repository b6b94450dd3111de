using System.Security.Cryptography;
using System.Text;
using OrleansBank.HttpSignatures.Jwks;
using OrleansBank.HttpSignatures.Keys;

namespace OrleansBank.HttpSignatures;

/// <summary>
/// A key that signs or checks, with its id and its one algorithm: the algorithm is the key's, never the message's.
/// Safe to use from several threads at once.
/// </summary>
public sealed class SigningKey : IDisposable
{
    private readonly KeyMaterial _material;

    internal SigningKey(KeyMaterial material, string? keyId)
    {
        _material = material;
        KeyId = keyId ?? JwkWriter.Thumbprint(material);
    }

    /// <summary>The JWK's <c>kid</c>, or, where it has none, its SHA-256 thumbprint (RFC 7638).</summary>
    public string KeyId { get; }

    public SignatureAlgorithm Algorithm => _material.Algorithm;

    public bool HasPrivateKey => _material.HasPrivateKey;

    /// <summary>Makes a new key from the system's secure randomness. PS256 keys have 2048 bits.</summary>
    /// <param name="keyId">1 to 256 printable ASCII characters.</param>
    /// <exception cref="CryptographicException">Ed25519 where the system has no OpenSSL.</exception>
    public static SigningKey Generate(SignatureAlgorithm algorithm, string keyId)
    {
        if (!JwkReader.IsKeyId(keyId))
            throw new ArgumentException("A key id has 1 to 256 printable ASCII characters.", nameof(keyId));
        KeyMaterial made = algorithm switch
        {
            SignatureAlgorithm.ES256 => EcdsaKey.Generate(),
            SignatureAlgorithm.Ed25519 => Ed25519Key.Generate(),
            SignatureAlgorithm.PS256 => RsaKey.Generate(),
            _ => throw new ArgumentOutOfRangeException(nameof(algorithm)),
        };
        return new SigningKey(made, keyId);
    }

    /// <summary>Reads a JWK (RFC 7517), public or private.</summary>
    /// <exception cref="FormatException">With the name of the <see cref="JwkError"/>.</exception>
    public static SigningKey FromJwk(string json) =>
        TryFromJwk(json, out var key, out var error)
            ? key!
            : throw new FormatException($"The key is refused: {error}.");

    public static bool TryFromJwk(string json, out SigningKey? key, out JwkError error)
    {
        error = JwkReader.Read(Encoding.UTF8.GetBytes(json), out key);
        return error == JwkError.None;
    }

    public string ToPublicJwk() => JwkWriter.Write(_material, KeyId, includePrivate: false);

    /// <summary>A secret: keep it in a file that only its owner can read.</summary>
    public string ToPrivateJwk() =>
        HasPrivateKey
            ? JwkWriter.Write(_material, KeyId, includePrivate: true)
            : throw new InvalidOperationException("This key is public.");

    public byte[] Sign(ReadOnlySpan<byte> data) =>
        HasPrivateKey ? _material.Sign(data) : throw new InvalidOperationException("A public key does not sign.");

    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) => _material.Verify(data, signature);

    public void Dispose() => _material.Dispose();
}
