using Microsoft.Playwright;
using OrleansBank.Browser.Tests.Support;
using OrleansBank.Harness;

namespace OrleansBank.Browser.Tests;

/// <summary>
/// Every named state in French and English, on a phone and a desktop, light and dark: a picture of each in the folder screenshots, and
/// in each no violation of WCAG 2.2 AA that a machine can find, and nothing beyond the edge of the page.
/// </summary>
public sealed class PicturesTests(House house) : IClassFixture<House>
{
    private static readonly (string Name, int Width, int Height)[] Sizes =
    [
        ("phone", 390, 844),
        ("desktop", 1280, 800),
    ];
    private static readonly ColorScheme[] Schemes = [ColorScheme.Light, ColorScheme.Dark];

    private readonly List<string> _wrong = [];
    private Axe? _axe;

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Every_state_is_fit_to_be_seen(string language)
    {
        var words = Words.Of(language);
        await using var visitor = await house.VisitAsync(words);
        await visitor.Page.GotoAsync(house.Platform.Url.ToString());
        await visitor.Find("#user").WaitForAsync();
        await LookAsync(visitor, "01-first-visit");
        await visitor.SignInAsync();
        await LookAsync(visitor, "02-empty");
        await LinkAsync(visitor);
        await AskAsync(visitor, words);
        await WatchAsync(visitor);
        await RightsAsync(visitor);
        visitor.AssertNothingWrong();
        Assert.Empty(_wrong);
    }

    private async Task LinkAsync(Visitor visitor)
    {
        await visitor.OfferAsync("fortbank");
        await LookAsync(visitor, "03-consent-with-a-refusal-of-the-bank");
        await visitor.CloseDialogAsync();
        await visitor.OfferAsync("sandbank");
        await LookAsync(visitor, "04-consent");
        await visitor.Page.ClickAsync("dialog .actions .main");
        await visitor.Page.ClickAsync("button[value=deny]");
        await visitor.Find(".refused").WaitForAsync();
        await visitor.Find(".progress.denied").WaitForAsync();
        await LookAsync(visitor, "05-denied-at-the-bank");
        await visitor.Page.ClickAsync(".refused .round");
        await visitor.LinkAsync();
        await visitor.Find(".granted").WaitForAsync();
        await LookAsync(visitor, "06-linked");
        await visitor.Page.ClickAsync(".granted .round");
    }

    private async Task AskAsync(Visitor visitor, Words words)
    {
        await visitor.SayAsync(words.Balance);
        await visitor.Find(".card fresh-time").First.WaitForAsync();
        await LookAsync(visitor, "07-balance");
        await visitor.SayAsync(words.Transactions);
        await visitor.Find(".row.tx").First.WaitForAsync();
        await LookAsync(visitor, "08-transactions");
        await visitor.Find(".row.tx button.name").First.ClickAsync();
        await LookAsync(visitor, "09-transaction");
        await visitor.CloseDialogAsync();
        await visitor.Find(".row.tx .link").First.ClickAsync();
        await LookAsync(visitor, "10-not-mine");
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
        await LookAsync(visitor, "11-live-payment");
        await visitor.EmitAsync(2);
        await visitor.Find(".answers").WaitForAsync();
        await visitor.Page.ClickAsync(".lab summary");
        await LookAsync(visitor, "12-fraud-alert");
        await visitor.Page.ClickAsync(".answers .danger");
        await visitor.Find(".plastic.frozen").WaitForAsync();
        await LookAsync(visitor, "13-card-frozen");
        await visitor.Page.ClickAsync(".toggle");
        await LookAsync(visitor, "14-menu", Sizes[..1]);
        await visitor.Page.Keyboard.PressAsync("Escape");
    }

    private async Task RightsAsync(Visitor visitor)
    {
        foreach (var (number, page) in new[] { (15, "disclosures"), (16, "ledger"), (17, "data"), (18, "consents") })
        {
            await visitor.OpenPageAsync(page);
            await LookAsync(visitor, $"{number}-{page}");
            if (page != "consents")
                await visitor.CloseDialogAsync();
        }
        await visitor.Page.ClickAsync(".ends .danger");
        await visitor.Find(".consent.ended").WaitForAsync();
        await LookAsync(visitor, "19-consent-ended");
        await visitor.CloseDialogAsync();
        await visitor.Find(".erased").First.WaitForAsync();
        await LookAsync(visitor, "20-after-revocation");
        // Half a character can't be said: the platform refuses it, and the page says so.
        await visitor.Page.FillAsync("#text", "?");
        await visitor.Page.EvaluateAsync("() => { document.querySelector('#text').value = 'Hmm \\ud83d'; }");
        await visitor.Page.PressAsync("#text", "Enter");
        await visitor.Find(".message.failed").WaitForAsync();
        await LookAsync(visitor, "21-not-sent");
        await visitor.Find(".message.failed .link").Last.ClickAsync();
        visitor.AssertNothingWrong();
        await visitor.GoOfflineAsync();
        await visitor.SayAsync("…");
        await visitor.Find(".banner:not(:empty)").WaitForAsync();
        await LookAsync(visitor, "22-offline");
        await visitor.Context.SetOfflineAsync(false);
        await visitor.Find(".state.on").WaitForAsync();
    }

    /// <summary>The same state in every size and both schemes, and back to the phone.</summary>
    private async Task LookAsync(Visitor visitor, string state, (string Name, int Width, int Height)[]? sizes = null)
    {
        _axe ??= await Axe.OpenAsync(visitor.Page);
        foreach (var (size, width, height) in sizes ?? Sizes)
        {
            await visitor.Page.SetViewportSizeAsync(width, height);
            foreach (var scheme in Schemes)
            {
                await visitor.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                var look = $"{state}-{visitor.Words.Language}-{size}-{scheme}".ToLowerInvariant();
                await visitor.Page.ScreenshotAsync(new() { Path = Shot(look) });
                _wrong.AddRange((await _axe.CheckAsync()).Select(one => $"{look}: {one}"));
                var beyond = await visitor.OverflowAsync();
                if (beyond >= 1)
                    _wrong.Add($"{look}: {beyond} pixels beyond the edge");
            }
        }
        await visitor.Page.SetViewportSizeAsync(Sizes[0].Width, Sizes[0].Height);
    }

    private static string Shot(string look) =>
        Path.Combine(Directory.CreateDirectory(Path.Combine(RepoRoot.Path, "screenshots")).FullName, $"{look}.png");
}
