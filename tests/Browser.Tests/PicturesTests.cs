using Microsoft.Playwright;
using OrleansBank.Browser.Tests.Support;

namespace OrleansBank.Browser.Tests;

/// <summary>
/// Every named state in French and English, on a phone and a desktop, light and dark: a picture of each in the folder screenshots, and
/// in each no violation of WCAG 2.2 AA that a machine can find, and nothing beyond the edge of the page.
/// </summary>
public sealed class PicturesTests(House house) : IClassFixture<House>
{
    private readonly Looks _looks = new();

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Every_state_is_fit_to_be_seen(string language)
    {
        var words = Words.Of(language);
        await using var visitor = await house.VisitAsync(words);
        await visitor.Page.GotoAsync(house.Platform.Url.ToString());
        await visitor.Find("#user").WaitForAsync();
        await _looks.AtAsync(visitor, "01-first-visit");
        await visitor.SignInAsync();
        await _looks.AtAsync(visitor, "02-empty");
        await LinkAsync(visitor);
        await AskAsync(visitor, words);
        await WatchAsync(visitor);
        await RightsAsync(visitor);
        visitor.AssertNothingWrong();
        _looks.AssertNothingWrong();
    }

    private async Task LinkAsync(Visitor visitor)
    {
        await visitor.OfferAsync("fortbank");
        await _looks.AtAsync(visitor, "03-consent-with-a-refusal-of-the-bank");
        await visitor.CloseDialogAsync();
        await visitor.OfferAsync("sandbank");
        await _looks.AtAsync(visitor, "04-consent");
        await visitor.Page.ClickAsync("dialog .actions .main");
        await visitor.Page.ClickAsync("button[value=deny]");
        await visitor.Find(".refused").WaitForAsync();
        await visitor.Find(".progress.denied").WaitForAsync();
        await _looks.AtAsync(visitor, "05-denied-at-the-bank");
        await visitor.Page.ClickAsync(".refused .round");
        await visitor.LinkAsync();
        await visitor.Find(".granted").WaitForAsync();
        await _looks.AtAsync(visitor, "06-linked");
        await visitor.Page.ClickAsync(".granted .round");
    }

    private async Task AskAsync(Visitor visitor, Words words)
    {
        await visitor.SayAsync(words.Balance);
        await visitor.Find(".card fresh-time").First.WaitForAsync();
        await _looks.AtAsync(visitor, "07-balance");
        await visitor.SayAsync(words.Transactions);
        await visitor.Find(".row.tx").First.WaitForAsync();
        await _looks.AtAsync(visitor, "08-transactions");
        await visitor.Find(".row.tx button.name").First.ClickAsync();
        await _looks.AtAsync(visitor, "09-transaction");
        await visitor.CloseDialogAsync();
        await visitor.Find(".row.tx .link").First.ClickAsync();
        await _looks.AtAsync(visitor, "10-not-mine");
        await visitor.CloseDialogAsync();
    }

    private async Task WatchAsync(Visitor visitor)
    {
        // What was looked at above may have led away from the newest.
        await visitor.Page.EvaluateAsync("() => document.querySelector('.log').scrollBy(0, 1e6)");
        await visitor.Find(".jump").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        var rows = await visitor.Find(".row.tx").CountAsync();
        await visitor.EmitAsync(0);
        await visitor.Find(".row.tx").Nth(rows).WaitForAsync();
        await _looks.AtAsync(visitor, "11-live-payment");
        await visitor.EmitAsync(2);
        await visitor.Find(".answers").WaitForAsync();
        await visitor.Page.ClickAsync(".lab summary");
        await _looks.AtAsync(visitor, "12-fraud-alert");
        await visitor.Page.ClickAsync(".answers .danger");
        await visitor.Find(".plastic.frozen").WaitForAsync();
        await _looks.AtAsync(visitor, "13-card-frozen");
        await visitor.Page.ClickAsync(".toggle");
        await _looks.AtAsync(visitor, "14-menu", Looks.Sizes[..1]);
        await visitor.Page.Keyboard.PressAsync("Escape");
    }

    private async Task RightsAsync(Visitor visitor)
    {
        foreach (var (number, page) in new[] { (15, "disclosures"), (16, "ledger"), (17, "data"), (18, "consents") })
        {
            await visitor.OpenPageAsync(page);
            await _looks.AtAsync(visitor, $"{number}-{page}");
            if (page != "consents")
                await visitor.CloseDialogAsync();
        }
        await visitor.Page.ClickAsync(".ends .danger");
        await visitor.Find(".consent.ended").WaitForAsync();
        await _looks.AtAsync(visitor, "19-consent-ended");
        await visitor.CloseDialogAsync();
        await visitor.Find(".erased").First.WaitForAsync();
        await _looks.AtAsync(visitor, "20-after-revocation");
        // Half a character can't be said: the platform refuses it, and the page says so.
        await visitor.Page.FillAsync("#text", "?");
        await visitor.Page.EvaluateAsync("() => { document.querySelector('#text').value = 'Hmm \\ud83d'; }");
        await visitor.Page.PressAsync("#text", "Enter");
        await visitor.Find(".message.failed").WaitForAsync();
        await _looks.AtAsync(visitor, "21-not-sent");
        await visitor.Find(".message.failed .link").Last.ClickAsync();
        visitor.AssertNothingWrong();
        await visitor.GoOfflineAsync();
        await visitor.SayAsync("…");
        await visitor.Find(".banner:not(:empty)").WaitForAsync();
        await _looks.AtAsync(visitor, "22-offline");
        await visitor.Context.SetOfflineAsync(false);
        await visitor.Find(".state.on").WaitForAsync();
    }
}
