using OrleansBank.Harness;

namespace OrleansBank.Cluster.Tests;

/// <summary>Settings with which a process can't be one of the cluster: it says so in one line and ends, or goes on trying where time mends it.</summary>
[Collection(nameof(ClusterCollection))]
public sealed class RefusedStartTests(Servers servers)
{
    private const string Secret = "secret-word";

    [Theory]
    [InlineData("Silo")]
    [InlineData("Gateway", "--cluster")]
    public async Task Who_is_refused_by_broker_or_database_ends_with_one_line_that_names_the_setting(
        string project,
        params string[] words
    )
    {
        await using var cluster = await RunningCluster.StartAsync(servers, silos: 0, gateways: 0);
        var rabbit = new Uri(servers.Rabbit.Uri);
        var broker = $"the broker at {rabbit.Authority} refuses this process: it refuses user \"guest\"";
        (string Setting, string Value, string Line)[] wrong =
        [
            ("rabbitmq", $"amqp://guest:{Secret}@{rabbit.Authority}/", $"{broker}: wrong user name or password"),
            ("rabbitmq", $"{servers.Rabbit.Uri}nowhere", $"{broker} in virtual host \"nowhere\""),
            ("postgres", $"{cluster.Database};Username={PostgresServer.WithPassword};Password={Secret}", "(28P01)"),
        ];
        foreach (var (setting, value, line) in wrong)
        {
            var (code, said) = await cluster.CommandAsync(
                project,
                [.. words, $"--ConnectionStrings:{setting}={value}"]
            );

            Assert.Equal(1, code);
            var refusal = Assert.Single(
                said.Split('\n'),
                one => one.Contains("did not start", StringComparison.Ordinal)
            );
            Assert.Contains(line, refusal, StringComparison.Ordinal);
            Assert.Contains($"ConnectionStrings:{setting}", refusal, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, said, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Processes_that_start_before_their_broker_say_so_once_and_are_ready_when_it_is()
    {
        await using var cluster = await RunningCluster.StartAsync(servers, silos: 0, gateways: 0);
        await servers.Rabbit.KillAsync();
        ClusterProcess[] processes;
        try
        {
            processes = [cluster.BeginSilo(), cluster.BeginGateway()];
            foreach (var process in processes)
                await SaidAsync(process, "[5001]", "can't be reached: connection refused");
        }
        finally
        {
            await servers.Rabbit.StartAgainAsync();
        }
        foreach (var process in processes)
        {
            await process.ReadyAsync();
            await SaidAsync(process, "[5005]", "answers again");
            // Of the dozens of tries. While it starts it may fail in another way, which is said as well.
            Assert.Single(
                Lines(process, "[5001]"),
                line => line.Contains("connection refused", StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public async Task A_password_that_is_changed_while_they_run_is_named_and_tried_until_it_is_right()
    {
        await using var cluster = await RunningCluster.StartAsync(servers, silos: 1, gateways: 1);
        ClusterProcess[] processes = [cluster.Silos[0], cluster.Gateways[0]];
        try
        {
            await servers.Rabbit.ControlAsync("change_password", "guest", "another");
            await servers.Rabbit.ControlAsync("close_all_connections", "the password was changed");
            foreach (var process in processes)
                await SaidAsync(process, "[5004]", "it refuses user \"guest\": wrong user name or password");
        }
        finally
        {
            await servers.Rabbit.ControlAsync("change_password", "guest", "guest");
        }
        foreach (var process in processes)
        {
            await SaidAsync(process, "[5005]", "answers again");
            await process.ReadyAsync();
            Assert.Single(Lines(process, "[5004]"));
            Assert.False(process.HasEnded);
        }
    }

    private static Task SaidAsync(ClusterProcess process, string eventId, string words) =>
        Person.UntilAsync(
            () => Task.FromResult(Lines(process, eventId).Any(line => line.Contains(words, StringComparison.Ordinal))),
            $"it says {eventId} with \"{words}\""
        );

    private static IEnumerable<string> Lines(ClusterProcess process, string eventId) =>
        process.Console.Split('\n').Where(line => line.Contains(eventId, StringComparison.Ordinal));
}
