using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using OrleansBank.Domain.Consents;
using OrleansBank.Silo.BankApis;
using OrleansBank.Silo.Cluster.Hosting;
using OrleansBank.Silo.Runtime;
using OrleansBank.Simulator.Broker;
using OrleansBank.Simulator.Oracle;
using OrleansBank.Simulator.Outside;
using OrleansBank.Simulator.Store;
using OrleansBank.Simulator.Time;

namespace OrleansBank.Simulator.Cluster;

/// <summary>What all parts of a run share.</summary>
internal sealed record Setting
{
    public required World World { get; init; }
    public required Shape Shape { get; init; }
    public required SimulatedBroker Broker { get; init; }
    public required Database Database { get; init; }
    public required ClusterSettings Settings { get; init; }
    public required GrainLimits Limits { get; init; }
    public required Banks Banks { get; init; }
    public required Truth Truth { get; init; }
    public required ILoggerFactory Logs { get; init; }

    /// <summary>Where people and banks are: it neither stops nor dies.</summary>
    public required SimulatedProcess Outside { get; init; }

    public ImmutableArray<BankProfile> Profiles => Banks.Profiles;

    public IReadOnlyList<BankOptions> BankOptions => [.. Profiles.Select(one => new BankOptions { Id = one.Id.Value })];
}
