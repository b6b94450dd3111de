using System.Buffers.Text;
using System.Security.Cryptography;
using OrleansBank.HttpSignatures.Ed25519;

namespace OrleansBank.HttpSignatures.Keys;

/// <summary>EdDSA over edwards25519 by the system's OpenSSL.</summary>
internal sealed class Ed25519Key : KeyMaterial
{
    private const int KeyBytes = 32;
    private const int SignatureBytes = 64;

    private readonly EvpKey _key;
    private readonly byte[] _publicKey = new byte[KeyBytes];
    private readonly byte[]? _seed;

    /// <exception cref="CryptographicException">OpenSSL refuses the key, or is not there.</exception>
    private Ed25519Key(byte[]? seed, byte[]? givenPublicKey)
    {
        if (!OpenSsl.IsAvailable)
            throw new CryptographicException("ed25519_unavailable: no OpenSSL library was found.");
        _seed = seed;
        _key = seed is not null
            ? OpenSsl.NewPrivateKey(OpenSsl.Ed25519Nid, 0, seed, KeyBytes)
            : OpenSsl.NewPublicKey(OpenSsl.Ed25519Nid, 0, givenPublicKey, KeyBytes);
        var length = (nuint)KeyBytes;
        if (_key.IsInvalid || OpenSsl.GetPublicKey(_key, _publicKey, ref length) != 1)
            throw Failure("the key");
        if (givenPublicKey is not null && !_publicKey.AsSpan().SequenceEqual(givenPublicKey))
            throw new CryptographicException("The public key is not that of the private key.");
    }

    public override SignatureAlgorithm Algorithm => SignatureAlgorithm.Ed25519;
    public override bool HasPrivateKey => _seed is not null;

    public static Ed25519Key Generate() => new(RandomNumberGenerator.GetBytes(KeyBytes), null);

    public static Ed25519Key? FromJwk(string? x, string? d)
    {
        if (!JwkBytes.TryRead(x, KeyBytes, out var given))
            return null;
        byte[]? secret = null;
        if (d is not null && !JwkBytes.TryRead(d, KeyBytes, out secret))
            return null;
        try
        {
            return new Ed25519Key(secret, given);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public override byte[] Sign(ReadOnlySpan<byte> data)
    {
        using var context = OpenSsl.NewContext();
        var signature = new byte[SignatureBytes];
        var length = (nuint)SignatureBytes;
        if (
            OpenSsl.SignInit(context, 0, 0, 0, _key) != 1
            || OpenSsl.Sign(context, signature, ref length, data, (nuint)data.Length) != 1
        )
            throw Failure("signing");
        return signature;
    }

    public override bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != SignatureBytes)
            return false;
        using var context = OpenSsl.NewContext();
        if (OpenSsl.VerifyInit(context, 0, 0, 0, _key) != 1)
            throw Failure("verifying");
        if (OpenSsl.Verify(context, signature, SignatureBytes, data, (nuint)data.Length) == 1)
            return true;
        OpenSsl.ClearErrors();
        return false;
    }

    public override IReadOnlyList<KeyValuePair<string, string>> JwkMembers(bool includePrivate)
    {
        var members = new List<KeyValuePair<string, string>>
        {
            new("crv", "Ed25519"),
            new("kty", "OKP"),
            new("x", Base64Url.EncodeToString(_publicKey)),
        };
        if (includePrivate && _seed is not null)
            members.Add(new("d", Base64Url.EncodeToString(_seed)));
        return members;
    }

    public override void Dispose() => _key.Dispose();

    private static CryptographicException Failure(string what)
    {
        OpenSsl.ClearErrors();
        return new CryptographicException($"OpenSSL refused {what}.");
    }
}
