using OrleansBank.Harness;

namespace OrleansBank.Cluster.Tests;

/// <summary>A published gateway alone, the embedded run: here because its publishing is.</summary>
[Collection(nameof(ClusterCollection))]
public sealed class PublishedGatewayTests
{
    [Fact]
    public async Task On_a_machine_without_dotnet_it_brings_its_sandbox_banks_and_a_person_can_link_one()
    {
        await using var platform = await GatewayProcess.StartPublishedAsync();
        Assert.Single(KnownProcess.ChildrenOf(platform.ProcessId));
        using var alice = await Person.SignInAsync(platform, "alice", "en-GB");
        await alice.LinkAsync("sandbank", "balances");

        Assert.Equal(0, await platform.StopAsync());
        Assert.Empty(KnownProcess.ChildrenOf(platform.ProcessId));
    }
}
