using System.Net;
using System.Text.Json.Nodes;
using OrleansBank.Harness;

namespace OrleansBank.Platform.Tests;

/// <summary>The main job, over the public interfaces, in a process of its own.</summary>
public sealed class MainJobTests
{
    private static readonly TimeSpan StartWithin = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task It_is_ready_within_five_seconds_of_its_start()
    {
        // The best of three: what is measured is the program, not what else the machine is doing.
        var best = TimeSpan.MaxValue;
        for (var run = 0; run < 3; run++)
        {
            await using var platform = await GatewayProcess.StartAsync();
            using var page = await platform.Http.GetAsync("/");
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            best = best < platform.ReadyAfter ? best : platform.ReadyAfter;
        }
        Assert.True(best < StartWithin, $"ready only after {best}");
    }

    [Fact]
    public async Task A_person_links_asks_is_warned_and_leaves()
    {
        await using var platform = await GatewayProcess.StartAsync();
        using var alice = await Person.SignInAsync(platform, "alice", "fr-FR");
        var bank = new BankSide(platform, "sandbank");

        // Nothing is known before the link, and nothing is guessed.
        Assert.DoesNotContain("€", await alice.SayAsync("Quel est mon solde ?"), StringComparison.Ordinal);

        await alice.LinkAsync("sandbank", "balances", "transactions", "alerts");
        var account = (await alice.AccountsAsync("sandbank"))[0]!;
        var accountId = (string)account["AccountId"]!;
        var french = await alice.SayAsync("Quel est mon solde ?");
        Assert.Contains((string)account["Name"]!, french, StringComparison.Ordinal);
        Assert.Contains("€", french, StringComparison.Ordinal);
        Assert.Contains("Your accounts", await alice.SayAsync("what's my balance"), StringComparison.Ordinal);
        Assert.Equal(french, await alice.SayAsync("c koi mon solde"));
        var week = await alice.SayAsync("quelles transactions ont été effectuées sur mon compte cette semaine ?");
        Assert.Contains("transaction", week, StringComparison.Ordinal);

        // A payment appears while it happens, once.
        var payment = bank.Transaction(accountId, "12.34", "Zanzibar Crémerie");
        Assert.Equal("applied", (string)(await bank.EmitAsync(payment))[0]!["status"]!);
        Assert.Equal("duplicate", (string)(await bank.EmitAsync(payment))[0]!["status"]!);
        var told = (await alice.HistoryAsync()).Count(one => Text(one).Contains("Zanzibar", StringComparison.Ordinal));
        Assert.Equal(1, told);

        // A suspicious one is answered in one word; the bank has the decision, and says that the card is frozen.
        var card = account["Cards"]![0]!;
        await bank.EmitAsync(bank.FraudAlert(accountId, card, "899.00", "Kiosk Nowhere"));
        await alice.SayAsync("No");
        await Person.UntilAsync(async () => (await bank.ReceivedAsync()).Count == 2, "the bank has both decisions");
        var received = await bank.ReceivedAsync();
        Assert.Equal(["fraud-answer", "card-freeze"], received.Select(one => (string)one!["type"]!));
        Assert.Equal("not_mine", (string)received[0]!["answer"]!);
        await Person.UntilAsync(
            async () => (await alice.HistoryAsync()).Any(one => (string?)one["card"]?["status"] == "frozen"),
            "the person is told that the card is frozen"
        );
        Assert.Equal("frozen", (string)(await alice.AccountsAsync("sandbank"))[0]!["Cards"]![0]!["Status"]!);
    }

    [Fact]
    public async Task Balances_of_two_banks_are_one_answer_and_leave_with_either()
    {
        await using var platform = await GatewayProcess.StartAsync();
        using var alice = await Person.SignInAsync(platform, "alice");
        await alice.LinkAsync("sandbank", "balances");
        await alice.LinkAsync("riverbank", "balances");
        foreach (var text in new[] { "my balance", "mon solde" })
        {
            var answer = await alice.SayAsync(text);
            foreach (var bank in new[] { "sandbank", "riverbank" })
                Assert.Contains(
                    (string)(await alice.AccountsAsync(bank))[0]!["Name"]!,
                    answer,
                    StringComparison.Ordinal
                );
        }
        Assert.Contains("Riverbank", await alice.SayAsync("my balance"), StringComparison.Ordinal);

        var consents = (await alice.GetAsync("/v1/consents")).Json!.AsArray();
        var river = consents.Single(one => (string?)one!["bank"] == "riverbank")!;
        Assert.Equal(HttpStatusCode.NoContent, (await alice.DeleteAsync($"/v1/consents/{river["id"]}")).Status);
        Assert.DoesNotContain(
            await alice.HistoryAsync(),
            one =>
                Text(one).Contains("Riverbank", StringComparison.Ordinal)
                && one["card"] is { } card
                && (string?)card["kind"] == "balance"
        );
        Assert.DoesNotContain("Riverbank", await alice.SayAsync("my balance"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bank_that_declines_transactions_is_said_to_do_so()
    {
        await using var platform = await GatewayProcess.StartAsync();
        using var bruno = await Person.SignInAsync(platform, "bruno");
        var (status, link) = await bruno.PostAsync(
            "/v1/banks/fortbank/links",
            new { permissions = new[] { "balances", "transactions" } }
        );
        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal(["transactions"], link!["declined"]!.AsArray().Select(name => (string)name!));
        await bruno.LinkAsync("fortbank", "balances", "transactions");
        Assert.Contains("Fortbank", await bruno.SayAsync("show my transactions this week"), StringComparison.Ordinal);

        var (refused, problem) = await bruno.PostAsync(
            "/v1/banks/fortbank/links",
            new { permissions = new[] { "transactions" } }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused);
        Assert.Equal("nothing_to_share", (string)problem!["code"]!);
    }

    [Fact]
    public async Task What_was_said_and_linked_outlives_a_killed_process()
    {
        await using var platform = await GatewayProcess.StartAsync();
        using var chloe = await Person.SignInAsync(platform, "chloé", "fr-FR");
        await chloe.LinkAsync("sandbank", "balances", "transactions", "alerts");
        await chloe.SayAsync("bonjour");
        var before = await chloe.SayAsync("Quel est mon solde ?");
        var history = (await chloe.HistoryAsync()).Select(one => one.ToJsonString()).ToList();
        await platform.KillAsync();
        await platform.RestartAsync();
        Assert.Equal(history, (await chloe.HistoryAsync()).Select(one => one.ToJsonString()));
        Assert.Equal(before, await chloe.SayAsync("Quel est mon solde ?"));
    }

    private static string Text(JsonNode message) => (string?)message["text"] ?? "";
}
