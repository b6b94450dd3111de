using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OrleansBank.Harness;

namespace OrleansBank.Cluster.Tests;

/// <summary>What operators see and do at any gateway of a cluster.</summary>
[Collection(nameof(ClusterCollection))]
public sealed class OperatorTests(Servers servers)
{
    private const string Merchant = "Kiosk Secret";

    [Fact]
    public async Task Any_gateway_shows_every_silo_gateway_and_partition_and_what_becomes_of_a_silo_that_dies()
    {
        await using var cluster = await RunningCluster.StartAsync(servers, silos: 2, gateways: 2);
        await cluster.EvenAsync(silos: 2);
        using var alice = await Person.SignInAsync(cluster.Gateways[0], "alice-who-is-not-named");
        using var live = await LiveChat.OpenAsync(cluster.Gateways[1], alice.Token, since: 0);
        await alice.SayAsync("hello");

        var status = await StatusAsync(
            cluster.Gateways[0],
            one =>
                Count(one, "silos", silo => silo["lives"]!.GetValue<bool>() && Number(silo, "partitions") == 32) == 2
                && Count(one, "partitions", partition => partition["owned"]!.GetValue<bool>()) == 64
                && one["gateways"]!.AsArray().Sum(gateway => Number(gateway!, "connections")) == 1
                && one["silos"]!.AsArray().Sum(silo => Number(silo!, "grains")) > 0,
            "both silos with all partitions, and one live chat"
        );
        Assert.Equal("cluster", (string?)status["mode"]);
        Assert.Equal(2, Count(status, "gateways", gateway => gateway["lives"]!.GetValue<bool>()));
        Assert.Equal(3, Count(status, "banks", bank => Number(bank["accounts"]!, "silos") == 2));
        Assert.Equal(2, status["partitions"]!.AsArray().DistinctBy(one => (string?)one!["silo"]).Count());
        Assert.Empty(status["unknown"]!.AsArray());
        Assert.DoesNotContain("alice", status.ToJsonString(), StringComparison.Ordinal);

        await cluster.Silos[0].KillAsync();
        status = await StatusAsync(
            cluster.Gateways[1],
            one =>
                Count(one, "silos", silo => !silo["lives"]!.GetValue<bool>()) == 1
                && Count(one, "partitions", partition => partition["owned"]!.GetValue<bool>()) == 64,
            "one silo is gone, and the other owns everything"
        );
        Assert.Single(status["partitions"]!.AsArray().DistinctBy(one => (string?)one!["silo"]));
    }

    [Fact]
    public async Task A_dead_letter_is_seen_at_one_gateway_and_owed_again_at_another()
    {
        await using var cluster = await RunningCluster.StartAsync(servers, silos: 1, gateways: 2);
        var (here, there) = (cluster.Gateways[0], cluster.Gateways[1]);
        using var alice = await Person.SignInAsync(here, "alice-who-is-not-named");
        await alice.LinkAsync("sandbank", "balances", "transactions", "alerts");
        await BehaveAsync(here, "400");
        await AnswerAlertAsync(here, alice);

        var letter = (await LettersAsync(here, one => one.Count == 1, "the decision is a dead letter"))[0]!;
        Assert.Equal("decision http_400", $"{letter["kind"]} {letter["error"]}");
        Assert.DoesNotContain("alice", letter.ToJsonString(), StringComparison.Ordinal);
        await StatusAsync(
            there,
            one => Count(one, "banks", bank => Number(bank, "dead") == 1) == 1,
            "the board counts it"
        );

        await BehaveAsync(here, "ok");
        using (var again = await AskAsync(there, HttpMethod.Post, $"dead-letters/{letter["id"]}/retry"))
            Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        var bank = new BankSide(here, "sandbank");
        await Person.UntilAsync(async () => (await bank.ReceivedAsync()).Count > 0, "the bank got the decision");
        await LettersAsync(there, one => one.Count == 0, "no dead letter is left");
    }

    private static int Count(JsonNode status, string part, Func<JsonNode, bool> which) =>
        status[part]!.AsArray().Count(one => which(one!));

    private static int Number(JsonNode of, string name) => of[name]?.GetValue<int>() ?? 0;

    private static async Task<JsonNode> StatusAsync(ClusterProcess gateway, Func<JsonNode, bool> isSo, string what)
    {
        JsonNode? last = null;
        await Person.UntilAsync(
            async () =>
            {
                using var answer = await AskAsync(gateway, HttpMethod.Get, "status");
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                last = await answer.Content.ReadFromJsonAsync<JsonNode>();
                return isSo(last!);
            },
            what
        );
        return last!;
    }

    private static async Task<JsonArray> LettersAsync(ClusterProcess gateway, Func<JsonArray, bool> isSo, string what)
    {
        JsonArray? last = null;
        await Person.UntilAsync(
            async () =>
            {
                using var answer = await AskAsync(gateway, HttpMethod.Get, "dead-letters");
                last = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["deadLetters"]!.AsArray();
                return isSo(last);
            },
            what
        );
        return last!;
    }

    private static async Task<HttpResponseMessage> AskAsync(ClusterProcess gateway, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, $"/v1/operator/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", RunningCluster.OperatorToken);
        return await gateway.Http.SendAsync(request);
    }

    private static async Task BehaveAsync(ClusterProcess gateway, string decisions)
    {
        using var told = await gateway.Sandbox.PostAsJsonAsync("/sandbank/behave", new { decisions });
        told.EnsureSuccessStatusCode();
    }

    private static async Task AnswerAlertAsync(ClusterProcess gateway, Person person)
    {
        var account = (await person.AccountsAsync("sandbank"))[0]!;
        var bank = new BankSide(gateway, "sandbank");
        var alert = bank.FraudAlert((string)account["AccountId"]!, account["Cards"]![0]!, "89.00", Merchant);
        Assert.Equal("applied", (string?)(await bank.EmitAsync(alert))[0]!["status"]);
        var asked = (await person.HistoryAsync()).Single(one => (string?)one["card"]?["merchant"] == Merchant);
        var payload = asked["quickReplies"]!
            .AsArray()
            .Select(reply => (string)reply!["payload"]!)
            .Single(one => one.EndsWith(":mine", StringComparison.Ordinal));
        var (status, _) = await person.PostAsync("/v1/messages", new { id = Fresh.Id(), payload });
        Assert.Equal(HttpStatusCode.OK, status);
    }
}
