using System.Net;
using System.Text.Json.Nodes;
using OrleansBank.Harness;

namespace OrleansBank.Cluster.Tests;

[Collection(nameof(ClusterCollection))]
public sealed class ChatTests(Servers servers)
{
    [Fact]
    public async Task The_whole_story_goes_through_two_silos_and_two_gateways_and_partitions_are_even()
    {
        await using var cluster = await RunningCluster.StartAsync(servers, silos: 2, gateways: 2);
        await cluster.EvenAsync(silos: 2);
        var (here, there) = (cluster.Gateways[0], cluster.Gateways[1]);

        // One session, two gateways: what is said at the one is heard at the other.
        using var alice = await Person.SignInAsync(here, "alice");
        using var live = await LiveChat.OpenAsync(there, alice.Token, since: 0);
        Assert.Equal("hello", (string?)(await live.NextAsync())["type"]);
        await alice.SayAsync("hello");
        Assert.Equal("hello", (string?)(await NextMessageAsync(live))["text"]);

        // A bank is linked, its events reach the chat, and a repeated one is a duplicate, whichever silos are concerned.
        await alice.LinkAsync("sandbank", "balances", "transactions", "alerts");
        var account = (string)(await alice.AccountsAsync("sandbank"))[0]!["AccountId"]!;
        var bank = new BankSide(here, "sandbank");
        var payment = bank.Transaction(account, "12.50", "Boulangerie Paul");
        Assert.Equal("applied", (string?)(await bank.EmitAsync(payment))[0]!["status"]);
        Assert.Equal("duplicate", (string?)(await bank.EmitAsync(payment))[0]!["status"]);
        while (!((string?)(await NextMessageAsync(live))["text"])!.Contains("Boulangerie", StringComparison.Ordinal))
        { }

        // Consents are seen everywhere, and end everywhere.
        var consents = (await alice.GetAsync("/v1/consents")).Json!.AsArray();
        var (status, _) = await alice.DeleteAsync($"/v1/consents/{consents[0]!["id"]}");
        Assert.Equal(HttpStatusCode.NoContent, status);
        Assert.Equal("no_consent", (string?)(await bank.EmitAsync(bank.Balance(account, "1.00")))[0]!["status"]);

        // Signing out at one gateway ends the session at the other.
        Assert.Equal(HttpStatusCode.NoContent, (await alice.DeleteAsync("/v1/sessions")).Status);
        using var again = new HttpClient { BaseAddress = there.Url };
        again.DefaultRequestHeaders.Authorization = new("Bearer", alice.Token);
        using var refused = await again.GetAsync("/v1/messages");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    private static async Task<JsonNode> NextMessageAsync(LiveChat live)
    {
        while (true)
        {
            var frame = await live.NextAsync();
            if ((string?)frame["type"] == "message")
                return frame["message"]!;
        }
    }
}
