using System.Buffers.Text;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace OrleansBank.HttpSignatures.Tests;

/// <summary>What the standards publish: keys, messages, signatures and digests.</summary>
public sealed class PublishedVectorTests
{
    /// <summary>RFC 9421 appendix B.1.3, the public half.</summary>
    private const string EccJwk =
        """{"kty":"EC","crv":"P-256","kid":"test-key-ecc-p256","x":"qIVYZVLCrPZHGHjP17CTW0_-D9Lfw0EkjqF7xB4FivA","y":"Mc4nN9LTDOBhfoUeg8Ye9WedFRhnZXZJA12Qp0zZ6F0"}""";

    /// <summary>RFC 9421 appendix B.1.4.</summary>
    private const string EdJwk =
        """{"kty":"OKP","crv":"Ed25519","kid":"test-key-ed25519","d":"n4Ni-HpISpVObnQMW0wOhCKROaIKqKtW_2ZYb2p9KcU","x":"JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs"}""";

    [Fact]
    public void The_ecdsa_signature_of_RFC_9421_B_2_4_verifies()
    {
        var signed = string.Join(
            '\n',
            "\"@status\": 200",
            "\"content-type\": application/json",
            "\"content-digest\": sha-512=:mEWXIS7MaLRuGgxOBdODa3xqM1XdEvxoYhvlCFJ41Q"
                + "JgJc4GTsPp29l5oGX69wWdXymyU0rjJuahq4l5aGgfLQ==:",
            "\"content-length\": 23",
            "\"@signature-params\": (\"@status\" \"content-type\" \"content-digest\" \"content-length\")"
                + ";created=1618884473;keyid=\"test-key-ecc-p256\""
        );
        var signature = Convert.FromBase64String(
            "wNmSUAhwb5LxtOtOpNa6W5xj067m5hFrj0XQ4fvpaCLx0NKocgPquLgyahnzDnDAUy5eCdlYUEkLIj+32oiasw=="
        );
        using var key = SigningKey.FromJwk(EccJwk);
        Assert.Equal("test-key-ecc-p256", key.KeyId);
        Assert.True(key.Verify(Encoding.UTF8.GetBytes(signed), signature));
        signature[3] ^= 1;
        Assert.False(key.Verify(Encoding.UTF8.GetBytes(signed), signature));
    }

    [Fact]
    public void The_ed25519_signature_of_RFC_9421_B_2_6_comes_out_the_same()
    {
        var signed = string.Join(
            '\n',
            "\"date\": Tue, 20 Apr 2021 02:07:55 GMT",
            "\"@method\": POST",
            "\"@path\": /foo",
            "\"@authority\": example.com",
            "\"content-type\": application/json",
            "\"content-length\": 18",
            "\"@signature-params\": (\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\")"
                + ";created=1618884473;keyid=\"test-key-ed25519\""
        );
        using var key = SigningKey.FromJwk(EdJwk);
        Assert.Equal(
            "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==",
            Convert.ToBase64String(key.Sign(Encoding.UTF8.GetBytes(signed)))
        );
    }

    [Theory]
    [InlineData(
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
            + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    )]
    [InlineData(
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )]
    [InlineData(
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
            + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    )]
    public void The_first_test_vectors_of_RFC_8032_hold(string seed, string publicKey, string data, string expected)
    {
        var x = Base64Url.EncodeToString(Convert.FromHexString(publicKey));
        var d = Base64Url.EncodeToString(Convert.FromHexString(seed));
        using var key = SigningKey.FromJwk($$"""{"kty":"OKP","crv":"Ed25519","x":"{{x}}","d":"{{d}}"}""");
        using var onlyPublic = SigningKey.FromJwk($$"""{"kty":"OKP","crv":"Ed25519","x":"{{x}}"}""");
        var signature = key.Sign(Convert.FromHexString(data));
        Assert.Equal(expected, Convert.ToHexStringLower(signature));
        Assert.True(onlyPublic.Verify(Convert.FromHexString(data), signature));
        Assert.False(onlyPublic.Verify([1, 2, 3], signature));
    }

