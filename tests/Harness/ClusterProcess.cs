using System.Diagnostics;
using System.Net;

namespace OrleansBank.Harness;

/// <summary>One process of a cluster as an operator starts it, on a free loopback port. Killed, not asked, when disposed.</summary>
public sealed class ClusterProcess : IPlatformDoors, IAsyncDisposable
{
    private const int LinesMax = 10_000;
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(60);
    private readonly List<string> _lines = [];
    private readonly Process _process;

    private ClusterProcess(
        string program,
        int port,
        Uri sandbox,
        IEnumerable<string> extra,
        IReadOnlyDictionary<string, string> settings
    )
    {
        Url = new Uri($"http://localhost:{port}");
        Http = new HttpClient { BaseAddress = Url };
        Sandbox = new HttpClient { BaseAddress = sandbox };
        var isAssembly = program.EndsWith(".dll", StringComparison.Ordinal);
        var start = new ProcessStartInfo(isAssembly ? "dotnet" : program)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (isAssembly)
            start.ArgumentList.Add(program);
        foreach (var argument in extra.Concat(["--urls", Url.ToString().TrimEnd('/')]))
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Url { get; }
    public HttpClient Http { get; }
    public HttpClient Sandbox { get; }
    public bool HasEnded => _process.HasExited;

    /// <summary>Whether it has said that it is ready, to somebody who waited for that.</summary>
    public bool WasReady { get; private set; }

    /// <summary>What it has said on the console so far.</summary>
    public string Console
    {
        get
        {
            lock (_lines)
                return string.Join('\n', _lines);
        }
    }

    /// <param name="program">The path of its assembly, or of what was published: see <see cref="Programs"/>.</param>
    /// <param name="extra">Arguments before the address.</param>
    public static ClusterProcess Begin(
        string program,
        int port,
        Uri sandbox,
        IEnumerable<string> extra,
        IReadOnlyDictionary<string, string> settings
    ) => new(program, port, sandbox, extra, settings);

    /// <summary>Returns once it says that it is ready.</summary>
    public async Task ReadyAsync()
    {
        var clock = Stopwatch.StartNew();
        while (!await IsReadyAsync())
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"it ended with {_process.ExitCode}:\n{Console}");
            if (clock.Elapsed > ReadyWithin)
                throw new TimeoutException($"it was not ready within {ReadyWithin}:\n{Console}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
        WasReady = true;
    }

    public async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await Http.GetAsync("/health/ready");
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>SIGKILL: nothing is flushed, nobody is told.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: false);
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as an operator stops it. Its exit code, once it has ended.</summary>
    public async Task<int> StopAsync()
    {
        await SignalAsync("-TERM");
        return await EndedAsync();
    }

    /// <summary>The exit code of one that ends by itself.</summary>
    public async Task<int> EndedAsync()
    {
        using var patience = new CancellationTokenSource(EndWithin);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>SIGSTOP: it stands still, and its sockets stay open.</summary>
    public Task PauseAsync() => SignalAsync("-STOP");

    public Task ResumeAsync() => SignalAsync("-CONT");

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
        Http.Dispose();
        Sandbox.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    private void Keep(string? line)
    {
        lock (_lines)
        {
            if (line is not null && _lines.Count < LinesMax)
                _lines.Add(line);
        }
    }
}
