using System.Buffers.Text;
using System.Security.Cryptography;

namespace OrleansBank.HttpSignatures.Keys;

internal sealed class EcdsaKey : KeyMaterial
{
    private const int CoordinateBytes = 32;
    private const int SignatureBytes = 64;

    private readonly ECParameters _parameters;
    private readonly InstancePool<ECDsa> _pool;

    /// <exception cref="CryptographicException">The point is not on P-256.</exception>
    public EcdsaKey(ECParameters parameters)
    {
        parameters.Validate();
        _parameters = parameters;
        _pool = new InstancePool<ECDsa>(() => ECDsa.Create(parameters));
        _pool.Return(_pool.Rent());
    }

    public override SignatureAlgorithm Algorithm => SignatureAlgorithm.ES256;
    public override bool HasPrivateKey => _parameters.D is not null;

    public static EcdsaKey Generate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new EcdsaKey(key.ExportParameters(includePrivateParameters: true));
    }

    public static EcdsaKey? FromJwk(string? x, string? y, string? d)
    {
        if (
            !JwkBytes.TryRead(x, CoordinateBytes, out var xBytes)
            || !JwkBytes.TryRead(y, CoordinateBytes, out var yBytes)
        )
            return null;
        byte[]? dBytes = null;
        if (d is not null && !JwkBytes.TryRead(d, CoordinateBytes, out dBytes))
            return null;
        try
        {
            var point = new ECPoint { X = xBytes, Y = yBytes };
            return new EcdsaKey(
                new ECParameters
                {
                    Curve = ECCurve.NamedCurves.nistP256,
                    Q = point,
                    D = dBytes,
                }
            );
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public override byte[] Sign(ReadOnlySpan<byte> data)
    {
        var key = _pool.Rent();
        var signature = key.SignData(
            data,
            HashAlgorithmName.SHA256,
            DSASignatureFormat.IeeeP1363FixedFieldConcatenation
        );
        _pool.Return(key);
        return signature;
    }

    public override bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != SignatureBytes)
            return false;
        var key = _pool.Rent();
        var good = key.VerifyData(
            data,
            signature,
            HashAlgorithmName.SHA256,
            DSASignatureFormat.IeeeP1363FixedFieldConcatenation
        );
        _pool.Return(key);
        return good;
    }

    public override IReadOnlyList<KeyValuePair<string, string>> JwkMembers(bool includePrivate)
    {
        var members = new List<KeyValuePair<string, string>>
        {
            new("crv", "P-256"),
            new("kty", "EC"),
            new("x", Base64Url.EncodeToString(_parameters.Q.X)),
            new("y", Base64Url.EncodeToString(_parameters.Q.Y)),
        };
        if (includePrivate && _parameters.D is not null)
            members.Add(new("d", Base64Url.EncodeToString(_parameters.D)));
        return members;
    }

    public override void Dispose() => _pool.Dispose();
}
