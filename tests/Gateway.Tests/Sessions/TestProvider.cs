using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace OrleansBank.Gateway.Tests.Sessions;

/// <summary>An identity provider on a real socket: discovery, keys, bearer tokens, and the code flow.</summary>
internal sealed class TestProvider : IAsyncDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly WebApplication _app;

    private TestProvider(WebApplication app) => _app = app;

    public string Issuer => _app.Urls.First();

    /// <summary>What the last token request carried.</summary>
    public Dictionary<string, string> Redeemed { get; } = [];

    /// <summary>The answer to a token request, from the nonce of the sign-in.</summary>
    public Func<string> IdToken { get; set; } = () => throw new InvalidOperationException("no sign-in was scripted");

    public static async Task<TestProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var provider = new TestProvider(app);
        app.MapGet(
            "/.well-known/openid-configuration",
            () =>
                Results.Json(
                    new
                    {
                        issuer = provider.Issuer,
                        jwks_uri = $"{provider.Issuer}/keys",
                        authorization_endpoint = $"{provider.Issuer}/authorize",
                        token_endpoint = $"{provider.Issuer}/token",
                    }
                )
        );
        app.MapPost("/token", provider.RedeemAsync);
        app.MapGet("/keys", () => Results.Text(provider.Keys(), "application/json"));
        await app.StartAsync();
        return provider;
    }

    public string Make(
        string user,
        string? issuer = null,
        string audience = "orleansbank",
        TimeSpan? lasts = null,
        string? session = "session-1",
        string? locale = null,
        string? nonce = null,
        TimeSpan? signedInAgo = null
    )
    {
        var claims = new List<Claim> { new("sub", user) };
        if (nonce is not null)
            claims.Add(new Claim("nonce", nonce));
        if (signedInAgo is { } ago)
        {
            var at = (TimeProvider.System.GetUtcNow() - ago).ToUnixTimeSeconds();
            claims.Add(new Claim("auth_time", $"{at}", ClaimValueTypes.Integer64));
        }
        if (session is not null)
            claims.Add(new Claim("sid", session));
        if (locale is not null)
            claims.Add(new Claim("locale", locale));
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = issuer ?? Issuer,
                Audience = audience,
                IssuedAt = now.AddMinutes(-1),
                NotBefore = now.AddMinutes(-1),
                Expires = now + (lasts ?? TimeSpan.FromHours(1)),
                Subject = new ClaimsIdentity(claims),
                SigningCredentials = new SigningCredentials(
                    new ECDsaSecurityKey(_key) { KeyId = "k1" },
                    SecurityAlgorithms.EcdsaSha256
                ),
            }
        );
    }

    private async Task<IResult> RedeemAsync(HttpRequest request)
    {
        Redeemed.Clear();
        foreach (var (name, value) in await request.ReadFormAsync())
            Redeemed[name] = value.ToString();
        Redeemed["authorization"] = request.Headers.Authorization.ToString();
        return Results.Json(new { id_token = IdToken(), token_type = "Bearer" });
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }

    private string Keys()
    {
        var point = _key.ExportParameters(false).Q;
        return JsonSerializer.Serialize(
            new
            {
                keys = new[]
                {
                    new
                    {
                        kty = "EC",
                        crv = "P-256",
                        kid = "k1",
                        x = Base64UrlEncoder.Encode(point.X),
                        y = Base64UrlEncoder.Encode(point.Y),
                    },
                },
            }
        );
    }
}
