using System.Diagnostics;
using System.Globalization;

namespace OrleansBank.Harness;

/// <summary>
/// A RabbitMQ server of the test's own: a node of its own name with its data under a temporary folder, on free loopback ports, by the
/// distribution's programs. It takes about ten seconds to start, so a run has one. Nothing of it stays behind.
/// </summary>
public sealed class RabbitServer : IAsyncDisposable
{
    /// <summary>Of the distribution, or of another version in the folder that the environment names.</summary>
    private static readonly string Programs = Environment.GetEnvironmentVariable("ORLEANSBANK_RABBITMQ")
        is { Length: > 0 } other
        ? other
        : "/usr/lib/rabbitmq/bin";
    private static readonly TimeSpan StartWithin = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(20);
    private readonly string _folder = Directory.CreateTempSubdirectory("orleansbank-mq-").FullName;
    private readonly int _port = GatewayProcess.FreePort();
    private readonly int _distPort = GatewayProcess.FreePort();
    private readonly int _namesPort;
    private readonly string _node;
    private Process? _process;

    private RabbitServer(int namesPort)
    {
        _namesPort = namesPort;
        _node = string.Create(CultureInfo.InvariantCulture, $"orleansbank{_port}@localhost");
        AppDomain.CurrentDomain.ProcessExit += KillAtExit;
    }

    public string Uri => $"amqp://guest:guest@{Host}/";

    /// <summary>Address and port.</summary>
    public string Host => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port}");

    public static Task<RabbitServer> StartAsync() => StartAsync(GatewayProcess.FreePort(), Fresh.Id());

    /// <param name="namesPort">Where nodes ask for each other; whoever is the first there starts what answers.</param>
    /// <param name="cookie">Nodes that have the same may become one cluster.</param>
    internal static async Task<RabbitServer> StartAsync(int namesPort, string cookie)
    {
        var server = new RabbitServer(namesPort);
        try
        {
            var secret = Path.Combine(server._folder, ".erlang.cookie");
            File.WriteAllText(secret, cookie);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(secret, UnixFileMode.UserRead);
            File.WriteAllText(Path.Combine(server._folder, "enabled_plugins"), "[].");
            File.WriteAllText(Path.Combine(server._folder, "empty.conf"), "");
            await server.StartAgainAsync();
            return server;
        }
        catch
        {
            // Nobody else knows of it: it must not outlive the test.
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it on the data that it has, and returns once it takes connections.</summary>
    public async Task StartAgainAsync()
    {
        _process = Process.Start(Of("rabbitmq-server"))!;
        _process.OutputDataReceived += static (_, _) => { };
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var clock = Stopwatch.StartNew();
        while (!await AnswersAsync())
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"RabbitMQ ended with {_process.ExitCode}");
            if (clock.Elapsed > StartWithin)
                throw new TimeoutException($"RabbitMQ did not answer within {StartWithin}");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    /// <summary>SIGKILL to the node: connections break, what was not on disk is lost.</summary>
    public async Task KillAsync()
    {
        var ours = KnownProcess.WithEnvironment(Mark);
        Kill(ours);
        foreach (var one in ours)
            await one.HasEndedAsync();
        if (_process is { } script)
        {
            using var patience = new CancellationTokenSource(EndWithin);
            await script.WaitForExitAsync(patience.Token);
            script.Dispose();
            _process = null;
        }
    }

    /// <summary>Of a killed one: its queues and all that waited in them are gone, as with the disk.</summary>
    public void Forget() => Directory.Delete(Path.Combine(_folder, "data"), recursive: true);

    /// <summary>What an operator asks of the running server (rabbitmqctl): it takes a few seconds.</summary>
    public async Task ControlAsync(params string[] words)
    {
        var (code, said) = await AskAsync("rabbitmqctl", words);
        if (code != 0)
            throw new InvalidOperationException($"rabbitmqctl {words[0]} failed:\n{said}");
    }

    /// <summary>Of one that stands alone, with nothing in it: it becomes a node of the other's cluster.</summary>
    public async Task JoinAsync(RabbitServer other)
    {
        await ControlAsync("stop_app");
        await ControlAsync("join_cluster", other._node);
        await ControlAsync("start_app");
    }

    /// <summary>Whether every quorum queue would still have a majority without this node: the others have caught up.</summary>
    public async Task<bool> CanBeSparedAsync() =>
        (await AskAsync("rabbitmq-queues", "check_if_node_is_quorum_critical")).Code == 0;

    private async Task<(int Code, string Said)> AskAsync(string program, params string[] words)
    {
        var start = Of(program);
        foreach (var word in words)
            start.ArgumentList.Add(word);
        using var command = Process.Start(start)!;
        command.StandardInput.Close();
        using var patience = new CancellationTokenSource(StartWithin);
        var said = command.StandardOutput.ReadToEndAsync(patience.Token);
        var complained = command.StandardError.ReadToEndAsync(patience.Token);
        await command.WaitForExitAsync(patience.Token);
        return (command.ExitCode, await said + await complained);
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillAtExit;
        await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The script is a shell that runs the node, which starts a name server beside it: all have this in their environment.</summary>
    private string Mark => $"RABBITMQ_NODENAME={_node}";

    private void KillAtExit(object? sender, EventArgs e) => Kill(KnownProcess.WithEnvironment(Mark));

    private static void Kill(IEnumerable<KnownProcess> processes)
    {
        foreach (var one in processes)
        {
            try
            {
                using var process = Process.GetProcessById(one.Id);
                process.Kill();
            }
            catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
            {
                // It has ended meanwhile.
            }
        }
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new System.Net.Sockets.TcpClient();
            await client.ConnectAsync(System.Net.IPAddress.Loopback, _port);
            var stream = client.GetStream();
            await stream.WriteAsync("AMQP\0\0\u0009\u0001"u8.ToArray());
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            return await stream.ReadAsync(new byte[1], patience.Token) == 1;
        }
        catch (Exception notYet)
            when (notYet is IOException or System.Net.Sockets.SocketException or OperationCanceledException)
        {
            return false;
        }
    }

    private ProcessStartInfo Of(string program)
    {
        var start = new ProcessStartInfo(Path.Combine(Programs, program))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        var settings = new Dictionary<string, string>
        {
            ["HOME"] = _folder,
            ["RABBITMQ_NODENAME"] = _node,
            ["RABBITMQ_MNESIA_BASE"] = Path.Combine(_folder, "data"),
            ["RABBITMQ_LOG_BASE"] = Path.Combine(_folder, "log"),
            ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODE_PORT"] = $"{_port}",
            ["RABBITMQ_DIST_PORT"] = $"{_distPort}",
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_folder, "enabled_plugins"),
            ["RABBITMQ_CONFIG_FILE"] = Path.Combine(_folder, "empty"),
            // Two processors are enough, and no busy waiting: tests share the machine.
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "+sbwt none +sbwtdcpu none +sbwtdio none +S 2:2",
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["ERL_EPMD_PORT"] = $"{_namesPort}",
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return start;
    }
}
