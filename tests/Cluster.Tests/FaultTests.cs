using System.Diagnostics;
using System.Security.Cryptography;
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
    private static readonly TimeSpan AnsweredWithin = TimeSpan.FromSeconds(2);

    /// <summary>A process that starts anew takes half of a small machine for some seconds.</summary>
    private static readonly TimeSpan KillsEvery = TimeSpan.FromSeconds(7);

    [Fact]
    public async Task Silos_that_are_killed_every_few_seconds_lose_and_double_nothing()
    {
        await using var cluster = await RunningCluster.StartAsync(servers, silos: 3, gateways: 2, ownBank: true);
        await cluster.EvenAsync(silos: 3);
        using var crowd = await Crowd.BeginAsync(cluster);
        var replaced = await KillAsync(crowd, () => cluster.ReadySilos, () => cluster.BeginSilo());
        await crowd.EndAsync(output.WriteLine);
        await Task.WhenAll(replaced);
    }

    [Fact]
    public async Task Gateways_that_are_killed_every_few_seconds_lose_and_double_nothing()
    {
        await using var cluster = await RunningCluster.StartAsync(servers, silos: 2, gateways: 3, ownBank: true);
        await cluster.EvenAsync(silos: 2);
        using var crowd = await Crowd.BeginAsync(cluster);
        var replaced = await KillAsync(crowd, () => cluster.ReadyGateways, () => cluster.BeginGateway());
        Assert.True(crowd.People.Sum(one => one.Reopened) > 0);
        await crowd.EndAsync(output.WriteLine);
        await Task.WhenAll(replaced);
    }

    [Fact]
    public Task A_database_that_crashes_and_recovers_again_and_again_loses_and_doubles_nothing() =>
        BreakAsync(
            TimeSpan.FromSeconds(12),
            async () =>
            {
                await servers.Postgres.CrashAsync();
                await servers.Postgres.StartAgainAsync();
            }
        );

    [Fact]
    public Task A_broker_that_is_killed_and_starts_again_empty_loses_and_doubles_nothing() =>
        BreakAsync(
            TimeSpan.FromSeconds(30),
            async () =>
            {
                await servers.Rabbit.KillAsync();
                servers.Rabbit.Forget();
                await servers.Rabbit.StartAgainAsync();
            }
        );

    /// <summary>A server that the cluster has one of breaks and comes back.</summary>
    private async Task BreakAsync(TimeSpan between, Func<Task> breakAndStart)
    {
        await using var cluster = await RunningCluster.StartAsync(servers, silos: 2, gateways: 2, ownBank: true);
        await cluster.EvenAsync(silos: 2);
        using var crowd = await Crowd.BeginAsync(cluster);
        await crowd.RoundsAsync(
            AnsweredWithin,
            output.WriteLine,
            round =>
                EveryAsync(
                    between,
                    async () =>
                    {
                        round.Add(await Fault.OfServerAsync(breakAndStart));
                        await crowd.EverybodyAnsweredAsync(more: 1);
                        return true;
                    }
                )
        );
        await crowd.EndAsync(output.WriteLine);
    }

    /// <summary>Kills one of those that are ready, at random, and starts another in its place, as an orchestrator does.</summary>
    /// <returns>The starts.</returns>
    private async Task<List<Task>> KillAsync(
        Crowd crowd,
        Func<IReadOnlyList<ClusterProcess>> ready,
        Func<ClusterProcess> begin
    )
    {
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        output.WriteLine($"seed {seed}");
        var dice = new Random(seed);
        var starting = new List<Task>();
        await crowd.RoundsAsync(
            AnsweredWithin,
            output.WriteLine,
            async round =>
            {
                var kills = 0;
                await EveryAsync(
                    KillsEvery,
                    async () =>
                    {
                        if (starting.Find(one => one.IsFaulted) is { } failed)
                            await failed;
                        // The last one that is ready stays: without any there is no cluster to speak of.
                        if (ready() is not { Count: >= 2 } standing)
                            return false;
                        round.Add(await Fault.OfAsync(standing[dice.Next(standing.Count)].KillAsync));
                        starting.Add(begin().ReadyAsync());
                        kills++;
                        return true;
                    }
                );
                output.WriteLine($"{kills} kills");
            }
        );
        return starting;
    }

    private static async Task EveryAsync(TimeSpan between, Func<Task<bool>> strike)
    {
        var beats = new Beats(between, TimeSpan.Zero);
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Rates.Lasts)
        {
            await beats.NextAsync(CancellationToken.None);
            while (!await strike())
                await Task.Delay(Rates.BeforeTryingAgain, TimeProvider.System);
        }
    }
}
