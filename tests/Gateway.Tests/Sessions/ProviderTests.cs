using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OrleansBank.Contracts;
using OrleansBank.Gateway.Tests.Support;

namespace OrleansBank.Gateway.Tests.Sessions;

/// <summary>Bearer tokens of an identity provider that runs beside the test, on a real socket.</summary>
public sealed class ProviderTests
{
    [Fact]
    public async Task A_token_of_the_provider_signs_in_at_its_first_sight_and_signing_out_ends_it()
    {
        await using var provider = await Provider.StartAsync();
        await using var gateway = await StartAsync(provider);
        var token = provider.Make("alice", locale: "fr-FR");

        using var first = await gateway.SendAsync(HttpMethod.Get, "/v1/messages", token);
        using var signedOut = await gateway.SendAsync(HttpMethod.Delete, "/v1/sessions", token);
        using var ended = await gateway.SendAsync(HttpMethod.Get, "/v1/messages", token);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        var signIn = gateway.Platform.Asked.Select(asked => asked.Request).OfType<SignInRequest>().Single();
        Assert.Equal(("session-1", "fr-FR"), (signIn.SessionId, signIn.Locale));
        Assert.Equal(HttpStatusCode.NoContent, signedOut.StatusCode);
        await ended.ShowsAsync(HttpStatusCode.Unauthorized, "signed_out");
    }

    [Fact]
    public async Task Each_wrong_token_is_refused()
    {
        await using var provider = await Provider.StartAsync();
        await using var stranger = await Provider.StartAsync();
        await using var gateway = await StartAsync(provider);
        (string Token, string Code)[] wrong =
        [
            (provider.Make("alice", audience: "another"), "invalid_token"),
            (provider.Make("alice", issuer: "https://evil.example"), "invalid_token"),
            (provider.Make("alice", lasts: TimeSpan.FromSeconds(-5)), "token_expired"),
            (stranger.Make("alice", issuer: provider.Issuer), "invalid_token"),
            (provider.Make("alice", session: null), "invalid_token"),
            (provider.Make("a\nb"), "invalid_token"),
        ];
        foreach (var (token, code) in wrong)
        {
            using var answer = await gateway.SendAsync(HttpMethod.Get, "/v1/messages", token);
            await answer.ShowsAsync(HttpStatusCode.Unauthorized, code);
        }
        Assert.Empty(gateway.Platform.Asked);
    }

    [Fact]
    public async Task There_is_no_sandbox_beside_a_provider()
    {
        await using var provider = await Provider.StartAsync();
        await using var gateway = await StartAsync(provider);
        using var answer = await gateway.SendAsync(
            HttpMethod.Post,
            "/v1/sessions",
            null,
            Answers.Json("""{"user":"alice"}""")
        );

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    private static Task<RunningGateway> StartAsync(Provider provider) =>
        RunningGateway.StartAsync(options =>
            options with
            {
                Sandbox = false,
                OpenIdConnect = new(new Uri(provider.Issuer), "orleansbank"),
            }
        );

    private sealed class Provider : IAsyncDisposable
    {
        private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        private readonly WebApplication _app;

        private Provider(WebApplication app) => _app = app;

        public string Issuer => _app.Urls.First();

        public static async Task<Provider> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            var provider = new Provider(app);
            app.MapGet(
                "/.well-known/openid-configuration",
                () => Results.Json(new { issuer = provider.Issuer, jwks_uri = $"{provider.Issuer}/keys" })
            );
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
            string? locale = null
        )
        {
            var claims = new List<Claim> { new("sub", user) };
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
}
