using Microsoft.Playwright;
using OrleansBank.Browser.Tests.Support;
using OrleansBank.Harness;

namespace OrleansBank.Browser.Tests;

/// <summary>What the page says of itself is so.</summary>
[Collection(HouseCollection.Name)]
public sealed class WordsTests(House house)
{
    private const int SayMax = 2_000;

    [Theory]
    [InlineData("en", "We can only read", "freeze or unfreeze a card")]
    [InlineData("fr", "ne pouvons que lire", "geler ou dégeler une carte")]
    public async Task The_consent_that_allows_a_freeze_does_not_say_that_we_only_read(
        string language,
        string untrue,
        string said
    )
    {
        await using var visitor = await house.VisitAsync(Words.Of(language));
        await visitor.SignInAsync();
        await visitor.OfferAsync("sandbank");
        Assert.Equal(1, await visitor.Find("dialog input[name=alerts]").CountAsync());

        var sheet = (await visitor.Find("dialog fieldset").InnerTextAsync()).ReplaceLineEndings(" ");

        Assert.DoesNotContain(untrue, sheet, StringComparison.Ordinal);
        Assert.Contains(said, sheet, StringComparison.Ordinal);
        visitor.AssertNothingWrong();
    }

    [Fact]
    public async Task The_list_of_consents_in_the_chat_calls_a_bank_by_its_name()
    {
        await using var visitor = await house.VisitAsync(Words.English);
        await visitor.SignInAsync();
        await visitor.LinkAsync();

        await visitor.SayAsync("what have I shared with you?");

        await visitor.Find(".card .row .name bdi:text-is('Sandbank')").WaitForAsync();
        visitor.AssertNothingWrong();
    }

    [Fact]
    public async Task Not_you_stands_beside_money_that_went_out_and_not_beside_money_that_came_in()
    {
        await using var visitor = await house.VisitAsync(Words.English);
        await visitor.SignInAsync();
        await visitor.LinkAsync();
        using var person = await Person.SignInAsync(house.Platform, visitor.Name);
        var account = (string)(await person.AccountsAsync("sandbank"))[0]!["AccountId"]!;
        var bank = new BankSide(house.Platform, "sandbank");
        var salary = bank.Transaction(account, "100.00", "Money in");
        salary["data"]!["CreditDebitIndicator"] = "Credit";

        await bank.EmitAsync(bank.Transaction(account, "1.00", "Money out"), salary);

        await visitor.Find(".row.tx:has-text('Money out') .link").WaitForAsync();
        await visitor.Find(".row.tx:has-text('Money in')").WaitForAsync();
        Assert.Equal(0, await visitor.Find(".row.tx:has-text('Money in') .link").CountAsync());
        await visitor.Find(".row.tx:has-text('Money in') button.name").ClickAsync();
        await visitor.Find("dialog .large").WaitForAsync();
        Assert.Equal(0, await visitor.Find("dialog .danger").CountAsync());
        visitor.AssertNothingWrong();
    }

    [Fact]
    public async Task What_is_pasted_and_does_not_fit_is_said_to_be_cut_until_there_is_room_again()
    {
        await using var visitor = await house.VisitAsync(
            Words.English,
            options => options.Permissions = ["clipboard-read", "clipboard-write"]
        );
        await visitor.SignInAsync();
        await PasteAsync(visitor, new string('a', SayMax));
        Assert.Equal("2000 / 2000", await visitor.Find(".count").InnerTextAsync());
        await visitor.Page.FillAsync("#text", "");

        await PasteAsync(visitor, new string('a', 2_500));

        Assert.Equal(SayMax, (await visitor.Page.InputValueAsync("#text")).Length);
        Assert.Equal("Your text was cut: 2,000 characters at most", await visitor.Find(".count").InnerTextAsync());
        Assert.Equal(1, await visitor.Find("[role=log] p:has-text('was cut')").CountAsync());
        await visitor.Page.Keyboard.PressAsync("Backspace");
        Assert.Equal("1999 / 2000", await visitor.Find(".count").InnerTextAsync());
        visitor.AssertNothingWrong();
    }

    private static async Task PasteAsync(Visitor visitor, string text)
    {
        await visitor.Page.EvaluateAsync("text => navigator.clipboard.writeText(text)", text);
        await visitor.Page.FocusAsync("#text");
        await visitor.Page.Keyboard.PressAsync("Control+v");
    }
}
