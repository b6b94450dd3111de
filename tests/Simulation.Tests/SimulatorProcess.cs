using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace OrleansBank.Simulation.Tests;

/// <summary>The simulator as it is run by hand: a process, because its only pool thread is a setting of the process.</summary>
internal static partial class SimulatorProcess
{
    private const string Program = "OrleansBank.Simulator.dll";

    /// <summary>Runs it to its end.</summary>
    public static async Task<SimulatorReport> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo
        {
            FileName = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, Program));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var turns = Turns().Matches(text).LastOrDefault()?.Groups[1].Value ?? "0";
        var fingerprint = Fingerprint().Match(text).Groups[1].Value;
        return new SimulatorReport(
            process.ExitCode,
            text,
            long.Parse(turns, CultureInfo.InvariantCulture),
            fingerprint
        );
    }

    [GeneratedRegex(@": (\d+) turns")]
    private static partial Regex Turns();

    [GeneratedRegex("fingerprint ([0-9a-f]+)")]
    private static partial Regex Fingerprint();
}
