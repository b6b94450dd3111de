using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Npgsql;
using OrleansBank.Harness;

namespace OrleansBank.Cluster.Tests;

/// <summary>Silos, gateways and the sandbox banks of one test, on a database and under a name of its own.</summary>
public sealed class RunningCluster : IAsyncDisposable
{
    /// <summary>Of the operators of every gateway.</summary>
    public const string OperatorToken = "an operator's token of 32 characters";
    private readonly string _folder = Directory.CreateTempSubdirectory("orleansbank-cluster-").FullName;
    private readonly Dictionary<string, string> _settings;
    private readonly Uri _sandbox = new($"http://localhost:{GatewayProcess.FreePort()}");
    private readonly int _publicPort = GatewayProcess.FreePort();
    private bool _ownBank;
    private ClusterProcess? _banks;

    private RunningCluster(Servers servers, string database, IReadOnlyDictionary<string, string> with)
    {
        Database = servers.Postgres.ConnectionStringOf(database);
        _settings = new Dictionary<string, string>
        {
            ["ConnectionStrings__postgres"] = Database,
            ["ConnectionStrings__rabbitmq"] = servers.Rabbit.Uri,
            ["MasterKey__File"] = Path.Combine(_folder, "master.key"),
            ["Cluster__Name"] = database,
            ["Sandbox__Enabled"] = "true",
            ["Sandbox__Url"] = _sandbox.ToString().TrimEnd('/'),
            // One partition a beat is handed over: tests do not wait half a minute for silos to be even.
            ["Cluster__Limits__Beat"] = "00:00:00.2",
            // Nor for a master key that is changed.
            ["Cluster__Limits__KeysEvery"] = "00:00:00.5",
            // A crowd links its accounts at once, from one address.
            ["Banks__sandbank__Limits__RequestsPerSecond"] = "100000",
            ["Banks__sandbank__Limits__RequestBurst"] = "100000",
            ["PublicUrl"] = $"http://localhost:{_publicPort}",
            ["Operator__TokenFile"] = Path.Combine(_folder, "operator_token"),
        };
        foreach (var (name, value) in with)
            _settings[name] = value;
        File.WriteAllText(_settings["Operator__TokenFile"], OperatorToken);
    }

    public string Database { get; }

    /// <summary>How every queue's name begins.</summary>
    public string Name => _settings["Cluster__Name"];

    public string MasterKeyFile => _settings["MasterKey__File"];

    /// <summary>Signs for the bank "sandbank" with a key of its own, which gateways take beside no other: see <see cref="StartAsync"/>.</summary>
    public SigningBank Bank { get; } = new("sandbank");

    /// <summary>All that were begun, in that order, those that have ended too.</summary>
    public ImmutableList<ClusterProcess> Silos { get; private set; } = [];
    public ImmutableList<ClusterProcess> Gateways { get; private set; } = [];
    public IReadOnlyList<ClusterProcess> ReadySilos => [.. Silos.Where(one => one.WasReady && !one.HasEnded)];
    public IReadOnlyList<ClusterProcess> ReadyGateways => [.. Gateways.Where(one => one.WasReady && !one.HasEnded)];

    /// <summary>All at once, as an operator's machine starts them; returns when every one is ready.</summary>
    /// <param name="ownBank">Gateways take <see cref="Bank"/> for sandbank, and no event of the sandbox's own.</param>
    /// <param name="with">Settings beside those that every test has, or instead of them.</param>
    public static async Task<RunningCluster> StartAsync(
        Servers servers,
        int silos,
        int gateways,
        bool ownBank = false,
        params (string Name, string Value)[] with
    )
    {
        var database = $"test_{Fresh.Id().Replace("-", "", StringComparison.Ordinal)[..12]}";
        await using (var connection = new NpgsqlConnection(servers.Postgres.ConnectionString))
        {
            await connection.OpenAsync();
            await using var create = new NpgsqlCommand($"create database {database}", connection);
            await create.ExecuteNonQueryAsync();
        }
        var cluster = new RunningCluster(servers, database, with.ToDictionary(one => one.Name, one => one.Value))
        {
            _ownBank = ownBank,
        };
        try
        {
            cluster.StartBanks();
            for (var i = 0; i < silos; i++)
                cluster.BeginSilo();
            for (var i = 0; i < gateways; i++)
                cluster.BeginGateway();
            await Task.WhenAll(cluster.Silos.Concat(cluster.Gateways).Select(one => one.ReadyAsync()));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <param name="project">Of the program: this version's, or another's.</param>
    public ClusterProcess BeginSilo(string project = "Silo")
    {
        var silo = ClusterProcess.Begin(ProgramOf(project), GatewayProcess.FreePort(), _sandbox, [], _settings);
        Silos = Silos.Add(silo);
        return silo;
    }

    /// <summary>The first one listens at the public address, to which the sandbox banks send.</summary>
    public ClusterProcess BeginGateway(string project = "Gateway")
    {
        var port = Gateways.Count == 0 ? _publicPort : GatewayProcess.FreePort();
        var settings = new Dictionary<string, string>(_settings)
        {
            ["ExtraHosts"] = $"localhost:{port},{_settings.GetValueOrDefault("ExtraHosts")}",
        };
        var gateway = ClusterProcess.Begin(
            ProgramOf(project),
            port,
            _sandbox,
            ["--cluster", .. _ownBank ? Bank.Arguments : []],
            settings
        );
        Gateways = Gateways.Add(gateway);
        return gateway;
    }

    /// <summary>What an operator asks of a program at the console: its exit code and all that it said.</summary>
    public async Task<(int Code, string Said)> CommandAsync(string project, params string[] words)
    {
        var program = ProgramOf(project);
        await using var command = ClusterProcess.Begin(program, GatewayProcess.FreePort(), _sandbox, words, _settings);
        return (await command.EndedAsync(), command.Console);
    }

    /// <summary>The one value that SQL without values from outside answers with.</summary>
    public async Task<object?> QueryAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"{Database};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>How many partitions each silo owns, as it says itself.</summary>
    public async Task<List<int>> OwnedAsync()
    {
        var owned = new List<int>();
        foreach (var silo in Silos.Where(one => !one.HasEnded))
            owned.Add(await OwnedAsync(silo));
        return owned;
    }

    public static async Task<int> OwnedAsync(ClusterProcess silo)
    {
        using var answer = await silo.Http.GetAsync("/health/ready");
        return (int)JsonNode.Parse(await answer.Content.ReadAsByteArrayAsync())!["partitions"]!;
    }

    public Task EvenAsync(int silos) =>
        Person.UntilAsync(
            async () =>
            {
                var owned = await OwnedAsync();
                return owned.Count == silos && owned.Sum() == 64 && owned.Max() - owned.Min() <= 1;
            },
            $"{silos} silos own all partitions evenly"
        );

    public async ValueTask DisposeAsync()
    {
        foreach (var process in Gateways.Concat(Silos))
            await process.DisposeAsync();
        if (_banks is not null)
            await _banks.DisposeAsync();
        Bank.Dispose();
        NpgsqlConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>This version's as operators run it, another's as it was built.</summary>
    private static string ProgramOf(string project) =>
        project is "Silo" or "Gateway" ? Programs.Published(project) : Programs.Built(project);

    private void StartBanks() =>
        _banks = ClusterProcess.Begin(
            Programs.Built("SandboxBank"),
            _sandbox.Port,
            _sandbox,
            ["--platform", _settings["PublicUrl"]],
            new Dictionary<string, string>()
        );
}
