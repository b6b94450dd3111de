using System.Buffers.Text;
using System.Security.Cryptography;

namespace OrleansBank.HttpSignatures.Keys;

internal sealed class RsaKey : KeyMaterial
{
    private readonly RSAParameters _parameters;
    private readonly InstancePool<RSA> _pool;

    /// <exception cref="CryptographicException">The numbers are not an RSA key.</exception>
    public RsaKey(RSAParameters parameters)
    {
        _parameters = parameters;
        _pool = new InstancePool<RSA>(() => RSA.Create(parameters));
        _pool.Return(_pool.Rent());
    }

    public override SignatureAlgorithm Algorithm => SignatureAlgorithm.PS256;
    public override bool HasPrivateKey => _parameters.D is not null;

    public static RsaKey Generate()
    {
        using var key = RSA.Create(SignatureLimits.RsaKeyBitsMin);
        return new RsaKey(key.ExportParameters(includePrivateParameters: true));
    }

    /// <param name="member">Finds a member of the JWK (RFC 7518 section 6.3); null when it is absent.</param>
    public static RsaKey? FromJwk(Func<string, string?> member)
    {
        if (!JwkBytes.TryRead(member("n"), null, out var n) || !JwkBytes.TryRead(member("e"), null, out var e))
            return null;
        var bits = (n.Length * 8) - byte.LeadingZeroCount(n[0]);
        if (n[0] == 0 || bits is < SignatureLimits.RsaKeyBitsMin or > SignatureLimits.RsaKeyBitsMax)
            return null;
        // An exponent of 1 would make every signature good; long ones only cost time.
        if (e.Length > 4 || e.Aggregate(0u, (value, next) => (value << 8) | next) is not (>= 3 and var exponent))
            return null;
        var read = new RSAParameters { Modulus = n, Exponent = e };
        if (exponent % 2 == 0 || (member("d") is not null && !TryReadPrivate(member, n.Length, ref read)))
            return null;
        try
        {
            return new RsaKey(read);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static bool TryReadPrivate(Func<string, string?> member, int length, ref RSAParameters parameters)
    {
        var half = (length + 1) / 2;
        return JwkBytes.TryRead(member("d"), length, out parameters.D!)
            && JwkBytes.TryRead(member("p"), half, out parameters.P!)
            && JwkBytes.TryRead(member("q"), half, out parameters.Q!)
            && JwkBytes.TryRead(member("dp"), half, out parameters.DP!)
            && JwkBytes.TryRead(member("dq"), half, out parameters.DQ!)
            && JwkBytes.TryRead(member("qi"), half, out parameters.InverseQ!);
    }

    public override byte[] Sign(ReadOnlySpan<byte> data)
    {
        var key = _pool.Rent();
        var signature = key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
        _pool.Return(key);
        return signature;
    }

    public override bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != _parameters.Modulus!.Length)
            return false;
        var key = _pool.Rent();
        var good = key.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
        _pool.Return(key);
        return good;
    }

    public override IReadOnlyList<KeyValuePair<string, string>> JwkMembers(bool includePrivate)
    {
        var members = new List<KeyValuePair<string, string>>
        {
            new("e", Base64Url.EncodeToString(_parameters.Exponent)),
            new("kty", "RSA"),
            new("n", Base64Url.EncodeToString(_parameters.Modulus)),
        };
        if (includePrivate && _parameters.D is not null)
        {
            members.Add(new("d", Base64Url.EncodeToString(_parameters.D)));
            members.Add(new("p", Base64Url.EncodeToString(_parameters.P)));
            members.Add(new("q", Base64Url.EncodeToString(_parameters.Q)));
            members.Add(new("dp", Base64Url.EncodeToString(_parameters.DP)));
            members.Add(new("dq", Base64Url.EncodeToString(_parameters.DQ)));
            members.Add(new("qi", Base64Url.EncodeToString(_parameters.InverseQ)));
        }
        return members;
    }

    public override void Dispose() => _pool.Dispose();
}
