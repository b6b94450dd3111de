using System.Diagnostics;
using OrleansBank.Cluster.Tests.Load;
using OrleansBank.Harness;
using Xunit.Abstractions;

namespace OrleansBank.Cluster.Tests;

/// <summary>
/// A cluster that loses a part every few seconds, for two minutes, under 500 turns and 500 events a second. Whatever was acknowledged
/// stands once, in its place, everybody is answered again in time, and the rates are reached. See docs/PERFORMANCE.md for what is counted.
/// </summary>
[Collection(nameof(ClusterCollection))]
public sealed class FaultTests(Servers servers, ITestOutputHelper output)
{
    private static readonly TimeSpan TwoMinutes = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan AnsweredWithin = TimeSpan.FromSeconds(2);

    /// <summary>Two heartbeats that are missed, and a takeover.</summary>
    private static readonly TimeSpan AnsweredWithinOfAPausedSilo = TimeSpan.FromSeconds(8);

    [Fact]
    public async Task Silos_that_are_killed_every_five_seconds_lose_and_double_nothing()
    {
        await using var cluster = await RunningCluster.StartAsync(servers, silos: 3, gateways: 2, ownBank: true);
        await cluster.EvenAsync(silos: 3);
        using var crowd = await Crowd.BeginAsync(cluster);
        await KillAsync(crowd, () => cluster.ReadySilos, cluster.BeginSilo);
        await EndAsync(crowd, AnsweredWithin);
    }

    [Fact]
    public async Task Gateways_that_are_killed_every_five_seconds_lose_and_double_nothing()
    {
        await using var cluster = await RunningCluster.StartAsync(servers, silos: 2, gateways: 3, ownBank: true);
        await cluster.EvenAsync(silos: 2);
        using var crowd = await Crowd.BeginAsync(cluster);
        await KillAsync(crowd, () => cluster.ReadyGateways, cluster.BeginGateway);
        Assert.True(crowd.People.Sum(one => one.Reopened) > 0);
        await EndAsync(crowd, AnsweredWithin);
    }

    [Fact]
    public async Task A_database_that_crashes_and_recovers_again_and_again_loses_and_doubles_nothing()
    {
        await using var cluster = await RunningCluster.StartAsync(servers, silos: 2, gateways: 2, ownBank: true);
        await cluster.EvenAsync(silos: 2);
        using var crowd = await Crowd.BeginAsync(cluster);
        await EveryAsync(
            TimeSpan.FromSeconds(12),
            async () =>
            {
                crowd.Add(
                    await Fault.OfServerAsync(async () =>
                    {
                        await servers.Postgres.CrashAsync();
                        await servers.Postgres.StartAgainAsync();
                    })
                );
                await crowd.EverybodyAnsweredAsync(more: 1);
                return true;
            }
        );
        await EndAsync(crowd, AnsweredWithin);
    }

    [Fact]
    public async Task A_broker_that_is_killed_and_starts_again_empty_loses_and_doubles_nothing()
    {
        await using var cluster = await RunningCluster.StartAsync(servers, silos: 2, gateways: 2, ownBank: true);
        await cluster.EvenAsync(silos: 2);
        using var crowd = await Crowd.BeginAsync(cluster);
        await EveryAsync(
            TimeSpan.FromSeconds(30),
            async () =>
            {
                crowd.Add(
                    await Fault.OfServerAsync(async () =>
                    {
                        await servers.Rabbit.KillAsync();
                        servers.Rabbit.Forget();
                        await servers.Rabbit.StartAgainAsync();
                    })
                );
                await crowd.EverybodyAnsweredAsync(more: 1);
                return true;
            }
        );
        await EndAsync(crowd, AnsweredWithin);
    }

    /// <summary>Kills one of those that are ready, at random, and starts another in its place, as an orchestrator does.</summary>
    private async Task KillAsync(Crowd crowd, Func<IReadOnlyList<ClusterProcess>> ready, Func<ClusterProcess> begin)
    {
        const int SeedBytes = 4;
        var seed = BitConverter.ToInt32(System.Security.Cryptography.RandomNumberGenerator.GetBytes(SeedBytes));
        output.WriteLine($"seed {seed}");
        var dice = new Random(seed);
        var starting = new List<Task>();
        var kills = 0;
        await EveryAsync(
            TimeSpan.FromSeconds(5),
            async () =>
            {
                // The last one that is ready stays: without any there is no cluster to speak of.
                if (ready() is not { Count: >= 2 } standing)
                    return false;
                crowd.Add(await Fault.OfAsync(standing[dice.Next(standing.Count)].KillAsync));
                starting.Add(begin().ReadyAsync());
                kills++;
                return true;
            }
        );
        await Task.WhenAll(starting);
        // Every few seconds, also on a machine on which a process takes its time to start.
        Assert.True(kills >= TwoMinutes / TimeSpan.FromSeconds(10), $"only {kills} kills");
    }

    private static async Task EveryAsync(TimeSpan between, Func<Task<bool>> strike)
    {
        var beats = new Beats(between, TimeSpan.Zero);
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < TwoMinutes)
        {
            await beats.NextAsync(CancellationToken.None);
            while (!await strike())
                await Task.Delay(Rates.BeforeTryingAgain, TimeProvider.System);
        }
    }

    private async Task EndAsync(Crowd crowd, TimeSpan answeredWithin)
    {
        await crowd.EndAsync(answeredWithin, output.WriteLine);
    }
}
