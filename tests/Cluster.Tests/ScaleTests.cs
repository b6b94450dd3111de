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
        for (var silos = 2; silos <= 3; silos++)
        {
            await cluster.BeginSilo().ReadyAsync();
            await cluster.EvenAsync(silos);
            await crowd.EverybodyAnsweredAsync(more: 5);
        }
        for (var stopped = 0; stopped <= 1; stopped++)
        {
            var drained = await Fault.OfAsync(async () => Assert.Equal(0, await cluster.Silos[stopped].StopAsync()));
            crowd.Add(drained);
            await crowd.EverybodyAnsweredAsync(more: 5);
            await cluster.EvenAsync(silos: 2 - stopped);
        }
        await crowd.EndAsync(Slow, output.WriteLine);
        Assert.Equal(0, crowd.People.Sum(one => one.Refused));
        Assert.Equal(0, crowd.People.Sum(one => one.Reopened));
        var slowest = crowd.People.Max(one => one.Said.Count(said => said.Waited > Slow));
        output.WriteLine($"nobody had more than {slowest} turns over {Slow}");
        Assert.True(slowest <= 1);
    }
}
