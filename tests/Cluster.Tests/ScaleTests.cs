using OrleansBank.Cluster.Tests.Load;
using Xunit.Abstractions;

namespace OrleansBank.Cluster.Tests;

[Collection(nameof(ClusterCollection))]
public sealed class ScaleTests(Servers servers, ITestOutputHelper output)
{
    /// <summary>Beyond this people notice.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Silos_go_from_one_to_three_and_back_under_load_and_no_turn_fails()
    {
        await using var cluster = await RunningCluster.StartAsync(servers, silos: 1, gateways: 2, ownBank: true);
        using var crowd = await Crowd.BeginAsync(cluster);
        await crowd.RoundsAsync(Slow, output.WriteLine, round => ScaleAsync(cluster, crowd, round));
        await crowd.EndAsync(output.WriteLine);
        Assert.Equal(0, crowd.People.Sum(one => one.Refused));
        Assert.Equal(0, crowd.People.Sum(one => one.Reopened));
    }

    private static async Task ScaleAsync(RunningCluster cluster, Crowd crowd, Round round)
    {
        var first = cluster.ReadySilos[0];
        for (var silos = 2; silos <= 3; silos++)
        {
            await cluster.BeginSilo().ReadyAsync();
            await cluster.EvenAsync(silos);
            await crowd.EverybodyAnsweredAsync(more: 5);
        }
        for (var silos = 2; silos >= 1; silos--)
        {
            // The oldest leaves first: in the end there is another one than in the beginning.
            var leaving = cluster.ReadySilos[0];
            var drain = await Fault.OfAsync(async () => Assert.Equal(0, await leaving.StopAsync()));
            await crowd.EverybodyAnsweredAsync(more: 5);
            round.Add(drain);
            if (crowd.People.Max(one => one.Said.Count(said => said.TriedAt >= drain.At && said.Waited > Slow)) > 1)
                round.Beyond ??= "somebody felt more than one slow turn while a silo drained";
            await cluster.EvenAsync(silos);
        }
        Assert.True(first.HasEnded);
    }
}
