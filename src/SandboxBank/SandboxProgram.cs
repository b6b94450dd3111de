namespace OrleansBank.SandboxBank;

/// <summary>The sandbox banks as a process: of their own, or as a gateway's child, which is the gateway's program once more.</summary>
public static class SandboxProgram
{
    /// <returns>The exit code: 0, or 2 when the options are refused.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        var platform = new Uri(settings["platform"] ?? "http://localhost:8080");
        var options = new SandboxOptions
        {
            BaseUrl = new Uri(settings["urls"] ?? "http://localhost:8081"),
            Platform = () => platform,
            ClientId = settings["Sandbox:ClientId"] ?? "orleansbank",
            Seed = settings.GetValue("Sandbox:Seed", SandboxOptions.DefaultSeed),
            Live = settings.GetValue("Sandbox:Live", false),
        };
        if (options.Refusal() is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal);
            return 2;
        }
        await using var app = SandboxBanks.Build(
            options,
            log => log.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning)
        );
        await app.StartAsync();
        Console.WriteLine($"Sandbank, Riverbank and Fortbank at {options.BaseUrl}, for the platform at {platform}");
        if (settings.GetValue("until-input-ends", false))
        {
            // Whoever embeds the banks holds the other end: when it is gone, however it went, so are they.
            await Console.In.ReadToEndAsync();
            await app.StopAsync();
        }
        else
        {
            await app.WaitForShutdownAsync();
        }
        return 0;
    }
}
