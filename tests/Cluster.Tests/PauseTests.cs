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
    public async Task A_silo_that_stood_still_for_half_a_minute_writes_nothing_and_answers_nothing_stale()
    {
        await using var cluster = await RunningCluster.StartAsync(servers, silos: 3, gateways: 2, ownBank: true);
        await cluster.EvenAsync(silos: 3);
        using var crowd = await Crowd.BeginAsync(cluster);
        using var over = new CancellationTokenSource();
        var readers = new Readers(crowd);
        var reading = readers.ReadAsync(over.Token);

        await crowd.RoundsAsync(AnsweredWithin, output.WriteLine, round => PauseAsync(cluster, crowd, readers, round));
        await over.CancelAsync();
        await reading;
        await crowd.EndAsync(output.WriteLine);
    }

    private async Task PauseAsync(RunningCluster cluster, Crowd crowd, Readers readers, Round round)
    {
        // Even: it has people to stand still for.
        await cluster.EvenAsync(silos: 3);
        var (paused, others) = (cluster.Silos[0], cluster.Silos.RemoveAt(0));
        var clock = Stopwatch.StartNew();
        round.Add(await Fault.OfAsync(paused.PauseAsync));
        // Every partition has another owner and a newer epoch, those that nobody speaks in as well.
        await Person.UntilAsync(
            async () => (await Task.WhenAll(others.Select(RunningCluster.OwnedAsync))).Sum() == 64,
            "the other silos own every partition"
        );
        await crowd.EverybodyAnsweredAsync(more: 1);
        var left = StandsStillFor - clock.Elapsed;
        if (left > TimeSpan.Zero)
            await Task.Delay(left, TimeProvider.System);

        var before = readers.Count;
        round.Add(await Fault.OfAsync(paused.ResumeAsync));
        await crowd.EverybodyAnsweredAsync(more: 10);
        await cluster.EvenAsync(silos: 3);
        var after = readers.Count - before;
        output.WriteLine($"{readers.Count} reads had the truth, {after} of them after it went on");
        Assert.True(after > 100, "too few reads after it went on");
    }
}
