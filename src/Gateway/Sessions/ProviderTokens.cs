using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using OrleansBank.Contracts;

namespace OrleansBank.Gateway.Sessions;

/// <summary>
/// Bearer tokens of the configured identity provider: issuer, audience, signature and expiry by its discovery document and keys
/// (OpenID Connect Discovery 1.0). An unknown key fetches the keys anew, at most once a minute.
/// </summary>
internal sealed class ProviderTokens : ITokens
{
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSsaPssSha256,
        SecurityAlgorithms.EcdsaSha256,
    ];

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly OpenIdConnectOptions _provider;
    private readonly TimeProvider _time;
    private readonly ConfigurationManager<OpenIdConnectConfiguration> _keys;

    public ProviderTokens(GatewayOptions options, TimeProvider time)
    {
        _provider = options.OpenIdConnect ?? throw new InvalidOperationException("OpenID Connect is not configured.");
        _time = time;
        if (_provider.Issuer.Scheme != Uri.UriSchemeHttps && !_provider.Issuer.IsLoopback)
            throw new InvalidOperationException("The identity provider must be reached by https.");
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
        {
            Timeout = TimeSpan.FromSeconds(10),
            MaxResponseContentBufferSize = 1024 * 1024,
        };
        _keys = new ConfigurationManager<OpenIdConnectConfiguration>(
            $"{_provider.Issuer.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(http) { RequireHttps = !_provider.Issuer.IsLoopback }
        )
        {
            RefreshInterval = TimeSpan.FromMinutes(1),
        };
    }

    public async ValueTask<CallerResult> ReadAsync(string token, bool byCookie, CancellationToken cancellation)
    {
        var read = await ValidateAsync(token, cancellation);
        if (read.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            _keys.RequestRefresh();
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
        var found = await _keys.GetConfigurationAsync(cancellation);
        var rules = TokenRules.For(_time);
        rules.ValidIssuer = _provider.Issuer.OriginalString;
        rules.ValidAudience = _provider.Audience;
        rules.ValidAlgorithms = Algorithms;
        rules.IssuerSigningKeys = found.SigningKeys;
        return await _handler.ValidateTokenAsync(token, rules);
    }

    /// <summary>The provider's session (OpenID Connect Back-Channel Logout 1.0 sid), or else this very token (RFC 7519 jti).</summary>
    private static string? SessionOf(JsonWebToken jwt) =>
        jwt.TryGetPayloadValue<string>("sid", out var session) ? session
        : string.IsNullOrEmpty(jwt.Id) ? null
        : jwt.Id;
}
