using System.Diagnostics;
using System.Globalization;

namespace OrleansBank.Gateway.Composition;

/// <summary>
/// The sandbox banks of an embedded run, in a process of their own: a bank goes on knowing what its customer revoked here, so it must not
/// share the memory in which nothing of it may be left. The child ends when its standard input does, so it never outlives this process,
/// however that one ends.
/// </summary>
public sealed partial class SandboxProcess : IAsyncDisposable
{
    private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(5);
    private readonly Process _process;
    private readonly ILogger<SandboxProcess> _log;

    private SandboxProcess(Process process, ILogger<SandboxProcess> log)
    {
        (_process, _log) = (process, log);
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += (_, line) => Pass(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public static SandboxProcess Start(EmbeddedSettings settings, Uri platform, ILogger<SandboxProcess> log)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "OrleansBank.SandboxBank.dll");
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            program,
            "--urls",
            settings.SandboxUrl!.GetLeftPart(UriPartial.Authority),
            "--platform",
            platform.GetLeftPart(UriPartial.Authority),
            "--Sandbox:Seed",
            settings.SandboxSeed.ToString(CultureInfo.InvariantCulture),
            "--Sandbox:Live",
            settings.Live ? "true" : "false",
            "--until-input-ends",
            "true",
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var process = Process.Start(start) ?? throw new InvalidOperationException("the sandbox banks did not start");
        return new SandboxProcess(process, log);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(EndWithin);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }
        _process.Dispose();
    }

    private void Pass(string? line)
    {
        if (!string.IsNullOrWhiteSpace(line))
            LogSandbox(_log, line);
    }

    [LoggerMessage(1901, LogLevel.Warning, "sandbox: {Line}")]
    private static partial void LogSandbox(ILogger log, string line);
}
