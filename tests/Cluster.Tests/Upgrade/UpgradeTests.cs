using OrleansBank.Cluster.Tests.Load;
using OrleansBank.Harness;
using Xunit.Abstractions;

namespace OrleansBank.Cluster.Tests.Upgrade;

/// <summary>The run-book "Upgrade", as it stands in docs/OPERATIONS.md, while people speak.</summary>
[Collection(nameof(ClusterCollection))]
public sealed class UpgradeTests(Servers servers, ITestOutputHelper output)
{
    private const string Old = "Silo";
    private const string Next = "NextVersion";
    private const string Formats = "select string_agg(distinct coalesce(written_in::text, 'one'), ' ') from turn";

    [Fact]
    public async Task The_tables_change_under_load_with_old_and_new_programs_and_no_turn_is_refused()
    {
        await using var cluster = await RunningCluster.StartAsync(servers, silos: 2, gateways: 1);
        await cluster.EvenAsync(silos: 2);
        using var crowd = await Handful.GatherAsync(cluster.Gateways[0], count: 8);
        crowd.Start();
        using var before = await SteadyPerson.BeginAsync(cluster.Gateways[0], "before");
        await before.AnsweredAsync(more: 5);

        // A new gateway brings the tables up to date; what is written stays as the old programs know it.
        await cluster.BeginGateway(Next).ReadyAsync();
        using var after = await SteadyPerson.BeginAsync(cluster.Gateways[1], "after");
        await Task.WhenAll(before.AnsweredAsync(more: 5), after.AnsweredAsync(more: 5));
        Assert.Equal("4 3 1", await StateAsync(cluster));
        await RefusedAsync(cluster, "gateway", "silo");

        // Silos, one after the other.
        for (var old = 0; old < 2; old++)
        {
            await cluster.BeginSilo(Next).ReadyAsync();
            Assert.Equal(0, await cluster.Silos[old].StopAsync());
            await Task.WhenAll(before.AnsweredAsync(more: 5), after.AnsweredAsync(more: 5));
        }
        await RefusedAsync(cluster, "gateway");
        output.WriteLine(await crowd.EndAsync());
        await before.EndAsync();
        Assert.Equal(0, await cluster.Gateways[0].StopAsync());
        Assert.Equal("one", await cluster.QueryAsync(Formats));

        // Only now, and by the new program alone.
        Assert.Equal(1, (await cluster.CommandAsync(Old, "schema", "finalise")).Code);
        var (code, said) = await cluster.CommandAsync(Next, "schema", "finalise");
        Assert.True(code == 0, said);
        Assert.Equal("4 4 2", await StateAsync(cluster));
        await Person.UntilAsync(
            async () => await cluster.QueryAsync(Formats) is "2 one",
            "silos that run write in the new format"
        );
        await after.AnsweredAsync(more: 5);
        await after.EndAsync();
        output.WriteLine($"never refused; longest waits {before.LongestWait} and {after.LongestWait}");

        foreach (var late in new[] { cluster.BeginSilo(), cluster.BeginGateway() })
        {
            Assert.Equal(1, await late.EndedAsync());
            Assert.Contains("for programs of schema version 4 and newer; this one knows 3", late.Console);
        }
    }

    [Fact]
    public async Task An_old_silo_that_stood_still_while_the_upgrade_was_finalised_commits_nothing_and_ends()
    {
        await using var cluster = await RunningCluster.StartAsync(servers, silos: 1, gateways: 0);
        await Person.UntilAsync(
            async () => await RunningCluster.OwnedAsync(cluster.Silos[0]) == 64,
            "the silo owns every partition"
        );
        await cluster.Silos[0].PauseAsync();
        await cluster.BeginSilo(Next).ReadyAsync();
        await Person.UntilAsync(
            async () => (await cluster.CommandAsync(Next, "schema", "finalise")).Code == 0,
            "the old silo's lease has ended"
        );
        await cluster.Silos[0].ResumeAsync();
        Assert.Equal(1, await cluster.Silos[0].EndedAsync());
        Assert.Contains("finalised for newer programs", cluster.Silos[0].Console);
    }

    /// <summary>Version, reader_min and format.</summary>
    private static async Task<string> StateAsync(RunningCluster cluster) =>
        (string)(await cluster.QueryAsync("select version || ' ' || reader_min || ' ' || format from schema_state"))!;

    private static async Task RefusedAsync(RunningCluster cluster, params string[] kinds)
    {
        var (code, said) = await cluster.CommandAsync(Next, "schema", "finalise");
        Assert.Equal(1, code);
        Assert.All(kinds, kind => Assert.Contains($"{kind} ", said));
        Assert.Equal(kinds.Contains("silo"), said.Contains("silo ", StringComparison.Ordinal));
        Assert.Contains("version 3", said);
        Assert.DoesNotContain("version 4", said);
    }
}
