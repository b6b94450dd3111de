using System.Text.Json;
using OrleansBank.HttpSignatures.Keys;

namespace OrleansBank.HttpSignatures.Jwks;

/// <summary>Why a JWK is not used.</summary>
public enum JwkError
{
    None,

    /// <summary>Not JSON, not an object, or a member of the wrong type.</summary>
    NotAJwk,

    /// <summary>A key type, curve or algorithm other than ES256, Ed25519 and PS256.</summary>
    UnsupportedAlgorithm,

    /// <summary>Meant for encryption.</summary>
    NotForSignatures,

    /// <summary>Empty, too long, or not printable ASCII.</summary>
    BadKeyId,

    /// <summary>The numbers are no such key, or one of a size that is refused.</summary>
    BadKey,

    /// <summary>A private key in a public set: it is no secret any more, so that it proves nothing.</summary>
    PrivateKeyInPublicSet,

    DuplicateKeyId,
}

/// <summary>Reads one key of RFC 7517, RFC 7518 section 6 or RFC 8037.</summary>
internal static class JwkReader
{
    public static bool IsKeyId(string text) =>
        text.Length is > 0 and <= SignatureLimits.KeyIdBytesMax && !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    public static JwkError Read(ReadOnlyMemory<byte> json, out SigningKey? key)
    {
        key = null;
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 8 });
            return Read(document.RootElement, out key);
        }
        catch (JsonException)
        {
            return JwkError.NotAJwk;
        }
    }

    public static JwkError Read(JsonElement jwk, out SigningKey? key)
    {
        key = null;
        if (jwk.ValueKind != JsonValueKind.Object)
            return JwkError.NotAJwk;
        if (Member(jwk, "use") is { } use && use != "sig")
            return JwkError.NotForSignatures;
        if (jwk.TryGetProperty("kid", out _) && (Member(jwk, "kid") is not { } given || !IsKeyId(given)))
            return JwkError.BadKeyId;
        var alg = Member(jwk, "alg");
        var kind = (Member(jwk, "kty"), Member(jwk, "crv"));
        KeyMaterial? material;
        if (kind == ("EC", "P-256") && alg is null or "ES256")
            material = EcdsaKey.FromJwk(Member(jwk, "x"), Member(jwk, "y"), Member(jwk, "d"));
        else if (kind == ("OKP", "Ed25519") && alg is null or "EdDSA" or "Ed25519")
            material = Ed25519Key.FromJwk(Member(jwk, "x"), Member(jwk, "d"));
        else if (kind.Item1 == "RSA" && alg is null or "PS256")
            material = RsaKey.FromJwk(name => Member(jwk, name));
        else
            return JwkError.UnsupportedAlgorithm;
        if (material is null)
            return JwkError.BadKey;
        key = new SigningKey(material, Member(jwk, "kid"));
        return JwkError.None;
    }

    private static string? Member(JsonElement jwk, string name) =>
        jwk.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
