using OrleansBank.Gateway.BankApi;
using OrleansBank.Gateway.Edge;
using OrleansBank.Gateway.Sandbox;

namespace OrleansBank.Gateway.Composition;

/// <summary>What every composition has for banks: their door, their keys and, in the sandbox, the way to make them send something.</summary>
public static class BankEdges
{
    /// <param name="sandbox">Null where there are no sandbox banks.</param>
    public static void AddBanks(this WebApplicationBuilder builder, Uri? sandbox, HttpClient http)
    {
        var services = builder.Services;
        services.AddBankApi();
        services.AddSingleton(all => new BankApiOptions(() => all.GetRequiredService<PublicOrigin>().Origin));
        var jwks = JwksBankKeys.Read(builder.Configuration);
        services.AddSingleton<IBankKeys>(all => new JwksBankKeys(
            jwks,
            http,
            TimeProvider.System,
            all.GetRequiredService<ILogger<JwksBankKeys>>()
        ));
        if (sandbox is not null)
            services.AddSingleton<ISandboxEmitter>(new SandboxEmitter(sandbox, http));
    }

    /// <summary>Our public signing keys, which banks check our decisions with.</summary>
    public static void MapJwks(this WebApplication app, string jwks) =>
        app.MapGet("/.well-known/jwks.json", () => Results.Text(jwks, "application/jwk-set+json"))
            .WithSummary("Our public signing keys (RFC 7517).");
}
