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

    /// <summary>The waits before the child is started again, from the first to the longest.</summary>
    private static readonly TimeSpan RestartFirst = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan RestartMost = TimeSpan.FromSeconds(30);

    /// <summary>A child that ran for so long had begun well: the waits begin anew.</summary>
    private static readonly TimeSpan SteadyAfter = TimeSpan.FromMinutes(1);

    private readonly EmbeddedSettings _settings;
    private readonly Uri _platform;
    private readonly ILogger<SandboxProcess> _log;
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _watching;
    private Process _process;

    private SandboxProcess(EmbeddedSettings settings, Uri platform, ILogger<SandboxProcess> log)
    {
        (_settings, _platform, _log) = (settings, platform, log);
        _process = Launch();
        _watching = WatchAsync(TimeProvider.System);
    }

    /// <exception cref="IOException">The address of the sandbox banks is taken: somebody else's would answer there.</exception>
    public static async Task<SandboxProcess> StartAsync(
        EmbeddedSettings settings,
        Uri platform,
        ILogger<SandboxProcess> log
    )
    {
        await DemandFreeAsync(settings.SandboxUrl!);
        return new SandboxProcess(settings, platform, log);
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _watching;
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
        _ending.Dispose();
    }

    private Process Launch()
    {
        var start = SandboxCommand.Start();
        start.UseShellExecute = false;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        string[] arguments =
        [
            "--urls",
            _settings.SandboxUrl!.GetLeftPart(UriPartial.Authority),
            "--platform",
            _platform.GetLeftPart(UriPartial.Authority),
            "--Sandbox:Seed",
            _settings.SandboxSeed.ToString(CultureInfo.InvariantCulture),
            "--Sandbox:Live",
            _settings.Live ? "true" : "false",
            "--until-input-ends",
            "true",
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var process = Process.Start(start) ?? throw new InvalidOperationException("the sandbox banks did not start");
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += (_, line) => Pass(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Starts it again whenever it ends, until this process does; what it held in memory is gone, as after any start.</summary>
    private async Task WatchAsync(TimeProvider clock)
    {
        var wait = RestartFirst;
        try
        {
            while (true)
            {
                var began = clock.GetTimestamp();
                await _process.WaitForExitAsync(_ending.Token);
                if (clock.GetElapsedTime(began) >= SteadyAfter)
                    wait = RestartFirst;
                LogEnded(_log, _process.ExitCode, wait.TotalSeconds);
                await Task.Delay(wait, clock, _ending.Token);
                wait = Longer(wait);
                // Somebody else's banks are not taken for ours, now as little as at the start.
                for (; !IsFree(_settings.SandboxUrl!); wait = Longer(wait))
                {
                    LogTaken(_log, wait.TotalSeconds);
                    await Task.Delay(wait, clock, _ending.Token);
                }
                _process.Dispose();
                _process = Launch();
                LogAgain(_log);
            }
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            // Whoever disposes of this ends the child that runs.
        }
    }

    private static TimeSpan Longer(TimeSpan wait) => wait * 2 < RestartMost ? wait * 2 : RestartMost;

    /// <summary>The banks of a run that has just ended may still be about to go.</summary>
    private static async Task DemandFreeAsync(Uri url)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!IsFree(url))
        {
            if (TimeProvider.System.GetElapsedTime(began) > FreeWithin)
                throw new IOException(
                    $"The address {url} of the sandbox banks is taken; set another with Sandbox:Url."
                );
            await Task.Delay(FreeStep, TimeProvider.System);
        }
    }

    private static bool IsFree(Uri url)
    {
        // A loopback address, as the settings demand: by number, or the name of it.
        var address = IPAddress.TryParse(url.Host, out var number) ? number : IPAddress.Loopback;
        try
        {
            using var probe = new TcpListener(address, url.Port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
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
        LogLevel.Error,
        "The sandbox banks ended with code {Code}; nothing is ready until they are started again, in {Seconds} s."
    )]
    private static partial void LogEnded(ILogger log, int code, double seconds);

    [LoggerMessage(
        1903,
        LogLevel.Error,
        "The address of the sandbox banks is taken by somebody else; it is looked at again in {Seconds} s."
    )]
    private static partial void LogTaken(ILogger log, double seconds);

    [LoggerMessage(1904, LogLevel.Warning, "The sandbox banks were started again.")]
    private static partial void LogAgain(ILogger log);
}
