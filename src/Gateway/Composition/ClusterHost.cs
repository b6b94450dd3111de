using OrleansBank.Contracts;
using OrleansBank.Gateway.BankApi;
using OrleansBank.Gateway.Chat.Live;
using OrleansBank.Silo.BankApis;
using OrleansBank.Silo.BankApis.Keys;
using OrleansBank.Silo.Cluster.Hosting;
using OrleansBank.Silo.Hosting;
using OrleansBank.Silo.Storage.Postgres;
using OrleansBank.Silo.Telemetry;

namespace OrleansBank.Gateway.Composition;

/// <summary>A gateway of a cluster: the edges of the embedded run, over silos that are reached by RabbitMQ and share a PostgreSQL.</summary>
public static class ClusterHost
{
    /// <summary>Stands alone on the command line: it has no value.</summary>
    public const string Switch = "--cluster";
    private const string DefaultUrl = "http://localhost:8080";

    /// <param name="schema">The tables as this program knows them; <see cref="Schema.Own"/> when left out.</param>
    public static async Task<int> RunAsync(string[] args, Schema? schema = null)
    {
        // Step 1: what was asked for.
        var builder = WebApplication.CreateSlimBuilder([.. args.Where(one => one != Switch)]);
        var configuration = builder.Configuration;
        configuration.AddSecretFiles();
        var settings = ClusterSettings.Read(configuration) with { Schema = schema ?? Schema.Own };
        var urls = Addresses.Listening(configuration, DefaultUrl);
        builder.WebHost.UseUrls(urls);
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true);
        var sandbox = SandboxIn(configuration, urls);
        using var telemetry = TelemetryExport.Start(configuration, "orleansbank-gateway");

        // Step 2: who refuses us, then the truth and the keys, before anything listens.
        await BrokerCheck.DemandAsync(settings);
        using var logs = LoggerFactory.Create(logging =>
            logging
                .AddConfiguration(configuration.GetSection("Logging"))
                .AddSimpleConsole(console => console.SingleLine = true)
        );
        var process = ProcessName.Fresh(ProcessKinds.Gateway);
        await using var storage = await ClusterStorage.OpenAsync(
            process,
            settings,
            ownedPartitions: null,
            TimeProvider.System,
            logs
        );
        using var keys = PlatformKeys.Open(settings.KeysFolder, new RandomIds());
        using var banks = new ConfiguredBankApis(
            BankOptions.ReadAll(configuration.GetSection("Banks")),
            keys,
            TimeProvider.System,
            new RandomIds()
        );
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

        // Step 3: the edges.
        var sessionKey = await SessionKey.OpenAsync(storage.Store, storage.Vault);
        builder.Services.AddGateway(GatewayConfiguration.Read(configuration, sandbox is not null, sessionKey));
        builder.AddBanks(sandbox, http);
        builder.Services.AddSingleton(storage.DeadLetters!);
        ClusterPlatform? platform = null;
        builder.Services.AddSingleton<IPlatform>(_ => platform!);
        builder.Services.AddSingleton(_ => platform!.Board);
        await using var app = builder.Build();
        await using var ended = platform = new ClusterPlatform(
            process.Name,
            settings,
            storage,
            banks.Profiles,
            app.Services.GetRequiredService<IConnections>(),
            app.Services.GetRequiredService<IPresence>(),
            () => app.Services.GetRequiredService<LiveConnections>().Count,
            TimeProvider.System,
            logs
        );
        app.MapGateway();
        app.MapBankApi();
        app.MapJwks(keys.PublicJwks);

        // Step 4: listen; ready once broker, store and a silo answer.
        platform.Start();
        await Listening.BeginAsync(app, urls);
        Console.WriteLine($"This gateway {Announcing.Addresses(app)}.");
        await using var outdated = storage.Outdated.Register(app.Lifetime.StopApplication);
        await app.WaitForShutdownAsync();
        return storage.Outdated.IsCancellationRequested ? 1 : 0;
    }

    /// <summary>Where the sandbox banks are, which are known to the configuration from then on; null where there are none.</summary>
    private static Uri? SandboxIn(ConfigurationManager configuration, string urls)
    {
        if (!configuration.GetValue("Sandbox:Enabled", false))
            return null;
        var platform = Addresses.Public(configuration, urls);
        var sandbox = Addresses.Sandbox(configuration, platform);
        SandboxConfiguration.AddBelow(configuration, sandbox, platform);
        return sandbox;
    }
}
