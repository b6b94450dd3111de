using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace OrleansBank.Gateway.Sessions;

/// <summary>The configured identity provider: its documents (OpenID Connect Discovery 1.0), and what holds for each of its tokens.</summary>
internal sealed class Provider : IDisposable
{
    private const int AnswerBytesMax = 1024 * 1024;

    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSsaPssSha256,
        SecurityAlgorithms.EcdsaSha256,
    ];

    /// <exception cref="InvalidOperationException">It is not configured, or would be reached without TLS.</exception>
    public Provider(GatewayOptions options)
    {
        Options = options.OpenIdConnect ?? throw new InvalidOperationException("OpenID Connect is not configured.");
        if (Options.Issuer.Scheme != Uri.UriSchemeHttps && !Options.Issuer.IsLoopback)
            throw new InvalidOperationException("The identity provider must be reached by https.");
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
        {
            Timeout = TimeSpan.FromSeconds(10),
            MaxResponseContentBufferSize = AnswerBytesMax,
        };
        Documents = new ConfigurationManager<OpenIdConnectConfiguration>(
            $"{Options.Issuer.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(Http) { RequireHttps = !Options.Issuer.IsLoopback }
        )
        {
            RefreshInterval = TimeSpan.FromMinutes(1),
        };
    }

    public OpenIdConnectOptions Options { get; }
    public HttpClient Http { get; }

    /// <summary>Kept; a refresh is asked for at most once a minute.</summary>
    public ConfigurationManager<OpenIdConnectConfiguration> Documents { get; }

    public TokenValidationParameters Rules(OpenIdConnectConfiguration found, string audience, TimeProvider time)
    {
        var rules = TokenRules.For(time);
        rules.ValidIssuer = Options.Issuer.OriginalString;
        rules.ValidAudience = audience;
        rules.ValidAlgorithms = Algorithms;
        rules.IssuerSigningKeys = found.SigningKeys;
        return rules;
    }

    public void Dispose() => Http.Dispose();
}
