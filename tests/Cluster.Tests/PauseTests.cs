using System.Diagnostics;
using OrleansBank.Cluster.Tests.Load;
using OrleansBank.Harness;
using Xunit.Abstractions;

namespace OrleansBank.Cluster.Tests;

/// <summary>A silo that stands still with all its connections open, as one whose machine swaps or whose network is cut, and goes on.</summary>
[Collection(nameof(ClusterCollection))]
public sealed class PauseTests(Servers servers, ITestOutputHelper output)
{
    private static readonly TimeSpan StandsStillFor = TimeSpan.FromSeconds(30);

    /// <summary>Two heartbeats that are missed, and a takeover.</summary>
    private static readonly TimeSpan AnsweredWithin = TimeSpan.FromSeconds(8);

    [Fact]
    public async Task A_silo_that_stood_still_for_half_a_minute_writes_nothing_and_answers_nothing_stale_when_it_goes_on()
    {
        await using var cluster = await RunningCluster.StartAsync(servers, silos: 3, gateways: 2, ownBank: true);
        await cluster.EvenAsync(silos: 3);
        using var crowd = await Crowd.BeginAsync(cluster);
        using var over = new CancellationTokenSource();
        var readers = new Readers(crowd);
        var reading = readers.ReadAsync(over.Token);

        var paused = cluster.Silos[0];
        var held = await RunningCluster.OwnedAsync(paused);
        Assert.True(held > 0);
        var clock = Stopwatch.StartNew();
        crowd.Add(await Fault.OfAsync(paused.PauseAsync));
        // Every partition has another owner and a newer epoch, those that nobody speaks in as well.
        await Person.UntilAsync(
            async () =>
                await RunningCluster.OwnedAsync(cluster.Silos[1]) + await RunningCluster.OwnedAsync(cluster.Silos[2])
                == 64,
            "the other silos own every partition"
        );
        await crowd.EverybodyAnsweredAsync(more: 1);
        var left = StandsStillFor - clock.Elapsed;
        if (left > TimeSpan.Zero)
            await Task.Delay(left, TimeProvider.System);
        var before = readers.Count;
        crowd.Add(await Fault.OfAsync(paused.ResumeAsync));
        await crowd.EverybodyAnsweredAsync(more: 10);
        await cluster.EvenAsync(silos: 3);

        await over.CancelAsync();
        await reading;
        output.WriteLine(
            $"{held} partitions stood still; {readers.Count} reads, {readers.Count - before} of them after"
        );
        Assert.True(readers.Count - before > 100, "too few reads after it went on");
        await crowd.EndAsync(AnsweredWithin, output.WriteLine);
    }
}
