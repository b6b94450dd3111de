using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrleansBank.Contracts;
using OrleansBank.Domain.Language;
using OrleansBank.Silo.BankApis;
using OrleansBank.Silo.BankApis.Keys;
using OrleansBank.Silo.Cluster.Ownership;
using OrleansBank.Silo.Hosting;
using OrleansBank.Silo.Runtime;
using OrleansBank.Silo.Storage.Postgres;
using OrleansBank.Silo.Telemetry;

namespace OrleansBank.Silo.Cluster.Hosting;

/// <summary>A silo as a process of its own, and what operators ask of one: dotnet run -c Release --project src/Silo.</summary>
public static class SiloProgram
{
    /// <summary>For health alone, so any free port will do: several silos of one machine must not collide.</summary>
    private const string DefaultUrl = "http://127.0.0.1:0";
    private const string DefaultPublicUrl = "http://localhost:8080";
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(2);

    /// <summary>What an operator can mend is told in one line.</summary>
    /// <param name="schema">The tables as this program knows them; <see cref="Schema.Own"/> when left out.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> StartAsync(string[] args, Schema? schema = null)
    {
        try
        {
            return args switch
            {
                [SchemaCommand.Name, ..] => await SchemaCommand.RunAsync(args, schema ?? Schema.Own, Console.Out),
                [KeysCommand.Name, ..] => await KeysCommand.RunAsync(args, Console.Out),
                _ => await RunAsync(args, schema ?? Schema.Own),
            };
        }
        catch (Exception failure)
            when (failure is ClusterSettingException or PartitionsDifferException or UnavailableException or IOException
                || failure is ArgumentException { ParamName: "banks" or "place" }
            )
        {
            await Console.Error.WriteLineAsync($"The silo did not start: {failure.Message}");
            return 1;
        }
    }

    /// <exception cref="ClusterSettingException">It is none.</exception>
    private static Uri Address(IConfiguration configuration, string name, string otherwise)
    {
        var text = configuration[name] ?? otherwise;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new ClusterSettingException($"{name} is not an http or https address: {text}.");
    }

    private static async Task<int> RunAsync(string[] args, Schema schema)
    {
        // Step 1: what was asked for.
        var builder = WebApplication.CreateSlimBuilder(args);
        var configuration = builder.Configuration;
        configuration.AddSecretFiles();
        var urls = configuration["urls"] ?? DefaultUrl;
        if (Listening.NoAddressIn(urls) is { } wrong)
            throw new ClusterSettingException($"urls has no address of the form http://host:port: {wrong}.");
        builder.WebHost.UseUrls(urls);
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting", LogLevel.Warning);
        // Why it did not start is said once, in one line, by the program.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        var settings = ClusterSettings.Read(configuration) with { Schema = schema };
        if (configuration.GetValue("Sandbox:Enabled", false))
        {
            var platform = Address(configuration, "PublicUrl", DefaultPublicUrl);
            var sandbox = Address(configuration, "Sandbox:Url", "http://localhost:8081");
            SandboxConfiguration.AddBelow(configuration, sandbox, platform);
        }

        using var telemetry = TelemetryExport.Start(configuration, "orleansbank-silo");

        // Step 2: who refuses us, then the truth and the keys.
        await BrokerCheck.DemandAsync(settings);
        await using var app = builder.Build();
        var logs = app.Services.GetRequiredService<ILoggerFactory>();
        var tenures = new Tenures(settings.Partitions.Count);
        var fresh = ProcessName.Fresh(ProcessKinds.Silo);
        var process = fresh with { Name = configuration["Silo:Name"] ?? fresh.Name };
        await using var storage = await ClusterStorage.OpenAsync(
            process,
            settings,
            tenures.Owned,
            TimeProvider.System,
            logs
        );
        using var keys = PlatformKeys.Open(settings.KeysFolder, new RandomIds());

        // Step 3: health, whose address the others learn; then the grains.
        ClusterSilo? silo = null;
        app.MapGet("/health/live", () => Results.Text("ok"));
        app.MapGet("/health/ready", (CancellationToken aborted) => ReadyAsync(silo, aborted));
        await Listening.BeginAsync(app, urls);
        var address = AddressOf(app);
        await using var running = silo = new ClusterSilo(
            process.Name,
            address,
            settings,
            storage,
            tenures,
            BankOptions.ReadAll(configuration.GetSection("Banks")),
            keys,
            configuration.GetSection("Silo:Limits").Get<GrainLimits>() ?? new GrainLimits(),
            TimeProvider.System,
            logs
        );
        // Before its first turn: a person would wait for what is made once.
        await Task.WhenAll(Languages.Supported.Select(code => Task.Run(() => Understanding.WarmUp(code))));
        await silo.RehearseAsync();
        silo.Start();
        Console.WriteLine($"Silo {process.Name} runs. Its health is at {address}/health/ready.");
        await using var _ = storage.Outdated.Register(app.Lifetime.StopApplication);
        await app.WaitForShutdownAsync();
        Console.WriteLine($"Silo {process.Name} drains.");
        return storage.Outdated.IsCancellationRequested ? 1 : 0;
    }

    private static string AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.First() ?? "";

    private static async Task<IResult> ReadyAsync(ClusterSilo? silo, CancellationToken aborted)
    {
        using var patience = new CancellationTokenSource(ReadyWithin);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, aborted);
        var isReady = false;
        try
        {
            isReady = silo is not null && await silo.IsReadyAsync(both.Token);
        }
        catch (Exception)
        {
            // What cannot answer is not ready, whatever the reason; the part itself logs it.
        }
        var status = isReady ? "ready" : "not_ready";
        return Results.Text(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{{\"status\":\"{status}\",\"partitions\":{silo?.Owned ?? 0}}}"
            ),
            "application/json",
            statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable
        );
    }
}
