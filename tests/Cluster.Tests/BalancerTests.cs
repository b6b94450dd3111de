using System.Net;
using System.Net.Http.Headers;
using OrleansBank.Harness;

namespace OrleansBank.Cluster.Tests;

/// <summary>The balancer that operators are given, by its own program.</summary>
[Collection(nameof(ClusterCollection))]
public sealed class BalancerTests(Servers servers)
{
    [Fact]
    public async Task People_chat_through_it_whichever_gateway_dies_and_operators_have_a_door_of_their_own()
    {
        await using var balancer = new Balancer();
        await using var cluster = await RunningCluster.StartAsync(
            servers,
            silos: 1,
            gateways: 2,
            with: [("PublicUrl", balancer.Url.ToString().TrimEnd('/')), ("ExtraHosts", balancer.Operators.Authority)]
        );
        await balancer.StartAsync(cluster.Gateways[0], cluster.Gateways[1]);

        // People: a whole link through the bank's pages and back, and a live chat.
        using var alice = await Person.SignInAsync(balancer, "alice");
        await alice.LinkAsync("sandbank", "balances", "transactions");
        using var live = await LiveChat.OpenAsync(balancer, alice.Token, since: 0);
        Assert.Equal("hello", (string?)(await live.NextAsync())["type"]);

        // Operators: what is theirs is not at the door of people, and what is people's is not at theirs.
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(balancer.Url, "/operator"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(balancer.Url, "/OPERATOR"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(balancer.Url, "/v1/operator/status"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(balancer.Operators, "/operator"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(balancer.Operators, "/v1/operator/status"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(balancer.Operators, "/v1/messages"));

        // A gateway dies: what is said reaches the other, and a chat comes back there.
        foreach (var turn in Enumerable.Range(0, 4))
            Assert.NotEmpty(await alice.SayAsync($"hello {turn}"));
        await cluster.Gateways[1].KillAsync();
        foreach (var turn in Enumerable.Range(0, 20))
            Assert.NotEmpty(await alice.SayAsync($"hello again {turn}"));
        using var back = await LiveChat.OpenAsync(balancer, alice.Token, since: 0);
        Assert.Equal("hello", (string?)(await back.NextAsync())["type"]);

        // One that leaves is not ready any more: the balancer has nobody to send to, and says so.
        Assert.Equal(0, await cluster.Gateways[0].StopAsync());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(balancer.Url, "/health/ready"));
    }

    private static async Task<HttpStatusCode> StatusAsync(Uri door, string path)
    {
        using var http = new HttpClient { BaseAddress = door };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            RunningCluster.OperatorToken
        );
        using var answer = await http.GetAsync(path);
        return answer.StatusCode;
    }
}
