using Microsoft.Extensions.Configuration.Memory;
using OrleansBank.Contracts;
using OrleansBank.Domain.Language;
using OrleansBank.Gateway.BankApi;
using OrleansBank.Gateway.Edge;
using OrleansBank.Gateway.Sandbox;
using OrleansBank.Silo.BankApis;
using OrleansBank.Silo.Runtime;

namespace OrleansBank.Gateway.Composition;

/// <summary>
/// The embedded default: gateway, silo and SQLite in one process and, unless switched off, three sandbox
/// banks in a child process. This folder is the one place
/// where the gateway names the silo and the sandbox.
/// </summary>
public static class EmbeddedHost
{
    private const string DefaultUrl = "http://localhost:8080";

    public static async Task<int> RunAsync(string[] args)
    {
        // Step 1: what was asked for.
        var builder = WebApplication.CreateSlimBuilder(args);
        var configuration = builder.Configuration;
        var settings = EmbeddedSettings.Read(configuration);
        var urls = configuration["urls"] ?? DefaultUrl;
        builder.WebHost.UseUrls(urls);
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true);
        var publicUrl = new Uri(
            configuration["PublicUrl"] ?? urls.Split(';')[0].Replace("*", "localhost", StringComparison.Ordinal)
        );
        if (settings.SandboxUrl is { } sandboxUrl)
            AddBelow(configuration, SandboxConfiguration.Of(sandboxUrl, publicUrl));

        // Step 2: the truth and the keys, before anything listens.
        using var logs = LoggerFactory.Create(logging =>
            logging
                .AddConfiguration(configuration.GetSection("Logging"))
                .AddSimpleConsole(console => console.SingleLine = true)
        );
        await using var platform = await EmbeddedPlatform.OpenAsync(settings.Data, TimeProvider.System, logs);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

        // Step 3: the edges.
        builder.Services.AddGateway(
            GatewayConfiguration.Read(
                configuration,
                sandbox: settings.SandboxUrl is not null,
                await platform.SessionKeyAsync()
            )
        );
        AddBanks(builder, settings, http);
        IPlatform? silo = null;
        builder.Services.AddSingleton<IPlatform>(_ => silo!);
        await using var app = builder.Build();
        silo = platform.Start(
            BankOptions.ReadAll(configuration.GetSection("Banks")),
            app.Services.GetRequiredService<IConnections>(),
            configuration.GetSection("Silo:Limits").Get<GrainLimits>() ?? new GrainLimits()
        );
        app.MapGateway();
        app.MapBankApi();
        var jwks = platform.Keys.PublicJwks;
        app.MapGet("/.well-known/jwks.json", () => Results.Text(jwks, "application/jwk-set+json"))
            .WithSummary("Our public signing keys (RFC 7517).");

        // The models of the languages are made beside the start and beside each other, so that the first person does not wait.
        var warm = Task.WhenAll(Languages.Supported.Select(code => Task.Run(() => Understanding.WarmUp(code))));

        // Step 4: listen, and say what to open.
        await using var sandbox = settings.SandboxUrl is null
            ? null
            : SandboxProcess.Start(settings, publicUrl, logs.CreateLogger<SandboxProcess>());
        await app.StartAsync();
        Announce(app, settings);
        await warm;
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>Below everything else: what the operator says of a bank wins.</summary>
    private static void AddBelow(
        ConfigurationManager configuration,
        IEnumerable<KeyValuePair<string, string?>> values
    ) => configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = values });

    private static void AddBanks(WebApplicationBuilder builder, EmbeddedSettings settings, HttpClient http)
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
        if (settings.SandboxUrl is not { } sandbox)
            return;
        services.AddSingleton<ISandboxEmitter>(new SandboxEmitter(sandbox, http));
        services.AddSingleton<Health.IReadyCheck>(new SandboxReadyCheck(sandbox, http));
    }

    private static void Announce(WebApplication app, EmbeddedSettings settings)
    {
        var url = app.Services.GetRequiredService<PublicOrigin>().Origin;
        Console.WriteLine($"OrleansBank is ready. Open {url} in a browser.");
        if (settings.SandboxUrl is { } sandbox)
            Console.WriteLine(
                $"Three sandbox banks answer at {sandbox}. Sign in under any name: alice, bruno, chloé …"
            );
        Console.WriteLine($"Data is kept in {settings.Data}.");
    }
}
