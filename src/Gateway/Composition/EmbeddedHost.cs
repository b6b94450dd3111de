using OrleansBank.Contracts;
using OrleansBank.Domain.Language;
using OrleansBank.Gateway.BankApi;
using OrleansBank.Gateway.Chat.Live;
using OrleansBank.Gateway.Edge;
using OrleansBank.Silo.BankApis;
using OrleansBank.Silo.Cluster.Hosting;
using OrleansBank.Silo.Hosting;
using OrleansBank.Silo.Runtime;
using OrleansBank.Silo.Telemetry;

namespace OrleansBank.Gateway.Composition;

/// <summary>
/// The embedded default: gateway, silo and SQLite in one process and, unless switched off, three sandbox
/// banks in a child process. This folder is the one place
/// where the gateway names the silo and the sandbox.
/// </summary>
public static partial class EmbeddedHost
{
    private const string DefaultUrl = "http://localhost:8080";

    public static async Task<int> RunAsync(string[] args)
    {
        // Step 1: what was asked for.
        var builder = WebApplication.CreateSlimBuilder(args);
        var configuration = builder.Configuration;
        var urls = Addresses.Listening(configuration, DefaultUrl);
        var publicUrl = Addresses.Public(configuration, urls);
        var settings = EmbeddedSettings.Read(configuration, publicUrl);
        builder.WebHost.UseUrls(urls);
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true);
        if (settings.SandboxUrl is { } sandboxUrl)
            SandboxConfiguration.AddBelow(configuration, sandboxUrl, publicUrl);
        using var telemetry = TelemetryExport.Start(configuration, "orleansbank");

        // Step 2: the truth and the keys, before anything listens.
        using var logs = LoggerFactory.Create(logging =>
            logging
                .AddConfiguration(configuration.GetSection("Logging"))
                .AddSimpleConsole(console => console.SingleLine = true)
        );
        if (ClusterSettings.NamedIn(configuration) is { Count: > 0 } unused)
            LogAlone(logs.CreateLogger(nameof(EmbeddedHost)), string.Join(", ", unused), ClusterHost.Switch);
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
        builder.AddBanks(settings.SandboxUrl, http);
        if (settings.SandboxUrl is { } checkedUrl)
            builder.Services.AddSingleton<Health.IReadyCheck>(new SandboxReadyCheck(checkedUrl, http));
        builder.Services.AddSingleton(platform.DeadLetters);
        IPlatform? silo = null;
        builder.Services.AddSingleton<IPlatform>(_ => silo!);
        builder.Services.AddSingleton(_ => platform.Board);
        await using var app = builder.Build();
        silo = platform.Start(
            BankOptions.ReadAll(configuration.GetSection("Banks")),
            app.Services.GetRequiredService<IConnections>(),
            () => app.Services.GetRequiredService<LiveConnections>().Count,
            configuration.GetSection("Silo:Limits").Get<GrainLimits>() ?? new GrainLimits()
        );
        app.MapGateway();
        app.MapBankApi();
        app.MapJwks(platform.Keys.PublicJwks);

        // The models of the languages are made beside the start and beside each other, so that the first person does not wait.
        var warm = Task.WhenAll(Languages.Supported.Select(code => Task.Run(() => Understanding.WarmUp(code))));

        // Step 4: listen, and say what to open.
        await using var sandbox = settings.SandboxUrl is null
            ? null
            : await SandboxProcess.StartAsync(settings, publicUrl, logs.CreateLogger<SandboxProcess>());
        await Listening.BeginAsync(app, urls);
        Announce(app, settings);
        await warm;
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static void Announce(WebApplication app, EmbeddedSettings settings)
    {
        var url = app.Services.GetRequiredService<PublicOrigin>().Origin;
        Console.WriteLine($"OrleansBank is ready. Open {url} in a browser.");
        if (!app.Urls.Contains(url))
            Console.WriteLine($"It {Announcing.Addresses(app)}.");
        if (settings.SandboxUrl is { } sandbox)
            Console.WriteLine(
                $"Three sandbox banks answer at {sandbox}. Sign in under any name: alice, bruno, chloé …"
            );
        Console.WriteLine($"Data is kept in {settings.Data}.");
    }

    [LoggerMessage(
        1905,
        LogLevel.Warning,
        "This gateway runs alone, on a data folder of its own: {Settings} are set and not used. Start it with {Switch} if it is to be one of a cluster."
    )]
    private static partial void LogAlone(ILogger log, string settings, string @switch);
}
