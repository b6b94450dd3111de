using System.Text.Json.Nodes;
using Microsoft.Playwright;
using OrleansBank.Harness;

namespace OrleansBank.Browser.Tests;

/// <summary>The main job as a person does it: in Chromium, on a phone's screen, with the real platform behind the page.</summary>
public sealed class ChatPageTests
{
    private static readonly string[] Flags =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    [Theory]
    [InlineData("fr-FR", "relier sandbank", "Quel est mon solde ?", "Vos comptes")]
    [InlineData("en-GB", "link sandbank", "what's my balance", "Your accounts")]
    public async Task A_person_links_asks_and_answers_an_alert(
        string locale,
        string link,
        string question,
        string answer
    )
    {
        await using var platform = await GatewayProcess.StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = "/usr/bin/chromium", Args = Flags }
        );
        var page = await chromium.NewPageAsync(
            new()
            {
                Locale = locale,
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new() { Width = 390, Height = 844 },
            }
        );
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);

        await page.GotoAsync(platform.Url.ToString());
        await page.FillAsync("#user", "alice");
        await page.ClickAsync(".door button");
        await SayAsync(page, link);
        await page.ClickAsync(".card button.main");
        await page.ClickAsync("dialog button.main");
        await page.ClickAsync("button[value=approve]");
        await page.WaitForURLAsync($"{platform.Url}**");
        await SayAsync(page, question);
        await page.WaitForSelectorAsync($".bubble:has-text('{answer}')");

        // A payment shows up in the open page by itself, its name as text and nothing else.
        var account = (await AccountsAsync(platform, locale))[0]!;
        var id = (string)account["AccountId"]!;
        var bank = new BankSide(platform, "sandbank");
        await bank.EmitAsync(bank.Transaction(id, "12.34", "<img src=x onerror=alert(1)>"));
        await page.WaitForSelectorAsync(".card .row:has-text('<img src=x')");
        Assert.Equal(0, await page.Locator(".log img").CountAsync());

        // The alert is answered by a tap, and the card is frozen when the bank has said so.
        await bank.EmitAsync(bank.FraudAlert(id, account["Cards"]![0]!, "899.00", "Kiosk Nowhere"));
        await page.ClickAsync("li:has(.alert) .replies button:nth-child(2)");
        await Person.UntilAsync(async () => (await bank.ReceivedAsync()).Count == 2, "the bank has the decisions");
        await page.Locator(".card strong").Nth(2).WaitForAsync();
        await page.ScreenshotAsync(new() { Path = Shot(locale) });

        // The newcomer's panel makes the same things happen, on the person's own accounts.
        await page.ClickAsync(".panel summary");
        await page.ClickAsync(".panel button:nth-child(3)");
        await page.Locator(".card.alert").Nth(1).WaitForAsync();
        Assert.Empty(errors);
    }

    private static async Task SayAsync(IPage page, string text)
    {
        await page.FillAsync("#text", text);
        await page.PressAsync("#text", "Enter");
    }

    private static async Task<JsonArray> AccountsAsync(GatewayProcess platform, string locale)
    {
        using var alice = await Person.SignInAsync(platform, "alice", locale);
        return await alice.AccountsAsync("sandbank");
    }

    private static string Shot(string locale) =>
        Path.Combine(
            Directory.CreateDirectory(Path.Combine(RepoRoot.Path, "screenshots")).FullName,
            $"chat-{locale}.png"
        );
}
