using OrleansBank.Simulator.Broker;
using OrleansBank.Simulator.Time;

namespace OrleansBank.Simulator.Cluster;

/// <summary>How large a run is, and what may go wrong in it: of the seed. Each run has some faults only, so that they do not hide each other.</summary>
internal sealed record Shape
{
    public required int Partitions { get; init; }
    public required int Silos { get; init; }
    public required int Gateways { get; init; }
    public required int People { get; init; }
    public required int TurnsEach { get; init; }
    public required int RequestsOfEachBank { get; init; }

    /// <summary>People think so long between turns, at most.</summary>
    public required int ThinkMillisMax { get; init; }
    public required TimeSpan IdleTimeout { get; init; }
    public required IReadOnlyList<FaultKind> Faults { get; init; }
    public required int FaultEveryMillis { get; init; }

    /// <summary>One call of the store in so many fails; 0 for none.</summary>
    public required int StoreFailsOneIn { get; init; }

    public required QueueKind Queues { get; init; }

    public static Shape Of(Chance chance)
    {
        var faults = Enum.GetValues<FaultKind>().Where(_ => chance.OneIn(2)).ToArray();
        return new Shape
        {
            Partitions = chance.Of([1, 2, 3, 4, 6]),
            Silos = chance.Between(1, 3),
            Gateways = chance.Between(1, 3),
            People = chance.Between(2, 9),
            TurnsEach = chance.Between(6, 20),
            RequestsOfEachBank = chance.Between(3, 12),
            ThinkMillisMax = chance.Of([20, 150, 800]),
            IdleTimeout = chance.Of([TimeSpan.FromMilliseconds(400), TimeSpan.FromSeconds(4), TimeSpan.FromMinutes(5)]),
            Faults = faults,
            FaultEveryMillis = chance.Of([300, 1_000, 3_000]),
            StoreFailsOneIn = chance.Of([0, 0, 30, 300]),
            Queues = chance.Of([QueueKind.Classic, QueueKind.Classic, QueueKind.Quorum3, QueueKind.Quorum4]),
        };
    }
}
