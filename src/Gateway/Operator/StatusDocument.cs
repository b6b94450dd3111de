using OrleansBank.Contracts;

namespace OrleansBank.Gateway.Operator;

/// <param name="Mode">embedded or cluster.</param>
/// <param name="Partitions">Empty in an embedded run, and while the ledger is unknown.</param>
/// <param name="Unknown">What did not answer: ledger, outbox.</param>
internal sealed record StatusDocument(
    DateTimeOffset At,
    string Mode,
    IReadOnlyList<SiloDocument> Silos,
    IReadOnlyList<GatewayDocument> Gateways,
    IReadOnlyList<PartitionDocument> Partitions,
    IReadOnlyList<BankDocument> Banks,
    IReadOnlyList<string> Unknown
)
{
    public static StatusDocument Of(PlatformStatus status) =>
        new(
            status.At,
            status.IsCluster ? "cluster" : "embedded",
            [.. status.Silos.Select(SiloDocument.Of)],
            [.. status.Gateways.Select(GatewayDocument.Of)],
            [.. status.Partitions.Select(PartitionDocument.Of)],
            [.. status.Banks.Select(BankDocument.Of)],
            status.Unknown
        );
}

/// <param name="HeardAt">Null, and the rest with it, for a silo that never told of itself.</param>
internal sealed record SiloDocument(
    string Name,
    string Address,
    bool Lives,
    DateTimeOffset? HeardAt,
    ProcessDocument? Process,
    int? Partitions,
    int? Grains,
    int? Calls,
    int? MailboxDepthMax,
    double TurnsPerSecond,
    double FailedTurnsPerSecond
)
{
    public static SiloDocument Of(SiloStatus silo) =>
        new(
            silo.Silo,
            silo.Address,
            silo.Lives,
            silo.HeardAt,
            silo.Load is null ? null : ProcessDocument.Of(silo.Load.Process),
            silo.Load?.Owned.Length,
            silo.Load?.Grains,
            silo.Load?.Calls,
            silo.Load?.MailboxDepthMax,
            Math.Round(silo.TurnsPerSecond, 2),
            Math.Round(silo.FailedTurnsPerSecond, 2)
        );
}

internal sealed record GatewayDocument(
    string Name,
    bool Lives,
    DateTimeOffset HeardAt,
    ProcessDocument Process,
    int Connections
)
{
    public static GatewayDocument Of(GatewayStatus gateway) =>
        new(
            gateway.Load.Process.Name,
            gateway.Lives,
            gateway.HeardAt,
            ProcessDocument.Of(gateway.Load.Process),
            gateway.Load.Connections
        );
}

/// <param name="ProcessorShare">Of one processor.</param>
internal sealed record ProcessDocument(
    string Version,
    DateTimeOffset StartedAt,
    double ProcessorShare,
    long MemoryBytes
)
{
    public static ProcessDocument Of(ProcessLoad load) =>
        new(load.Version, load.StartedAt, Math.Round(load.ProcessorShare, 3), load.MemoryBytes);
}

/// <param name="Silo">Who took it last.</param>
internal sealed record PartitionDocument(int Number, long Epoch, string Silo, bool Owned)
{
    public static PartitionDocument Of(PartitionStatus partition) =>
        new(partition.Partition, partition.Epoch, partition.Silo, partition.IsOwned);
}

/// <param name="Waiting">Null, and the next two with it, while the outbox is unknown.</param>
internal sealed record BankDocument(
    string Id,
    string Name,
    CircuitDocument Accounts,
    CircuitDocument Decisions,
    long? Waiting,
    DateTimeOffset? OldestAt,
    long? Dead
)
{
    public static BankDocument Of(BankStatus bank) =>
        new(
            bank.Bank.Value,
            bank.Name,
            CircuitDocument.Of(bank.Accounts),
            CircuitDocument.Of(bank.Decisions),
            bank.Owed?.Waiting,
            bank.Owed?.OldestAt,
            bank.Owed?.Dead
        );
}

/// <param name="State">closed, half_open or open: the worst of all silos; <paramref name="Worst"/> of <paramref name="Silos"/> have it.</param>
internal sealed record CircuitDocument(
    string State,
    int Worst,
    int Silos,
    DateTimeOffset? LastSuccessAt,
    DateTimeOffset? LastFailureAt,
    string LastFailure
)
{
    public static CircuitDocument Of(CircuitStatus circuit) =>
        new(
            circuit.State switch
            {
                CircuitKind.Closed => "closed",
                CircuitKind.HalfOpen => "half_open",
                _ => "open",
            },
            circuit.Worst,
            circuit.Silos,
            circuit.LastSuccessAt,
            circuit.LastFailureAt,
            circuit.LastFailure
        );
}
