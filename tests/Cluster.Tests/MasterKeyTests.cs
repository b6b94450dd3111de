using OrleansBank.Cluster.Tests.Load;
using OrleansBank.Harness;
using Xunit.Abstractions;

namespace OrleansBank.Cluster.Tests;

/// <summary>The monthly change of the master key, in silos and gateways that share its file, while people speak.</summary>
[Collection(nameof(ClusterCollection))]
public sealed class MasterKeyTests(Servers servers, ITestOutputHelper output)
{
    private const string States = "select string_agg(state::text, ' ' order by made_us) from master_key";

    [Fact]
    public async Task The_master_key_is_changed_under_load_although_a_silo_is_killed_meanwhile()
    {
        await using var cluster = await RunningCluster.StartAsync(servers, silos: 2, gateways: 1);
        using var crowd = await Handful.GatherAsync(cluster.Gateways[0], count: 8);
        crowd.Start();
        await crowd.AllAnsweredAsync(more: 3);
        var old = await File.ReadAllTextAsync(cluster.MasterKeyFile);

        await cluster.QueryAsync("update master_key set made_us = made_us - 31 * 86400 * 1000000::bigint");
        await Person.UntilAsync(async () => await cluster.QueryAsync(States) is not "2", "a new key is on its way");
        await cluster.Silos[0].KillAsync();
        await Person.UntilAsync(async () => await cluster.QueryAsync(States) is "5 2", "the old key is destroyed");
        await Person.UntilAsync(
            async () => (await File.ReadAllLinesAsync(cluster.MasterKeyFile)).Length == 1,
            "it has left the file"
        );
        Assert.NotEqual(old, await File.ReadAllTextAsync(cluster.MasterKeyFile));

        // Everybody is loaded anew, by a silo that never had the old key.
        await cluster.BeginSilo().ReadyAsync();
        Assert.Equal(0, await cluster.Silos[1].StopAsync());
        await crowd.AllAnsweredAsync(more: 3);
        using var late = await Person.SignInAsync(cluster.Gateways[0], "late");
        await late.SayAsync("hello");
        output.WriteLine(await crowd.EndAsync());
        var (code, said) = await cluster.CommandAsync("Silo", "keys", "status");
        Assert.Equal(0, code);
        Assert.Contains("destroyed", said);
        output.WriteLine(said);
    }
}
