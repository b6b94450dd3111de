using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace OrleansBank.Harness;

/// <summary>
/// The embedded platform as a stranger runs it: a process of its own, on free loopback ports, with a data directory under the temporary
/// folder. Killed, not asked, when disposed.
/// </summary>
public sealed class GatewayProcess : IPlatformDoors, IAsyncDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(30);
    private readonly bool _ownsData;
    private readonly bool _isPublished;
    private readonly List<string> _lines = [];
    private Process _process;

    private GatewayProcess(string data, bool ownsData, bool isPublished, int port, int sandboxPort)
    {
        _process = new Process();
        _ownsData = ownsData;
        _isPublished = isPublished;
        Data = data;
        Url = new Uri($"http://localhost:{port}");
        SandboxUrl = new Uri($"http://localhost:{sandboxPort}");
        Http = new HttpClient { BaseAddress = Url };
        Sandbox = new HttpClient { BaseAddress = SandboxUrl };
    }

    public string Data { get; }
    public Uri Url { get; }
    public Uri SandboxUrl { get; }
    public HttpClient Http { get; }
    public HttpClient Sandbox { get; }
    public int ProcessId => _process.Id;

    /// <summary>How long from the start of the process until it was ready.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    /// <summary>What it has said on the console so far.</summary>
    public string Console
    {
        get
        {
            lock (_lines)
                return string.Join('\n', _lines);
        }
    }

    /// <param name="data">An existing data directory to begin with; null for a new one, removed at the end.</param>
    public static Task<GatewayProcess> StartAsync(string? data = null, params string[] extra) =>
        StartAsync(data, isPublished: false, extra);

    /// <summary>
    /// What <see cref="Programs.PublishAsync"/> made of it, where no .NET is found: the path and .NET's own variables name an empty folder.
    /// </summary>
    public static Task<GatewayProcess> StartPublishedAsync() => StartAsync(data: null, isPublished: true, []);

    private static async Task<GatewayProcess> StartAsync(string? data, bool isPublished, string[] extra)
    {
        var ownsData = data is null;
        data ??= Directory.CreateTempSubdirectory("orleansbank-").FullName;
        var gateway = new GatewayProcess(data, ownsData, isPublished, FreePort(), FreePort());
        try
        {
            await gateway.RestartAsync(extra);
            return gateway;
        }
        catch
        {
            // Nobody else knows of the process: it must not outlive the test.
            await gateway.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it (again) on the same ports and data, and returns once it is ready.</summary>
    public async Task RestartAsync(params string[] extra)
    {
        var clock = Stopwatch.StartNew();
        Begin(extra);
        while (true)
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"the gateway ended with {_process.ExitCode}:\n{Console}");
            if (clock.Elapsed > ReadyWithin)
                throw new TimeoutException($"the gateway was not ready within {ReadyWithin}:\n{Console}");
            try
            {
                using var answer = await Http.GetAsync("/health/ready");
                if (answer.StatusCode == HttpStatusCode.OK)
                    break;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(TimeSpan.FromMilliseconds(25), TimeProvider.System);
        }
        ReadyAfter = clock.Elapsed;
    }

    /// <summary>Starts it (again) on the same ports and data, and does not wait for it.</summary>
    public void Begin(params string[] extra)
    {
        _process.Dispose();
        _process = Launch(extra);
    }

    /// <summary>SIGKILL: nothing is flushed, nobody is told.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: false);
        await _process.WaitForExitAsync();
    }

    /// <summary>From now on every write of the process to a file fails, until <see cref="HealDiskAsync"/>.</summary>
    public Task FailDiskAsync() => LimitFilesAsync("0:");

    public Task HealDiskAsync() => LimitFilesAsync("unlimited:");

    /// <summary>SIGTERM, as an operator or Ctrl-C stops it. Its exit code, once it has ended.</summary>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
            await kill.WaitForExitAsync();
        using var patience = new CancellationTokenSource(ReadyWithin);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
        Http.Dispose();
        Sandbox.Dispose();
        if (_ownsData)
            Directory.Delete(Data, recursive: true);
    }

    /// <summary>A port that was free a moment ago.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <param name="limit">Of bytes in a file; the hard limit stays, so that it can be lifted again.</param>
    private async Task LimitFilesAsync(string limit)
    {
        using var set = Process.Start("prlimit", ["--pid", $"{_process.Id}", $"--fsize={limit}"]);
        await set.WaitForExitAsync();
        if (set.ExitCode != 0)
            throw new InvalidOperationException($"prlimit ended with {set.ExitCode}");
    }

    private Process Launch(string[] extra)
    {
        // A write beyond the limit on files is an error to it, as on a full disk, and not a signal: see FailDiskAsync.
        var start = new ProcessStartInfo("sh")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Data,
        };
        string[] arguments =
        [
            "-c",
            "trap '' XFSZ; exec \"$@\"",
            "sh",
            .. _isPublished ? [Programs.Published("Gateway")] : new[] { "dotnet", Programs.Built("Gateway") },
            "--data",
            Data,
            "--urls",
            Url.ToString().TrimEnd('/'),
            "--Sandbox:Url",
            SandboxUrl.ToString().TrimEnd('/'),
            .. extra,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        if (_isPublished)
        {
            // sh itself is found by this process's path.
            var nothing = Directory.CreateDirectory(Path.Combine(Data, "nothing")).FullName;
            foreach (var name in (string[])["PATH", "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "HOME"])
                start.Environment[name] = nothing;
            start.Environment.Remove("DOTNET_HOST_PATH");
        }
        var process = Process.Start(start) ?? throw new InvalidOperationException("the gateway did not start");
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Keep(string? line)
    {
        lock (_lines)
        {
            if (line is not null && _lines.Count < 10_000)
                _lines.Add(line);
        }
    }
}
