using System.Security.Cryptography;
using System.Text;
using OrleansBank.HttpSignatures.Jwks;

namespace OrleansBank.HttpSignatures.Tests;

public sealed class JwkTests
{
    private const string X = "qIVYZVLCrPZHGHjP17CTW0_-D9Lfw0EkjqF7xB4FivA";
    private const string Y = "Mc4nN9LTDOBhfoUeg8Ye9WedFRhnZXZJA12Qp0zZ6F0";
    private const string Ec = "\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + X + "\",\"y\":\"" + Y + "\"";
    private const string Ed =
        "\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs\"";

    [Theory]
    [InlineData("{" + Ec + "}", JwkError.None)]
    [InlineData("{" + Ec + ",\"alg\":\"ES256\",\"use\":\"sig\",\"kid\":\"a\",\"x5c\":[\"?\"]}", JwkError.None)]
    [InlineData("{" + Ed + ",\"alg\":\"EdDSA\"}", JwkError.None)]
    [InlineData("{" + Ed + ",\"alg\":\"Ed25519\"}", JwkError.None)]
    [InlineData("", JwkError.NotAJwk)]
    [InlineData("[]", JwkError.NotAJwk)]
    [InlineData("{", JwkError.NotAJwk)]
    [InlineData("{}", JwkError.UnsupportedAlgorithm)]
    [InlineData("{\"kty\":\"oct\",\"k\":\"AAAA\"}", JwkError.UnsupportedAlgorithm)]
    [InlineData("{" + Ec + ",\"alg\":\"ES384\"}", JwkError.UnsupportedAlgorithm)]
    [InlineData("{" + Ec + ",\"alg\":\"none\"}", JwkError.UnsupportedAlgorithm)]
    [InlineData("{" + Ed + ",\"alg\":\"ES256\"}", JwkError.UnsupportedAlgorithm)]
    [InlineData("{" + Ec + ",\"use\":\"enc\"}", JwkError.NotForSignatures)]
    [InlineData("{" + Ec + ",\"kid\":\"\"}", JwkError.BadKeyId)]
    [InlineData("{" + Ec + ",\"kid\":5}", JwkError.BadKeyId)]
    [InlineData("{" + Ec + ",\"kid\":\"é\"}", JwkError.BadKeyId)]
    [InlineData("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + Y + "\",\"y\":\"" + X + "\"}", JwkError.BadKey)]
    [InlineData("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AAAA\",\"y\":\"" + Y + "\"}", JwkError.BadKey)]
    [InlineData("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + X + "\"}", JwkError.BadKey)]
    [InlineData("{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AAAA\"}", JwkError.BadKey)]
    [InlineData("{" + Ed + ",\"d\":\"" + X + "\"}", JwkError.BadKey)]
    [InlineData("{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"" + X + "\"}", JwkError.UnsupportedAlgorithm)]
    [InlineData("{\"kty\":\"RSA\",\"n\":\"" + X + "\",\"e\":\"AQAB\"}", JwkError.BadKey)]
    public void Only_sound_keys_of_the_three_algorithms_are_read(string jwk, JwkError expected)
    {
        Assert.Equal(expected == JwkError.None, SigningKey.TryFromJwk(jwk, out var key, out var error));
        Assert.Equal(expected, error);
        Assert.Equal(expected == JwkError.None, key is not null);
        key?.Dispose();
    }

    [Theory]
    [InlineData(1_024, "AQAB", JwkError.BadKey)]
    [InlineData(2_048, "AQ", JwkError.BadKey)]
    [InlineData(2_048, "AQAA", JwkError.BadKey)]
    [InlineData(2_048, "AQAB", JwkError.None)]
    [InlineData(4_096, "Aw", JwkError.None)]
    [InlineData(4_104, "AQAB", JwkError.BadKey)]
    public void RSA_keys_have_2048_to_4096_bits_and_an_odd_exponent_above_one(int bits, string e, JwkError expected)
    {
        // Any odd number of the size will do to be read as a modulus: nothing is signed with it.
        var modulus = RandomNumberGenerator.GetBytes(bits / 8);
        modulus[0] |= 0x80;
        modulus[^1] |= 1;
        var n = System.Buffers.Text.Base64Url.EncodeToString(modulus);
        SigningKey.TryFromJwk($$"""{"kty":"RSA","n":"{{n}}","e":"{{e}}"}""", out var key, out var error);
        Assert.Equal(expected, error);
        key?.Dispose();
    }

    [Theory]
    [InlineData(SignatureAlgorithm.ES256)]
    [InlineData(SignatureAlgorithm.Ed25519)]
    [InlineData(SignatureAlgorithm.PS256)]
    public void A_key_survives_the_way_through_its_private_JWK(SignatureAlgorithm algorithm)
    {
        using var key = SigningKey.Generate(algorithm, "id");
        using var again = SigningKey.FromJwk(key.ToPrivateJwk());
        Assert.Equal((algorithm, "id", true), (again.Algorithm, again.KeyId, again.HasPrivateKey));
        Assert.True(key.Verify("x"u8, again.Sign("x"u8)));
        Assert.DoesNotContain("\"d\"", again.ToPublicJwk(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_public_key_neither_signs_nor_shows_a_private_half()
    {
        using var key = SigningKey.FromJwk("{" + Ec + "}");
        Assert.Throws<InvalidOperationException>(() => key.Sign([]));
        Assert.Throws<InvalidOperationException>(() => key.ToPrivateJwk());
    }

    [Fact]
    public void Keys_verify_from_several_threads_at_once()
    {
        using var key = SigningKey.Generate(SignatureAlgorithm.ES256, "k");
        var signature = key.Sign("data"u8);
        var good = 0;
        Parallel.For(0, 400, _ => Interlocked.Add(ref good, key.Verify("data"u8, signature) ? 1 : 0));
        Assert.Equal(400, good);
    }

    [Fact]
    public void A_set_uses_what_it_can_and_lists_the_rest()
    {
        using var leaked = SigningKey.Generate(SignatureAlgorithm.ES256, "leaked");
        var json = $$"""
            {"keys":[{{{Ec}},"kid":"a"},{{{Ed}},"kid":"a"},{{{Ed}},"kid":"b"},{{leaked.ToPrivateJwk()}},{"kty":"oct"},7]}
            """;
        var document = JwksDocument.Parse(Encoding.UTF8.GetBytes(json))!;
        Assert.Equal(["a", "b"], document.Keys.Keys.Order());
        Assert.Equal(SignatureAlgorithm.ES256, document.Find("a")!.Algorithm);
        Assert.Equal(
            [
                new("a", JwkError.DuplicateKeyId),
                new("leaked", JwkError.PrivateKeyInPublicSet),
                new("", JwkError.UnsupportedAlgorithm),
                new("", JwkError.NotAJwk),
            ],
            document.Ignored.ToArray()
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"keys\":{}}")]
    [InlineData("{\"keys\":[}")]
    public void What_is_no_set_is_refused_whole(string json) =>
        Assert.Null(JwksDocument.Parse(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void A_set_that_we_publish_can_be_read_back()
    {
        using var one = SigningKey.Generate(SignatureAlgorithm.ES256, "one");
        using var two = SigningKey.Generate(SignatureAlgorithm.Ed25519, "two");
        var document = JwksDocument.Parse(Encoding.UTF8.GetBytes(JwksDocument.Write([one, two])))!;
        Assert.Equal(2, document.Keys.Count);
        Assert.True(document.Find("two")!.Verify("x"u8, two.Sign("x"u8)));
    }
}
