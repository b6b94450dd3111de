using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using OrleansBank.Domain;
using OrleansBank.Gateway.Edge;

namespace OrleansBank.Gateway.Sessions;

/// <summary>Whom the provider named, and when it saw them prove it.</summary>
internal sealed record Authenticated(UserId User, DateTimeOffset At, string? Locale, string? TimeZone);

/// <summary>
/// The authorization code flow (OpenID Connect Core 1.0 section 3.1) with PKCE (RFC 7636), state, nonce and, where the provider
/// sends one, iss (RFC 9207).
/// </summary>
internal sealed class CodeFlow(Provider provider, PublicOrigin origin, GatewayOptions options, TimeProvider time)
{
    private const int RandomBytes = 32;
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    private string RedirectUri => $"{origin.Origin}{SignInEndpoints.CallbackPath}";

    /// <summary>The provider's own page, and what to remember until the browser comes back.</summary>
    /// <param name="fresh">The person must prove anew who they are.</param>
    public async ValueTask<(Uri Page, PendingSignIn Pending)> BeginAsync(
        bool fresh,
        string? locale,
        string? timeZone,
        CancellationToken cancellation
    )
    {
        var found = await provider.Documents.GetConfigurationAsync(cancellation);
        var pending = new PendingSignIn(Random(), Random(), Random(), locale, timeZone, time.GetUtcNow());
        var message = new OpenIdConnectMessage
        {
            IssuerAddress = found.AuthorizationEndpoint,
            ClientId = provider.Options.ClientId,
            RedirectUri = RedirectUri,
            ResponseType = OpenIdConnectResponseType.Code,
            Scope = "openid",
            State = pending.State,
            Nonce = pending.Nonce,
            UiLocales = locale,
            // Asking for it makes the provider say when it saw the person (auth_time).
            MaxAge = fresh ? "0" : $"{(long)options.SessionLength.TotalSeconds}",
            Prompt = fresh ? "login" : null,
        };
        message.SetParameter("code_challenge", Challenge(pending.Verifier));
        message.SetParameter("code_challenge_method", "S256");
        return (new Uri(message.CreateAuthenticationRequestUrl()), pending);
    }

    /// <summary>Redeems the code. Null: the provider did not answer with an ID token that is good for this sign-in.</summary>
    /// <exception cref="HttpRequestException">The provider was not reached.</exception>
    public async ValueTask<Authenticated?> CompleteAsync(
        PendingSignIn pending,
        string code,
        CancellationToken cancellation
    )
    {
        var found = await provider.Documents.GetConfigurationAsync(cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Post, found.TokenEndpoint)
        {
            Content = new FormUrlEncodedContent(Fields(pending, code)),
        };
        if (provider.Options is { ClientSecret: { } secret, ClientId: { } client })
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Basic(client, secret));
        using var answer = await provider.Http.SendAsync(request, cancellation);
        if (!answer.IsSuccessStatusCode)
            return null;
        var token = IdTokenIn(await answer.Content.ReadAsByteArrayAsync(cancellation));
        return token is null ? null : await ReadAsync(token, pending, found, cancellation);
    }

    public bool IsIssuer(string issuer) => issuer == provider.Options.Issuer.OriginalString;

    private async ValueTask<Authenticated?> ReadAsync(
        string token,
        PendingSignIn pending,
        OpenIdConnectConfiguration found,
        CancellationToken cancellation
    )
    {
        var client = provider.Options.ClientId!;
        var read = await _handler.ValidateTokenAsync(token, provider.Rules(found, client, time));
        if (read.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            provider.Documents.RequestRefresh();
            found = await provider.Documents.GetConfigurationAsync(cancellation);
            read = await _handler.ValidateTokenAsync(token, provider.Rules(found, client, time));
        }
        if (!read.IsValid || read.SecurityToken is not JsonWebToken jwt || !IdRules.IsValid(jwt.Subject))
            return null;
        // Core section 3.1.3.7: the nonce is ours; a second audience needs the authorized party to be us.
        if (!Is(jwt, "nonce", pending.Nonce) || (jwt.Audiences.Count() > 1 && !Is(jwt, "azp", client)))
            return null;
        if (!jwt.TryGetPayloadValue<long>("auth_time", out var seconds))
            return null;
        var at = DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(seconds, 0, time.GetUtcNow().ToUnixTimeSeconds()));
        return new Authenticated(new UserId(jwt.Subject), at, Claim(jwt, "locale"), Claim(jwt, "zoneinfo"));
    }

    private IEnumerable<KeyValuePair<string, string>> Fields(PendingSignIn pending, string code) =>
        [
            new("grant_type", "authorization_code"),
            new("code", code),
            new("redirect_uri", RedirectUri),
            new("client_id", provider.Options.ClientId!),
            new("code_verifier", pending.Verifier),
        ];

    private static bool Is(JsonWebToken jwt, string claim, string value) => Claim(jwt, claim) == value;

    private static string? Claim(JsonWebToken jwt, string name) =>
        jwt.TryGetPayloadValue<string>(name, out var value) ? value : null;

    private static string? IdTokenIn(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return
                json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("id_token", out var token)
                && token.ValueKind == JsonValueKind.String
                ? token.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>RFC 6749 section 2.3.1: both parts are form-encoded first.</summary>
    private static string Basic(string client, string secret) =>
        Convert.ToBase64String(
            Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(client)}:{Uri.EscapeDataString(secret)}")
        );

    private static string Random() => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(RandomBytes));

    private static string Challenge(string verifier) =>
        Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