    [Theory]
    [InlineData("{\"hello\": \"world\"}\n", "RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=")]
    [InlineData("{\"hello\": \"world\"}", "X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=")]
    [InlineData("", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]
    public void The_digests_of_RFC_9530_and_RFC_9421_come_out(string body, string expected) =>
        Assert.Equal($"sha-256=:{expected}:", ContentDigest.Of(Encoding.UTF8.GetBytes(body)));

    [Theory]
    [InlineData(EccJwk, "\"kid\":\"test-key-ecc-p256\",", "ydQXMtvbsOsZyFir-Y7A8t7fKEM1gbKPvyFkdpu4fvI")]
    [InlineData(EdJwk, "\"kid\":\"test-key-ed25519\",", "poqkLGiymh_W0uP6PZFw-dvez3QJT5SolqXBCW38r0U")]
    public void A_key_without_an_id_is_known_by_its_RFC_7638_thumbprint(string jwk, string id, string expected)
    {
        using var key = SigningKey.FromJwk(jwk.Replace(id, "", StringComparison.Ordinal));
        Assert.Equal(expected, key.KeyId);
    }

    [Fact]
    public void The_base_of_our_profile_is_what_the_standard_says_line_by_line()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = ecdsa.ExportParameters(true);
        var x = Base64Url.EncodeToString(point.Q.X);
        var y = Base64Url.EncodeToString(point.Q.Y);
        var d = Base64Url.EncodeToString(point.D);
        using var key = SigningKey.FromJwk(
            $$"""{"kty":"EC","crv":"P-256","kid":"k","x":"{{x}}","y":"{{y}}","d":"{{d}}"}"""
        );
        var headers = MessageSigner.Sign(
            key,
            "POST",
            "https://b.example/v1/x?y=1",
            "application/json",
            "{\"hello\": \"world\"}"u8,
            DateTimeOffset.FromUnixTimeSeconds(1_700_000_000),
            "a\\b"
        );
        var parameters =
            "(\"@method\" \"@target-uri\" \"content-digest\" \"content-type\")"
            + ";created=1700000000;nonce=\"a\\\\b\";keyid=\"k\"";
        var expected = string.Join(
            '\n',
            "\"@method\": POST",
            "\"@target-uri\": https://b.example/v1/x?y=1",
            "\"content-digest\": sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:",
            "\"content-type\": application/json",
            $"\"@signature-params\": {parameters}"
        );
        Assert.Equal($"sig1={parameters}", headers.SignatureInput);
        var signature = Convert.FromBase64String(headers.Signature["sig1=:".Length..^1]);
        Assert.True(ecdsa.VerifyData(Encoding.UTF8.GetBytes(expected), signature, HashAlgorithmName.SHA256));
    }

    /// <summary>RFC 8017 section 9.1.2, taken apart by hand: the salt begins after the one byte 01 of the unmasked block.</summary>
    [Fact]
    public void PS256_is_RSA_PSS_with_SHA_256_and_a_salt_of_32_bytes()
    {
        using var key = SigningKey.Generate(SignatureAlgorithm.PS256, "rsa");
        using var document = System.Text.Json.JsonDocument.Parse(key.ToPublicJwk());
        var n = Number(Base64Url.DecodeFromChars(document.RootElement.GetProperty("n").GetString()));
        var e = Number(Base64Url.DecodeFromChars(document.RootElement.GetProperty("e").GetString()));
        var encoded = BigInteger
            .ModPow(Number(key.Sign("data"u8)), e, n)
            .ToByteArray(isUnsigned: true, isBigEndian: true);
        Assert.Equal(256, encoded.Length);
        Assert.Equal(0xBC, encoded[^1]);
        var hash = encoded.AsSpan(256 - 33, 32);
        var block = encoded.AsSpan(0, 256 - 33);
        for (var counter = 0; counter * 32 < block.Length; counter++)
        {
            var mask = SHA256.HashData([.. hash, 0, 0, 0, (byte)counter]);
            for (var i = 0; i < 32 && (counter * 32) + i < block.Length; i++)
                block[(counter * 32) + i] ^= mask[i];
        }
        block[0] &= 0x7F;
        var one = block.IndexOfAnyExcept((byte)0);
        Assert.Equal(1, block[one]);
        var salt = block[(one + 1)..];
        Assert.Equal(32, salt.Length);
        Assert.Equal(SHA256.HashData([.. new byte[8], .. SHA256.HashData("data"u8), .. salt]), hash.ToArray());
    }

    private static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}
