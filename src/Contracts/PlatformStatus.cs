using System.Collections.Immutable;
using OrleansBank.Domain;

namespace OrleansBank.Contracts;

/// <summary>The platform at one moment. Nothing of it names a person.</summary>
/// <param name="IsCluster">False: one process does everything, and there are no partitions.</param>
/// <param name="Unknown">What did not answer: <see cref="Ledger"/>, <see cref="Outbox"/>.</param>
public sealed record PlatformStatus(
    DateTimeOffset At,
    bool IsCluster,
    ImmutableArray<SiloStatus> Silos,
    ImmutableArray<GatewayStatus> Gateways,
    ImmutableArray<PartitionStatus> Partitions,
    ImmutableArray<BankStatus> Banks,
    ImmutableArray<string> Unknown
)
{
    public const string Ledger = "ledger";
    public const string Outbox = "outbox";
}

/// <param name="Address">Where its health is; empty when that is not known.</param>
/// <param name="Lives">By the ledger or, while that does not answer, because it was heard of a moment ago.</param>
/// <param name="Load">Null for a silo that never told: one of an older version, or one that has just begun.</param>
public sealed record SiloStatus(
    string Silo,
    string Address,
    bool Lives,
    DateTimeOffset? HeardAt,
    SiloLoad? Load,
    double TurnsPerSecond,
    double FailedTurnsPerSecond
);

/// <param name="Lives">It was heard of a moment ago.</param>
public sealed record GatewayStatus(bool Lives, DateTimeOffset HeardAt, GatewayLoad Load);

/// <param name="Epoch">0: nobody ever took it.</param>
/// <param name="Silo">Who took it last; empty when nobody did.</param>
/// <param name="IsOwned">That one lives, and does not say otherwise.</param>
public sealed record PartitionStatus(int Partition, long Epoch, string Silo, bool IsOwned);

/// <param name="Owed">Null when it is not known.</param>
public sealed record BankStatus(
    BankId Bank,
    string Name,
    CircuitStatus Accounts,
    CircuitStatus Decisions,
    BankOwed? Owed
);

/// <summary>One way to a bank, over all silos: each tries it for itself.</summary>
/// <param name="State">The worst that a silo has.</param>
/// <param name="Worst">How many silos have it.</param>
/// <param name="LastFailure">A stable code; empty when there was none.</param>
public sealed record CircuitStatus(
    CircuitKind State,
    int Worst,
    int Silos,
    DateTimeOffset? LastSuccessAt,
    DateTimeOffset? LastFailureAt,
    string LastFailure
);
