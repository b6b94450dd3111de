using Microsoft.Extensions.Configuration;
using OrleansBank.Contracts;
using OrleansBank.Silo.Cluster.RabbitMq;
using OrleansBank.Silo.Storage.Postgres;

namespace OrleansBank.Silo.Cluster.Hosting;

/// <summary>What the command line and the environment say about a process of a cluster.</summary>
/// <param name="Postgres">In the form of Npgsql.</param>
/// <param name="MasterKeyFile">The same file, or a copy of it, for every process.</param>
public sealed record ClusterSettings(
    string Postgres,
    BrokerOptions Broker,
    string MasterKeyFile,
    Partitions Partitions,
    ClusterLimits Limits
)
{
    public const string PostgresSetting = "ConnectionStrings:postgres";
    public const string RabbitSetting = "ConnectionStrings:rabbitmq";
    public const string MasterKeySetting = "MasterKey:File";
    private const string DefaultName = "orleansbank";

    /// <summary>The tables as this program knows them.</summary>
    public Schema Schema { get; init; } = Schema.Own;

    /// <summary>Whether a silo makes a new master key each month; not where the file reaches the processes by other means.</summary>
    public bool RotatesMasterKey { get; init; } = true;

    /// <summary>Our signing keys, beside the master key: the same files for every process, as well.</summary>
    public string KeysFolder => Path.Combine(Path.GetDirectoryName(MasterKeyFile)!, "keys");

    /// <summary>What only a cluster uses and is set all the same: one who set it may have forgotten to say that it is one.</summary>
    public static IReadOnlyList<string> NamedIn(IConfiguration configuration) =>
        [
            .. ((string[])[PostgresSetting, RabbitSetting, MasterKeySetting, SecretFiles.FolderSetting]).Where(key =>
                configuration[key] is { Length: > 0 }
            ),
        ];

    /// <exception cref="ClusterSettingException">Something is missing or has a form that it must not have; all of it is named.</exception>
    public static ClusterSettings Read(IConfiguration configuration)
    {
        var errors = new List<string>();
        var postgres = Needed(configuration, PostgresSetting, "Host=…;Database=…", errors);
        var rabbit = Needed(configuration, RabbitSetting, "amqp://…", errors);
        var master = Needed(configuration, MasterKeySetting, "the path of the master key file", errors);
        var brokers = Brokers(rabbit, errors);
        var queues = configuration["Cluster:Queues"] ?? "classic";
        if (queues is not ("classic" or "quorum"))
            errors.Add("Cluster:Queues is classic or quorum");
        var count = configuration.GetValue("Cluster:Partitions", Partitions.CountDefault);
        if (count is < 1 or > Partitions.CountMax)
            errors.Add($"Cluster:Partitions is 1 to {Partitions.CountMax}");
        if (errors.Count > 0)
            throw new ClusterSettingException(string.Join("; ", errors));
        var name = configuration["Cluster:Name"] ?? DefaultName;
        return new ClusterSettings(
            postgres,
            new BrokerOptions(brokers, name, count, queues == "quorum"),
            Path.GetFullPath(master),
            new Partitions(count),
            configuration.GetSection("Cluster:Limits").Get<ClusterLimits>() ?? new ClusterLimits()
        )
        {
            RotatesMasterKey = configuration.GetValue("MasterKey:Rotate", true),
        };
    }

    /// <summary>What is wrong with it is not quoted: it may hold a password.</summary>
    private static IReadOnlyList<Uri> Brokers(string text, List<string> errors)
    {
        if (text.Length == 0)
            return [];
        if (BrokerAddresses.TryRead(text) is not { } addresses)
        {
            errors.Add($"{RabbitSetting} is not an amqp or amqps address, of 1 to {BrokerAddresses.Most} hosts");
            return [];
        }
        if (addresses[0].UserInfo.Count(one => one == ':') > 1 || addresses[0].Segments.Length > 2)
            errors.Add(
                $"{RabbitSetting} is amqp://user:password@host:port/virtual-host, with / and : within a part as %2F and %3A"
            );
        return addresses;
    }

    private static string Needed(IConfiguration configuration, string key, string form, List<string> errors)
    {
        if (configuration[key] is { Length: > 0 } value)
            return value;
        errors.Add($"{key} is missing ({form})");
        return "";
    }
}
