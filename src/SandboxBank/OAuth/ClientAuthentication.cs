using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OrleansBank.SandboxBank.Banks;

namespace OrleansBank.SandboxBank.OAuth;

/// <summary>
/// Client authentication by private_key_jwt (RFC 7523 section 3, FAPI 2.0 section 5.3.2): signed by a key of the platform, for
/// this bank, short-lived, good once.
/// </summary>
internal sealed class ClientAuthentication(Bank bank, PlatformKeys keys)
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };
    private readonly OneTimeStore<string> _used = new(
        TimeSpan.FromSeconds(Limits.AssertionLifeSecondsMax + (2 * Limits.ClockSkewSeconds)),
        bank.Clock
    );

    /// <summary>Null when the form's client is the registered one.</summary>
    public async Task<OAuthError?> CheckAsync(IFormCollection form, CancellationToken cancellation)
    {
        var clientId = bank.Options.ClientId;
        if (form.One("client_id") is { } named && named != clientId)
            return OAuthError.InvalidClient("Unknown client.");
        if (form.One("client_assertion_type") != AssertionType || form.One("client_assertion") is not { } assertion)
            return OAuthError.InvalidClient("private_key_jwt is required.");
        if (!Handler.CanReadToken(assertion))
            return OAuthError.InvalidClient("The client assertion is not a JWT.");
        var jwt = Handler.ReadJsonWebToken(assertion);
        if (await keys.OfTokenAsync(jwt.Kid ?? "", cancellation) is not { } key)
            return OAuthError.InvalidClient("The client assertion's key is unknown.");
        var checkedToken = await Handler.ValidateTokenAsync(assertion, Demands(clientId, key));
        if (!checkedToken.IsValid)
            return OAuthError.InvalidClient(
                $"The client assertion is refused: {checkedToken.Exception?.GetType().Name}."
            );
        if (jwt.Subject != clientId)
            return OAuthError.InvalidClient("The client assertion's subject is not the client.");
        // Last, so that nobody can use up an id with an assertion that is refused.
        return jwt.Id is { Length: > 0 and <= 256 } id && _used.TryAdd(id, "")
            ? null
            : OAuthError.InvalidClient("The client assertion has no jti, or it was used before.");
    }

    private TokenValidationParameters Demands(string clientId, SecurityKey key) =>
        new()
        {
            ValidIssuer = clientId,
            ValidAudiences = [bank.Address.Issuer, bank.Address.Of("/token"), bank.Address.Of("/par")],
            IssuerSigningKey = key,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSsaPssSha256],
            LifetimeValidator = (notBefore, expires, token, _) => IsAlive(notBefore, expires, token),
        };

    private bool IsAlive(DateTime? notBefore, DateTime? expires, SecurityToken token)
    {
        var now = bank.Clock.GetUtcNow().UtcDateTime;
        var latest = now.AddSeconds(Limits.ClockSkewSeconds);
        var issued = (token as JsonWebToken)?.IssuedAt;
        return expires > now
            && expires <= latest.AddSeconds(Limits.AssertionLifeSecondsMax)
            && (notBefore is null || notBefore <= latest)
            && (issued is null || issued == DateTime.MinValue || issued <= latest);
    }
}
