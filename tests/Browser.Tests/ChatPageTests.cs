using OrleansBank.Browser.Tests.Support;
using OrleansBank.Harness;

namespace OrleansBank.Browser.Tests;

/// <summary>The main job as a person does it: in Chromium, on a phone's screen, with the real platform behind the page.</summary>
[Collection(HouseCollection.Name)]
public sealed class ChatPageTests(House house)
{
    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task A_person_links_asks_and_answers_an_alert(string language)
    {
        var words = Words.Of(language);
        await using var visitor = await house.VisitAsync(words);
        await visitor.SignInAsync();
        await visitor.LinkAsync();
        await visitor.SayAsync(words.Balance);
        await visitor.Page.WaitForSelectorAsync($".bubble:has-text('{words.Accounts}') .row");

        // A payment shows up in the open page by itself, its name as text and nothing else.
        using var person = await Person.SignInAsync(house.Platform, visitor.Name, words.Locale);
        var account = (await person.AccountsAsync("sandbank"))[0]!;
        var id = (string)account["AccountId"]!;
        var bank = new BankSide(house.Platform, "sandbank");
        await bank.EmitAsync(bank.Transaction(id, "12.34", "<img src=x onerror=alert(1)>"));
        await visitor.Page.WaitForSelectorAsync(".card .row:has-text('<img src=x')");
        Assert.Equal(0, await visitor.Find(".log img").CountAsync());

        // The alert is answered by a tap, and the card is frozen when the bank has said so.
        await bank.EmitAsync(bank.FraudAlert(id, account["Cards"]![0]!, "899.00", "Kiosk Nowhere"));
        await visitor.Find(".waits button").WaitForAsync();
        await visitor.Page.ClickAsync(".answers .danger");
        await visitor.Find(".plastic.frozen").WaitForAsync();
        Assert.Equal(0, await visitor.Find(".waits button, .answers").CountAsync());

        // The newcomer's panel makes the same things happen, on the person's own accounts.
        await visitor.EmitAsync(2);
        await visitor.Find(".bubble.alert:not(.done)").WaitForAsync();
        visitor.AssertNothingWrong();
    }
}
