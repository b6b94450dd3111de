using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OrleansBank.Contracts;

namespace OrleansBank.Gateway.Sessions;

/// <summary>
/// Bearer tokens of the configured identity provider: issuer, audience, signature and expiry by its discovery document and keys
/// (OpenID Connect Discovery 1.0). An unknown key fetches the keys anew, at most once a minute.
/// </summary>
internal sealed class ProviderTokens(Provider provider, TimeProvider time) : ITokens
{
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    public async ValueTask<CallerResult> ReadAsync(string token, bool byCookie, CancellationToken cancellation)
    {
        var read = await ValidateAsync(token, cancellation);
        if (read.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            provider.Documents.RequestRefresh();
            read = await ValidateAsync(token, cancellation);
        }
        if (!read.IsValid)
            return CallerResult.Refused(TokenRules.CodeOf(read.Exception));
        var jwt = (JsonWebToken)read.SecurityToken;
        if (SessionOf(jwt) is not { } session || TokenRules.TryCaller(jwt, session, byCookie) is not { } caller)
            return CallerResult.Refused("invalid_token");
        var locale = jwt.TryGetPayloadValue<string>("locale", out var said) ? said : null;
        var zone = jwt.TryGetPayloadValue<string>("zoneinfo", out var lives) ? lives : null;
        return new CallerResult(caller, null)
        {
            Introduction = new SignInRequest(
                session,
                SignInRules.IsLocale(locale) ? locale! : SignInRules.DefaultLocale,
                SignInRules.IsTimeZone(zone) ? zone : null,
                caller.AuthenticatedAt,
                caller.ExpiresAt
            ),
        };
    }

    private async Task<TokenValidationResult> ValidateAsync(string token, CancellationToken cancellation)
    {
        var found = await provider.Documents.GetConfigurationAsync(cancellation);
        var rules = provider.Rules(found, provider.Options.Audience, time);
        return await _handler.ValidateTokenAsync(token, rules);
    }

    /// <summary>The provider's session (OpenID Connect Back-Channel Logout 1.0 sid), or else this very token (RFC 7519 jti).</summary>
    private static string? SessionOf(JsonWebToken jwt) =>
        jwt.TryGetPayloadValue<string>("sid", out var session) ? session
        : string.IsNullOrEmpty(jwt.Id) ? null
        : jwt.Id;
}
