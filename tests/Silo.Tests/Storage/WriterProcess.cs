using System.Diagnostics;
using OrleansBank.CrashWriter;

namespace OrleansBank.Silo.Tests.Storage;

/// <summary>Starts the process that the tests kill or search.</summary>
internal static class WriterProcess
{
    public static Process Start(params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo
        {
            FileName = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(typeof(Load).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
