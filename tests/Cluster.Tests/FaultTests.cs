using OrleansBank.Cluster.Tests.Load;
using OrleansBank.Harness;
using Xunit.Abstractions;

namespace OrleansBank.Cluster.Tests;

/// <summary>
/// A cluster that loses a part while people speak. Whatever was acknowledged stands once, in its place, and everybody is answered again.
/// </summary>
[Collection(nameof(ClusterCollection))]
public sealed class FaultTests(Servers servers, ITestOutputHelper output)
{
    private const int People = 12;

    /// <summary>Well beyond what a takeover takes on a quiet machine: the figures are told, and the bound catches what never comes back.</summary>
    private static readonly TimeSpan AnsweredWithin = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_killed_silo_loses_nothing_and_doubles_nothing()
    {
        await using var cluster = await RunningCluster.StartAsync(servers, silos: 2, gateways: 1);
        await cluster.EvenAsync(silos: 2);
        using var crowd = await Crowd.GatherAsync(cluster.Gateways[0], People);
        crowd.Start();
        for (var round = 0; round < 3; round++)
        {
            await crowd.AllAnsweredAsync(more: 5);
            await cluster.Silos[round].KillAsync();
            await crowd.AllAnsweredAsync(more: 2);
            await cluster.BeginSilo().ReadyAsync();
        }
        await EndAsync(crowd);
    }

    [Fact]
    public async Task A_silo_that_stood_still_writes_and_answers_nothing_when_it_goes_on()
    {
        await using var cluster = await RunningCluster.StartAsync(servers, silos: 2, gateways: 1);
        await cluster.EvenAsync(silos: 2);
        using var crowd = await Crowd.GatherAsync(cluster.Gateways[0], People);
        crowd.Start();
        await crowd.AllAnsweredAsync(more: 5);

        await cluster.Silos[0].PauseAsync();
        await crowd.AllAnsweredAsync(more: 5);
        // Every partition has another owner and a newer epoch, those that nobody speaks in as well.
        await Person.UntilAsync(
            async () => await RunningCluster.OwnedAsync(cluster.Silos[1]) == 64,
            "the other silo owns every partition"
        );
        await cluster.Silos[0].ResumeAsync();
        await crowd.AllAnsweredAsync(more: 5);
        await cluster.EvenAsync(silos: 2);
        await crowd.AllAnsweredAsync(more: 5);
        await EndAsync(crowd);
    }

    [Fact]
    public async Task A_broker_that_is_killed_and_started_again_loses_nothing()
    {
        await using var cluster = await RunningCluster.StartAsync(servers, silos: 2, gateways: 1);
        using var crowd = await Crowd.GatherAsync(cluster.Gateways[0], People);
        crowd.Start();
        await crowd.AllAnsweredAsync(more: 5);
        await servers.Rabbit.KillAsync();
        await servers.Rabbit.StartAgainAsync();
        await crowd.AllAnsweredAsync(more: 5);
        output.WriteLine(await crowd.EndAsync());
    }

    [Fact]
    public async Task A_database_that_crashes_and_recovers_loses_nothing()
    {
        await using var cluster = await RunningCluster.StartAsync(servers, silos: 2, gateways: 1);
        using var crowd = await Crowd.GatherAsync(cluster.Gateways[0], People);
        crowd.Start();
        await crowd.AllAnsweredAsync(more: 5);
        await servers.Postgres.CrashAsync();
        await servers.Postgres.StartAgainAsync();
        await crowd.AllAnsweredAsync(more: 5);
        output.WriteLine(await crowd.EndAsync());
    }

    [Fact]
    public async Task A_person_whose_gateway_is_killed_goes_on_at_another_without_a_gap()
    {
        await using var cluster = await RunningCluster.StartAsync(servers, silos: 2, gateways: 2);
        using var bruno = await Person.SignInAsync(cluster.Gateways[0], "bruno");
        var heard = new List<long>();
        using (var live = await LiveChat.OpenAsync(cluster.Gateways[1], bruno.Token, since: 0))
        {
            await bruno.SayAsync("hello");
            await HearAsync(live, heard, upTo: 2);
            await cluster.Gateways[1].KillAsync();
        }
        await bruno.SayAsync("hello again");
        await cluster.BeginGateway().ReadyAsync();
        using var resumed = await LiveChat.OpenAsync(cluster.Gateways[2], bruno.Token, since: heard[^1]);
        await bruno.SayAsync("and once more");
        var last = (long)(await bruno.HistoryAsync())[^1]["seq"]!;
        await HearAsync(resumed, heard, last);
        Assert.Equal(Enumerable.Range(1, (int)last).Select(seq => (long)seq), heard);
    }

    private static async Task HearAsync(LiveChat live, List<long> heard, long upTo)
    {
        using var patience = new CancellationTokenSource(AnsweredWithin);
        while (heard.Count == 0 || heard[^1] < upTo)
        {
            var frame = await live.ReceiveAsync(patience.Token);
            if ((string?)frame["type"] == "message")
                heard.Add((long)frame["message"]!["seq"]!);
        }
    }

    private async Task EndAsync(Crowd crowd)
    {
        output.WriteLine(await crowd.EndAsync());
        Assert.True(crowd.LongestWait < AnsweredWithin, $"somebody waited {crowd.LongestWait}");
    }
}
