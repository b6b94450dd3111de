using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.IdentityModel.Tokens;
using OrleansBank.Gateway.Edge;

namespace OrleansBank.Gateway.Sessions;

/// <summary>What a sign-in that is under way must remember: it goes with the browser, sealed, and is good for one browser and ten minutes.</summary>
/// <param name="State">OAuth 2 state: binds the answer to this browser.</param>
/// <param name="Nonce">OpenID Connect Core section 3.1.2.1: binds the ID token to this sign-in.</param>
/// <param name="Verifier">PKCE (RFC 7636).</param>
internal sealed record PendingSignIn(
    string State,
    string Nonce,
    string Verifier,
    string? Locale,
    string? TimeZone,
    DateTimeOffset BegunAt
);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PendingSignIn))]
internal sealed partial class PendingSignInJson : JsonSerializerContext;

/// <summary>Keeps a <see cref="PendingSignIn"/> in a cookie, under AES-256-GCM.</summary>
internal sealed class SignInCookie(GatewayOptions options, PublicOrigin origin, TimeProvider time)
{
    private const string Name = "sign-in";
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private readonly byte[] _key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256,
        [.. options.SessionKey],
        32,
        info: "orleansbank sign-in cookie"u8.ToArray()
    );

    public void Keep(HttpContext http, PendingSignIn pending)
    {
        var clear = JsonSerializer.SerializeToUtf8Bytes(pending, PendingSignInJson.Default.PendingSignIn);
        var box = new byte[NonceBytes + clear.Length + TagBytes];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(
            box.AsSpan(0, NonceBytes),
            clear,
            box.AsSpan(NonceBytes, clear.Length),
            box.AsSpan(NonceBytes + clear.Length)
        );
        http.Response.Cookies.Append(Name, Base64UrlEncoder.Encode(box), Rules());
    }

    /// <summary>Takes it away: it counts once. Null when there is none, or it is too old, or not ours.</summary>
    public PendingSignIn? Take(HttpContext http)
    {
        var value = http.Request.Cookies[Name];
        http.Response.Cookies.Delete(Name, Rules());
        if (string.IsNullOrEmpty(value) || Open(value) is not { } pending)
            return null;
        return time.GetUtcNow() - pending.BegunAt <= Life ? pending : null;
    }

    private PendingSignIn? Open(string value)
    {
        try
        {
            var box = Base64UrlEncoder.DecodeBytes(value);
            if (box.Length < NonceBytes + TagBytes)
                return null;
            var clear = new byte[box.Length - NonceBytes - TagBytes];
            using var aes = new AesGcm(_key, TagBytes);
            aes.Decrypt(
                box.AsSpan(0, NonceBytes),
                box.AsSpan(NonceBytes, clear.Length),
                box.AsSpan(NonceBytes + clear.Length),
                clear
            );
            return JsonSerializer.Deserialize(clear, PendingSignInJson.Default.PendingSignIn);
        }
        catch (Exception failure) when (failure is FormatException or CryptographicException or JsonException)
        {
            return null;
        }
    }

    private CookieOptions Rules() =>
        new()
        {
            HttpOnly = true,
            // Lax: the provider sends the browser back from another site.
            SameSite = SameSiteMode.Lax,
            Secure = origin.Url.Scheme == Uri.UriSchemeHttps,
            Path = SignInEndpoints.Path,
            MaxAge = Life,
        };
}
