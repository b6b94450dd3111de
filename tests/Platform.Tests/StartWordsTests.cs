using System.Net;
using OrleansBank.Harness;

namespace OrleansBank.Platform.Tests;

/// <summary>What a process says at its start of how it runs, where an operator would be wrong about it.</summary>
public sealed class StartWordsTests
{
    [Fact]
    public async Task A_gateway_that_people_reach_elsewhere_says_both_addresses_and_tells_its_health_at_its_own()
    {
        var elsewhere = $"http://localhost:{GatewayProcess.FreePort()}";
        await using var platform = await GatewayProcess.StartAsync(data: null, $"--PublicUrl={elsewhere}");

        var own = platform.Url.ToString().TrimEnd('/');
        Assert.Contains(
            $"\nIt listens on {own}, people reach it at {elsewhere}.",
            platform.Console,
            StringComparison.Ordinal
        );
        using var page = await platform.Http.GetAsync("/");
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.DoesNotContain("[1905]", platform.Console, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_that_was_given_settings_of_a_cluster_and_not_told_to_join_it_warns_and_runs_alone()
    {
        await using var platform = await GatewayProcess.StartAsync(
            data: null,
            "--ConnectionStrings:postgres=Host=nowhere;Password=secret-word",
            "--ConnectionStrings:rabbitmq=amqp://guest:secret-word@nowhere"
        );

        var warning = Assert.Single(
            platform.Console.Split('\n'),
            line => line.Contains("[1905]", StringComparison.Ordinal)
        );
        Assert.Contains(
            "ConnectionStrings:postgres, ConnectionStrings:rabbitmq are set",
            warning,
            StringComparison.Ordinal
        );
        Assert.Contains("--cluster", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", platform.Console, StringComparison.Ordinal);
        Assert.DoesNotContain("people reach it at", platform.Console, StringComparison.Ordinal);
    }
}
