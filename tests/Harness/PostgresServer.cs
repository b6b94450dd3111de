using System.Diagnostics;
using System.Globalization;

namespace OrleansBank.Harness;

/// <summary>
/// A PostgreSQL server of the test's own: a folder under the temporary one, a free loopback port, the distribution's programs. It
/// refuses to run as root, so a test that is root starts it under the account that the package made. Nothing of it stays behind.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string ProgramsRoot = "/usr/lib/postgresql";

    /// <summary>Names the folder of another version's programs, to see how that does.</summary>
    private const string OtherPrograms = "ORLEANSBANK_POSTGRES";
    private const string Account = "postgres";
    private const int StartSecondsMax = 60;

    /// <summary>Names of roles that a test may make: one that needs its password, and one that may not connect.</summary>
    public const string WithPassword = "with_password";
    public const string NotLetIn = "not_let_in";

    /// <summary>Several silos and gateways of 15 each.</summary>
    private const int ConnectionsMax = 200;

    /// <summary>Before the rule that lets everybody in.</summary>
    private const string Rules = $"""
        host all {WithPassword} 127.0.0.1/32 scram-sha-256
        host all {NotLetIn} 127.0.0.1/32 reject

        """;

    private readonly string folder;
    private readonly int port;

    private PostgresServer(string folder, int port)
    {
        this.folder = folder;
        this.port = port;
        AppDomain.CurrentDomain.ProcessExit += KillAtExit;
    }

    /// <summary>Of the database "postgres", which every server has; anybody on this machine may connect.</summary>
    public string ConnectionString => ConnectionStringOf("postgres");

    private string[] Connection =>
        ["-h", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture), "-U", Account];

    private string Data => Path.Combine(folder, "data");

    private string PidFile => Path.Combine(Data, "postmaster.pid");

    public string ConnectionStringOf(string database) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Host=127.0.0.1;Port={port};Username={Account};Database={database};SSL Mode=Disable;Timeout=15"
        );

    public static async Task<PostgresServer> StartAsync()
    {
        var made = Directory.CreateTempSubdirectory("orleansbank-pg-").FullName;
        var server = new PostgresServer(made, GatewayProcess.FreePort());
        try
        {
            if (Environment.UserName == "root")
                await server.RunAsync("chown", $"{Account}:", made);
            await server.ProgramAsync("initdb", "-A", "trust", "-U", Account, "-E", "UTF8", "-D", server.Data);
            var rules = Path.Combine(server.Data, "pg_hba.conf");
            await File.WriteAllTextAsync(rules, Rules + await File.ReadAllTextAsync(rules));
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

    /// <summary>Starts it on the data that it has, and returns once it answers: recovery from its log is over then.</summary>
    public Task StartAgainAsync() =>
        ProgramAsync(
            "pg_ctl",
            "start",
            "-w",
            "-t",
            StartSecondsMax.ToString(CultureInfo.InvariantCulture),
            "-D",
            Data,
            "-l",
            Path.Combine(folder, "log"),
            "-o",
            string.Create(
                CultureInfo.InvariantCulture,
                $"-p {port} -c unix_socket_directories='' -c listen_addresses=127.0.0.1 -c max_connections={ConnectionsMax}"
            )
        );

    /// <summary>As a crash: every process of it ends at once, nothing is written down; what was not synced is in the log or lost.</summary>
    public Task CrashAsync() => ProgramAsync("pg_ctl", "stop", "-w", "-m", "immediate", "-D", Data);

    /// <summary>A backup of one database, as an operator makes it.</summary>
    /// <returns>Where it stands, for <see cref="RestoreAsync"/>.</returns>
    public async Task<string> BackUpAsync(string database)
    {
        var file = Path.Combine(folder, $"{database}.backup");
        await ProgramAsync("pg_dump", [.. Connection, "-d", database, "--format=custom", "--file", file]);
        return file;
    }

    /// <summary>Whatever the database has become since is gone; its connections end.</summary>
    public async Task RestoreAsync(string database, string backup)
    {
        await ProgramAsync("dropdb", [.. Connection, "--force", database]);
        await ProgramAsync("createdb", [.. Connection, database]);
        await ProgramAsync("pg_restore", [.. Connection, "-d", database, "--exit-on-error", backup]);
    }

    /// <summary>SIGKILL to its first process. Returns once the others have noticed and ended: until then it would not start again.</summary>
    public async Task KillAsync()
    {
        if (Running is not { } first)
            return;
        var children = KnownProcess.ChildrenOf(first.Id);
        Kill(first.Id);
        foreach (var one in children.Prepend(first))
        {
            if (!await one.HasEndedAsync())
                throw new TimeoutException("a process of the killed server did not end");
        }
        // As long as nobody has asked how it ended, its id counts as taken, and the next server would believe that it runs.
        File.Delete(PidFile);
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillAtExit;
        if (Running is not null)
            await CrashAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Its first process, while it runs: a killed server leaves the file that names it.</summary>
    private KnownProcess? Running
    {
        get
        {
            if (!File.Exists(PidFile))
                return null;
            var pid = int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);
            return KnownProcess.Naming(Data).Where(process => process.Id == pid).Cast<KnownProcess?>().FirstOrDefault();
        }
    }

    /// <summary>A test run that is stopped in the middle disposes nothing.</summary>
    private void KillAtExit(object? sender, EventArgs e)
    {
        if (Running is { } first)
            Kill(first.Id);
    }

    private static void Kill(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill();
        }
        catch (ArgumentException)
        {
            // It has ended already.
        }
    }

    /// <summary>The newest version that is installed, or the one that the environment names.</summary>
    private static string Program(string name) =>
        Environment.GetEnvironmentVariable(OtherPrograms) is { Length: > 0 } other ? Path.Combine(other, name)
        : Directory.Exists(ProgramsRoot)
            ? Directory
                .EnumerateDirectories(ProgramsRoot)
                .OrderByDescending(path =>
                    int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var major) ? major : 0
                )
                .Select(path => Path.Combine(path, "bin", name))
                .FirstOrDefault(File.Exists)
                ?? throw new FileNotFoundException($"no {name} below {ProgramsRoot}")
        : throw new DirectoryNotFoundException($"{ProgramsRoot}: PostgreSQL is not installed");

    private Task ProgramAsync(string name, params string[] arguments) =>
        Environment.UserName == "root"
            ? RunAsync("runuser", ["-u", Account, "--", Program(name), .. arguments])
            : RunAsync(Program(name), arguments);

    /// <summary>Output goes nowhere: a server that inherits a pipe would keep it open for as long as it lives.</summary>
    private async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("sh") { UseShellExecute = false, WorkingDirectory = "/" };
        string[] all = ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments];
        foreach (var argument in all)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2 * StartSecondsMax));
        await process.WaitForExitAsync(patience.Token);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}:\n{LastWords()}");
    }

    private string LastWords()
    {
        var log = Path.Combine(folder, "log");
        return File.Exists(log) ? string.Join('\n', File.ReadLines(log).TakeLast(20)) : "it has no log";
    }
}
