using System.Diagnostics;
using System.Globalization;
using OrleansBank.Harness;

namespace OrleansBank.Cluster.Tests;

/// <summary>
/// HAProxy with the configuration that stands in deploy, in front of two gateways of this machine: only addresses are put in the place of
/// those of the containers, and a test needs fewer connections.
/// </summary>
internal sealed class Balancer : IPlatformDoors, IAsyncDisposable
{
    private const string Program = "/usr/sbin/haproxy";
    private readonly string _folder = Directory.CreateTempSubdirectory("orleansbank-balancer-").FullName;
    private readonly int _health = GatewayProcess.FreePort();
    private Process? _process;

    public Balancer()
    {
        Url = new Uri($"http://localhost:{GatewayProcess.FreePort()}");
        Operators = new Uri($"http://localhost:{GatewayProcess.FreePort()}");
        Http = new HttpClient { BaseAddress = Url };
    }

    /// <summary>The door of people.</summary>
    public Uri Url { get; }

    /// <summary>The door of operators.</summary>
    public Uri Operators { get; }
    public HttpClient Http { get; }
    public HttpClient Sandbox { get; private set; } = new();

    /// <summary>Returns once it sends to both of them.</summary>
    public async Task StartAsync(ClusterProcess one, ClusterProcess other)
    {
        Sandbox.Dispose();
        Sandbox = new HttpClient { BaseAddress = one.Sandbox.BaseAddress };
        var file = Path.Combine(_folder, "haproxy.cfg");
        await File.WriteAllTextAsync(file, Configuration(one, other));
        // Quiet: it tells the console of each gateway that comes and goes.
        var start = new ProcessStartInfo(Program, ["-q", "-db", "-f", file]) { UseShellExecute = false };
        start.Environment["PUBLIC_HOST"] = Url.Authority;
        _process = Process.Start(start)!;
        AppDomain.CurrentDomain.ProcessExit += Kill;
        await Person.UntilAsync(
            async () =>
            {
                if (_process.HasExited)
                    throw new InvalidOperationException($"HAProxy ended with {_process.ExitCode}");
                return await AnswersAsync(new Uri($"http://127.0.0.1:{_health}/healthy"))
                    && await AnswersAsync(new Uri(Url, "/health/ready"));
            },
            "the balancer answers"
        );
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= Kill;
        if (_process is { } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
        Http.Dispose();
        Sandbox.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Kill(object? sender, EventArgs e) => _process!.Kill();

    private string Configuration(ClusterProcess one, ClusterProcess other)
    {
        var text = File.ReadAllText(Path.Combine(RepoRoot.Path, "deploy", "haproxy.cfg"));
        Replace("    bind :8080\n", Line($"    bind 127.0.0.1:{Url.Port}\n"));
        Replace("    bind :8082\n", Line($"    bind 127.0.0.1:{Operators.Port}\n"));
        Replace("    bind 127.0.0.1:8404\n", Line($"    bind 127.0.0.1:{_health}\n"));
        Replace("gateway-1:8080\n", Line($"127.0.0.1:{one.Url.Port}\n"));
        Replace("gateway-2:8080\n", Line($"127.0.0.1:{other.Url.Port}\n"));
        Replace("maxconn 200000\n", "maxconn 1000\n");
        return text;

        void Replace(string what, string by)
        {
            // One that is not there any more would leave the test with another balancer than the one that is deployed.
            Assert.Equal(2, text.Split(what).Length);
            text = text.Replace(what, by, StringComparison.Ordinal);
        }

        string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
    }

    private async Task<bool> AnswersAsync(Uri url)
    {
        try
        {
            using var answer = await Http.GetAsync(url);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
