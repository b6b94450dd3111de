using OrleansBank.Harness;

namespace OrleansBank.Cluster.Tests;

/// <summary>The run-book "Restore from backup", as it stands in docs/OPERATIONS.md.</summary>
[Collection(nameof(ClusterCollection))]
public sealed class RestoreTests(Servers servers)
{
    [Fact]
    public async Task A_cluster_goes_on_from_a_backup_under_epochs_that_were_never_given_out()
    {
        await using var cluster = await RunningCluster.StartAsync(servers, silos: 1, gateways: 1);
        using var alice = await Person.SignInAsync(cluster.Gateways[0], "alice");
        await alice.SayAsync("hello before");
        var backup = await servers.Postgres.BackUpAsync(cluster.Name);
        await alice.SayAsync("hello after");
        var before = await SaidAsync(alice);
        Assert.Equal(["hello before", "hello after"], before);
        var given = await EpochAsync(cluster);

        Assert.Equal(0, await cluster.Gateways[0].StopAsync());
        Assert.Equal(0, await cluster.Silos[0].StopAsync());
        await servers.Postgres.RestoreAsync(cluster.Name, backup);
        await cluster.QueryAsync("update partition_owner set epoch = epoch + 1000000");
        await cluster.BeginSilo().ReadyAsync();
        await cluster.BeginGateway().ReadyAsync();

        using var again = await Person.SignInAsync(cluster.Gateways[1], "alice");
        Assert.Equal(["hello before"], await SaidAsync(again));
        await again.SayAsync("hello again");
        Assert.Equal(["hello before", "hello again"], await SaidAsync(again));
        Assert.True(await EpochAsync(cluster) > given + 999_999);
    }

    private static async Task<List<string>> SaidAsync(Person person) =>
        (await person.HistoryAsync())
            .Where(message => (string?)message["from"]?["kind"] == "user")
            .Select(message => (string)message["text"]!)
            .ToList();

    /// <summary>The newest that was given out.</summary>
    private static async Task<long> EpochAsync(RunningCluster cluster) =>
        (long)(await cluster.QueryAsync("select max(epoch) from partition_owner"))!;
}
