using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace OrleansBank.Gateway.Composition;

/// <summary>
/// The sandbox banks of an embedded run, in a process of their own: a bank goes on knowing what its customer revoked here, so it must not
/// share the memory in which nothing of it may be left. The child ends when its standard input does, so it never outlives this process,
/// however that one ends.
/// </summary>
public sealed partial class SandboxProcess : IAsyncDisposable
{
    private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FreeWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FreeStep = TimeSpan.FromMilliseconds(50);
    private readonly Process _process;
    private readonly ILogger<SandboxProcess> _log;
    private volatile bool _ending;

    private SandboxProcess(Process process, ILogger<SandboxProcess> log)
    {
        (_process, _log) = (process, log);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => TellEnd();
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += (_, line) => Pass(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <exception cref="IOException">The address of the sandbox banks is taken: somebody else's would answer there.</exception>
    public static async Task<SandboxProcess> StartAsync(
        EmbeddedSettings settings,
        Uri platform,
        ILogger<SandboxProcess> log
    )
    {
        await DemandFreeAsync(settings.SandboxUrl!);
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
        _ending = true;
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

    /// <summary>The banks of a run that has just ended may still be about to go.</summary>
    private static async Task DemandFreeAsync(Uri url)
    {
        // A loopback address, as the settings demand: by number, or the name of it.
        var address = IPAddress.TryParse(url.Host, out var number) ? number : IPAddress.Loopback;
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                using var probe = new TcpListener(address, url.Port);
                probe.Start();
                return;
            }
            catch (SocketException taken)
            {
                if (TimeProvider.System.GetElapsedTime(began) > FreeWithin)
                    throw new IOException(
                        $"The address {url} of the sandbox banks is taken; set another with Sandbox:Url.",
                        taken
                    );
            }
            await Task.Delay(FreeStep, TimeProvider.System);
        }
    }

    private void TellEnd()
    {
        if (!_ending)
            LogEnded(_log, _process.ExitCode);
    }

    private void Pass(string? line)
    {
        if (!string.IsNullOrWhiteSpace(line))
            LogSandbox(_log, line);
    }

    [LoggerMessage(1901, LogLevel.Warning, "sandbox: {Line}")]
    private static partial void LogSandbox(ILogger log, string line);

    [LoggerMessage(
        1902,
        LogLevel.Critical,
        "The sandbox banks ended with code {Code}; nothing is ready until this process is started anew."
    )]
    private static partial void LogEnded(ILogger log, int code);
}
