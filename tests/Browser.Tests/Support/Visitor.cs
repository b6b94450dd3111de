using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;
using OrleansBank.Harness;

namespace OrleansBank.Browser.Tests.Support;

/// <summary>A person at a page in Chromium. What the page did wrong meanwhile is kept, and told at the end.</summary>
public sealed class Visitor : IAsyncDisposable
{
    /// <summary>Chromium tells a refused sign-in on its console: it is the answer to "who am I?" of one who is not signed in.</summary>
    private const string NotSignedIn = "401 (Unauthorized)";

    /// <summary>Told by the page itself, before any of its scripts: nothing it does may break its own policy.</summary>
    private const string TellViolations =
        "addEventListener('securitypolicyviolation', e => console.error('policy broken: ' + e.violatedDirective + ' ' + e.blockedURI));";

    /// <summary>For a machine that does much else; a fetch from a bank that was cut short comes again after 60 s.</summary>
    private const float PatienceMs = 100_000;

    private readonly ConcurrentQueue<string> _wrong = new();
    private bool _isCut;

    private Visitor(IBrowserContext context, IPage page, GatewayProcess platform, Words words) =>
        (Context, Page, Platform, Words) = (context, page, platform, words);

    public IBrowserContext Context { get; }
    public IPage Page { get; }
    public GatewayProcess Platform { get; }
    public Words Words { get; }
    public string Name { get; private set; } = "";

    /// <summary>Errors of scripts, broken policies, and whatever else the console calls an error.</summary>
    public IReadOnlyCollection<string> Wrong => _wrong;

    public static async Task<Visitor> OpenAsync(IBrowserContext context, GatewayProcess platform, Words words)
    {
        context.SetDefaultTimeout(PatienceMs);
        await context.AddInitScriptAsync(TellViolations);
        var visitor = new Visitor(context, await context.NewPageAsync(), platform, words);
        visitor.Watch(visitor.Page);
        return visitor;
    }

    /// <summary>Another tab of the same browser.</summary>
    public async Task<IPage> NewTabAsync()
    {
        var page = await Context.NewPageAsync();
        Watch(page);
        return page;
    }

    public ILocator Find(string selector) => Page.Locator(selector);

    public async Task SignInAsync(string? name = null, Uri? url = null)
    {
        Name = name ?? $"p{Fresh.Id()[..8]}";
        await Page.GotoAsync((url ?? Platform.Url).ToString());
        await Page.FillAsync("#user", Name);
        await Page.ClickAsync(".door .main");
        await Page.WaitForSelectorAsync("#text");
    }

    public async Task SayAsync(string text, IPage? tab = null)
    {
        await (tab ?? Page).FillAsync("#text", text);
        await (tab ?? Page).PressAsync("#text", "Enter");
    }

    /// <summary>From the first word to the bank's page and back, until all accounts are there.</summary>
    public async Task LinkAsync(string bank = "sandbank")
    {
        await OfferAsync(bank);
        await Page.ClickAsync("dialog .actions .main");
        await Page.FillAsync("#other", Name);
        await Page.ClickAsync("button[value=approve]");
        await Find(".progress.active").WaitForAsync();
    }

    /// <summary>Up to the page that says what would be shared.</summary>
    public async Task OfferAsync(string bank)
    {
        await SayAsync(string.Format(CultureInfo.InvariantCulture, Words.Link, bank));
        await Find($".offer:has-text('{bank}') .main").Last.ClickAsync();
        await Find("dialog.consent").WaitForAsync();
    }

    /// <summary>The newcomer's panel: 0 a payment, 1 a salary, 2 a suspicious payment.</summary>
    public async Task EmitAsync(int choice)
    {
        if (await Find(".lab[open]").CountAsync() == 0)
            await Page.ClickAsync(".lab summary");
        await Find(".lab .choice").Nth(choice).ClickAsync();
    }

    /// <summary>A page of the product by its address.</summary>
    public async Task OpenPageAsync(string name)
    {
        await Page.EvaluateAsync("name => { location.hash = name; }", name);
        await Find("dialog.page .body:not([aria-busy])").WaitForAsync();
    }

    public async Task CloseDialogAsync()
    {
        await Page.Keyboard.PressAsync("Escape");
        await Find("dialog").Last.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>How far the widest thing reaches beyond the page, in CSS pixels; 0 when all is inside.</summary>
    public Task<double> OverflowAsync() =>
        Page.EvaluateAsync<double>(
            """
            () => {
              const wide = document.documentElement.clientWidth;
              const inside = [...document.querySelectorAll("body *")]
                .filter((one) => one.checkVisibility?.() && !one.closest(".hidden, .skip"))
                .map((one) => one.getBoundingClientRect());
              return Math.max(0, ...inside.map((box) => Math.max(box.right - wide, -box.left)));
            }
            """
        );

    /// <summary>From here on Chromium's own complaints about the network are no news.</summary>
    public Task GoOfflineAsync()
    {
        ExpectCuts();
        return Context.SetOfflineAsync(true);
    }

    public void ExpectCuts() => _isCut = true;

    public void AssertNothingWrong() => Assert.Empty(_wrong);

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();

    private bool IsExpected(string told) =>
        told.Contains(NotSignedIn, StringComparison.Ordinal)
        || (
            _isCut
            && (
                told.StartsWith("WebSocket connection to", StringComparison.Ordinal)
                || told.StartsWith("Failed to load resource", StringComparison.Ordinal)
            )
        );

    private void Watch(IPage page)
    {
        page.PageError += (_, error) => _wrong.Enqueue(error);
        page.Dialog += (_, dialog) => _wrong.Enqueue($"a dialog: {dialog.Message}");
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !IsExpected(message.Text))
                _wrong.Enqueue(message.Text);
        };
    }
}
