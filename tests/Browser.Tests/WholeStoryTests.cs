using System.Text.Json.Nodes;
using Microsoft.Playwright;
using OrleansBank.Browser.Tests.Support;
using OrleansBank.Harness;

namespace OrleansBank.Browser.Tests;

/// <summary>From the first click to the last trace, as alice: link, ask in two languages, watch, answer, and leave the bank.</summary>
public sealed class WholeStoryTests
{
    private const string Secret = "Zanzibar Crémerie";

    [Fact]
    public async Task Alice_links_asks_is_warned_and_leaves_and_nothing_of_the_bank_is_left()
    {
        var house = new House();
        await house.InitializeAsync();
        try
        {
            await using var alice = await house.VisitAsync(Words.Of("fr"));
            await alice.SignInAsync("alice");
            await alice.LinkAsync();

            // Each way of asking gets the balances of every account, in the language that was asked in.
            await AskAsync(alice, "Quel est mon solde ?", "Vos comptes", rows: 3);
            await AskAsync(alice, "what's my balance", "Your accounts", rows: 3);
            await AskAsync(alice, "c koi mon solde", "Vos comptes", rows: 3);
            await AskAsync(
                alice,
                "quelles transactions ont été effectuées sur mon compte cette semaine ?",
                "transaction",
                rows: 0
            );

            // A payment appears in the open chat while it happens.
            using var person = await Person.SignInAsync(house.Platform, "alice", "fr-FR");
            var bank = new BankSide(house.Platform, "sandbank");
            var account = (await person.AccountsAsync("sandbank"))[0]!;
            var id = (string)account["AccountId"]!;
            await bank.EmitAsync(bank.Transaction(id, "12.34", Secret));
            await alice.Find($".card .row:has-text('{Secret}')").WaitForAsync();

            // A suspicious one is answered "No": the bank has the decision, and the card is frozen when it has said so.
            var card = account["Cards"]![0]!;
            await bank.EmitAsync(bank.FraudAlert(id, card, "899.00", "Kiosk Nowhere"));
            await alice.Find(".bubble.alert:has-text('Kiosk Nowhere')").WaitForAsync();
            await alice.SayAsync("No");
            await alice.Find(".plastic.frozen").WaitForAsync();
            Assert.Equal(["fraud-answer", "card-freeze"], await DecisionsAsync(bank));
            Assert.Equal("not_mine", (string)(await bank.ReceivedAsync())[0]!["answer"]!);

            await LeaveAsync(alice, account);

            // Another browser, another session: nothing there either.
            await using var later = await house.VisitAsync(Words.Of("fr"));
            await later.SignInAsync("alice");
            await later.Find(".log .bubble").First.WaitForAsync();
            await AssertGoneAsync(later, account);
            await AskAsync(later, "Quel est mon solde ?", "banque", rows: 0);
            await AssertGoneAsync(later, account);
            alice.AssertNothingWrong();
            later.AssertNothingWrong();
        }
        finally
        {
            await house.DisposeAsync();
        }
    }

    /// <summary>One tap on the page of consents, which says beside it what will be erased.</summary>
    private static async Task LeaveAsync(Visitor alice, JsonNode account)
    {
        await alice.OpenPageAsync("consents");
        Assert.Equal(3, await alice.Find("dialog.page .ends li").CountAsync());
        await alice.Find("dialog.page .ends .danger").ClickAsync();
        await alice.Find("dialog.page .consent.ended").WaitForAsync();
        await alice.Find("dialog.page .note").WaitForAsync();
        await alice.Find("dialog.page h2:focus").WaitForAsync();
        await alice.CloseDialogAsync();
        await AssertGoneAsync(alice, account);
        await alice.Page.ReloadAsync();
        await alice.Find(".log .bubble").First.WaitForAsync();
        await AssertGoneAsync(alice, account);
    }

    private static async Task AskAsync(Visitor visitor, string question, string answer, int rows)
    {
        var before = await visitor.Find(".log .bubble").CountAsync();
        await visitor.SayAsync(question);
        var reply = visitor.Find(".log .bubble").Nth(before + 1);
        await reply.WaitForAsync();
        Assert.Contains(answer, await reply.InnerTextAsync(), StringComparison.Ordinal);
        if (rows > 0)
            await reply.Locator(".row").Nth(rows - 1).WaitForAsync();
    }

    private static async Task<IEnumerable<string>> DecisionsAsync(BankSide bank)
    {
        await Person.UntilAsync(async () => (await bank.ReceivedAsync()).Count == 2, "the bank has both decisions");
        return (await bank.ReceivedAsync()).Select(one => (string)one!["type"]!);
    }

    /// <summary>In all that the document holds, seen or not.</summary>
    private static async Task AssertGoneAsync(Visitor visitor, JsonNode account)
    {
        await visitor.Find($"body:has-text('{Secret}')").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        var all = await visitor.Page.ContentAsync();
        string[] secrets = [Secret, "Kiosk Nowhere", "12,34", (string)account["Name"]!];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, all, StringComparison.Ordinal));
    }
}
