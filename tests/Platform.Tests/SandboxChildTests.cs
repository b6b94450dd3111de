using System.Diagnostics;
using System.Net;
using OrleansBank.Harness;

namespace OrleansBank.Platform.Tests;

/// <summary>The sandbox banks of an embedded run die in a process of their own, and come back in another.</summary>
public sealed class SandboxChildTests
{
    [Fact]
    public async Task Sandbox_banks_that_died_are_started_again_and_a_person_can_link_one()
    {
        await using var platform = await GatewayProcess.StartAsync();
        var first = Assert.Single(KnownProcess.ChildrenOf(platform.ProcessId));
        using (var child = Process.GetProcessById(first.Id))
            child.Kill();
        Assert.True(await first.HasEndedAsync());

        await Person.UntilAsync(
            async () =>
            {
                using var answer = await platform.Http.GetAsync("/health/ready");
                return answer.StatusCode == HttpStatusCode.OK && KnownProcess.ChildrenOf(platform.ProcessId) is [_];
            },
            "the platform is ready again"
        );

        Assert.NotEqual(first, Assert.Single(KnownProcess.ChildrenOf(platform.ProcessId)));
        Assert.Contains("[1902]", platform.Console, StringComparison.Ordinal);
        Assert.Contains("[1904]", platform.Console, StringComparison.Ordinal);
        using var alice = await Person.SignInAsync(platform, "alice", "en-GB");
        await alice.LinkAsync("sandbank", "balances");
        Assert.Equal(0, await platform.StopAsync());
        Assert.Empty(KnownProcess.ChildrenOf(platform.ProcessId));
    }
}
