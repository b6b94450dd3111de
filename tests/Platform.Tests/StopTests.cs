using OrleansBank.Harness;

namespace OrleansBank.Platform.Tests;

/// <summary>An operator stops it: nothing breaks on the way out, and nothing said is lost.</summary>
public sealed class StopTests
{
    [Fact]
    public async Task Asked_to_stop_it_ends_well_and_what_was_said_is_there_after_the_next_start()
    {
        await using var platform = await GatewayProcess.StartAsync();
        using (var alice = await Person.SignInAsync(platform, "alice", "en-GB"))
            await alice.SayAsync("hello");

        Assert.Equal(0, await platform.StopAsync());
        Assert.DoesNotContain("Unhandled", platform.Console, StringComparison.Ordinal);

        await platform.RestartAsync();
        using var again = await Person.SignInAsync(platform, "alice", "en-GB");
        Assert.Contains(await again.HistoryAsync(), message => (string?)message["text"] == "hello");
    }
}
