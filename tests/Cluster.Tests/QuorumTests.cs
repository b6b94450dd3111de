using System.Globalization;
using System.Text;
using OrleansBank.Cluster.Tests.Load;
using OrleansBank.Harness;
using RabbitMQ.Client;
using Xunit.Abstractions;

namespace OrleansBank.Cluster.Tests;

/// <summary>
/// Quorum queues, on one node and on three. RabbitMQ 3 obeys no priorities there, so the broker alone says who owns what; from 4 on silos
/// are even.
/// </summary>
[Collection(nameof(ClusterCollection))]
public sealed class QuorumTests(Servers servers, ITestOutputHelper output)
{
    [Fact]
    public async Task On_quorum_queues_a_chat_outlives_a_killed_silo_and_a_drained_one()
    {
        await using var cluster = await RunningCluster.StartAsync(
            servers,
            silos: 2,
            gateways: 1,
            with: ("Cluster__Queues", "quorum")
        );
        var evens = await AssertQuorumAsync(cluster.Name) >= 4;
        await OwnAsync(cluster, cluster.Silos[0], cluster.Silos[1]);
        using var crowd = await Handful.GatherAsync(cluster.Gateways[0], count: 8);
        crowd.Start();
        await crowd.AllAnsweredAsync(more: 5);

        await cluster.Silos[0].KillAsync();
        await crowd.AllAnsweredAsync(more: 3);
        await OwnAsync(cluster, cluster.Silos[1]);

        // Who comes later stands by, and has everything once the other leaves.
        await cluster.BeginSilo().ReadyAsync();
        await crowd.AllAnsweredAsync(more: 5);
        await OwnAsync(cluster, cluster.Silos[1], cluster.Silos[2]);
        if (evens)
            await cluster.EvenAsync(silos: 2);
        await crowd.AllAnsweredAsync(more: 5);
        Assert.Equal(0, await cluster.Silos[1].StopAsync());
        await crowd.AllAnsweredAsync(more: 3);
        await OwnAsync(cluster, cluster.Silos[2]);
        output.WriteLine(await crowd.EndAsync());
    }

    [Fact]
    public async Task Any_of_three_brokers_may_die_and_come_back_and_a_chat_goes_on()
    {
        await using var brokers = await RabbitCluster.StartAsync(nodes: 3);
        await using var cluster = await RunningCluster.StartAsync(
            servers,
            silos: 2,
            gateways: 2,
            with: [("Cluster__Queues", "quorum"), ("ConnectionStrings__rabbitmq", brokers.Uri)]
        );
        await OwnAsync(cluster, cluster.Silos[0], cluster.Silos[1]);
        using var crowd = await Handful.GatherAsync(cluster.Gateways[0], count: 12);
        crowd.Start();
        await crowd.AllAnsweredAsync(more: 5);

        foreach (var broker in brokers.Nodes)
        {
            await Person.UntilAsync(broker.CanBeSparedAsync, "the others have a majority of each queue");
            await broker.KillAsync();
            await crowd.AllAnsweredAsync(more: 5);
            await OwnAsync(cluster, cluster.Silos[0], cluster.Silos[1]);
            await broker.StartAgainAsync();
            await crowd.AllAnsweredAsync(more: 5);
        }
        output.WriteLine(await crowd.EndAsync());
    }

    /// <summary>The broker refuses who declares a queue that is there otherwise than it is.</summary>
    /// <returns>The first number of the broker's version.</returns>
    private async Task<int> AssertQuorumAsync(string cluster)
    {
        var factory = new ConnectionFactory { Uri = new Uri(servers.Rabbit.Uri) };
        await using var connection = await factory.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var arguments = new Dictionary<string, object?>
        {
            ["x-queue-type"] = "quorum",
            ["x-single-active-consumer"] = true,
            ["x-max-length"] = 10_000,
            ["x-overflow"] = "reject-publish",
            ["x-delivery-limit"] = 20,
        };
        await channel.QueueDeclareAsync($"{cluster}.partition.0", true, false, false, arguments);
        var version = Encoding.UTF8.GetString((byte[])connection.ServerProperties!["version"]!);
        output.WriteLine($"RabbitMQ {version}");
        return int.Parse(version.Split('.')[0], CultureInfo.InvariantCulture);
    }

    private static Task OwnAsync(RunningCluster cluster, params ClusterProcess[] silos) =>
        Person.UntilAsync(
            async () =>
            {
                var owned = await cluster.OwnedAsync();
                return owned.Count == silos.Length && owned.Sum() == 64;
            },
            $"{silos.Length} silos own all partitions"
        );
}
