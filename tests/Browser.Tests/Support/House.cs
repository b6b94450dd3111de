using Microsoft.Playwright;
using OrleansBank.Harness;

namespace OrleansBank.Browser.Tests.Support;

/// <summary>One platform and one Chromium for all tests that need nothing of their own; each test is a person of its own.</summary>
public sealed class House : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _chromium;
    private GatewayProcess? _platform;

    public GatewayProcess Platform => _platform!;

    public async Task InitializeAsync()
    {
        _platform = await GatewayProcess.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = "/usr/bin/chromium", Args = Flags }
        );
    }

    public async Task DisposeAsync()
    {
        await _chromium!.DisposeAsync();
        _playwright!.Dispose();
        await _platform!.DisposeAsync();
    }

    /// <summary>A browser of its own: nothing stored, on a phone's screen, with the page's real policies in force.</summary>
    public Task<Visitor> VisitAsync(Words words, Action<BrowserNewContextOptions>? change = null) =>
        VisitAsync(Platform, words, change);

    public async Task<Visitor> VisitAsync(
        GatewayProcess platform,
        Words words,
        Action<BrowserNewContextOptions>? change = null
    )
    {
        var options = new BrowserNewContextOptions
        {
            Locale = words.Locale,
            TimezoneId = "Europe/Paris",
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = 390, Height = 844 },
        };
        change?.Invoke(options);
        var context = await _chromium!.NewContextAsync(options);
        return await Visitor.OpenAsync(context, platform, words);
    }
}

/// <summary>Beside the others, as most of a browser's time is waiting; what is measured has the machine for itself afterwards.</summary>
[CollectionDefinition(Name)]
public sealed class HouseCollection : ICollectionFixture<House>
{
    public const string Name = "one platform, one browser";
}
