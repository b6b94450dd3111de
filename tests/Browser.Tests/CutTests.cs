using System.Globalization;
using Microsoft.Playwright;
using OrleansBank.Browser.Tests.Support;
using OrleansBank.Harness;

namespace OrleansBank.Browser.Tests;

/// <summary>What is said arrives once and is seen once, whatever the network does.</summary>
[Collection(HouseCollection.Name)]
public sealed class CutTests(House house)
{
    private const int Cuts = 20;

    [Fact]
    public async Task Cut_twenty_times_two_tabs_lose_nothing_and_double_nothing()
    {
        var port = GatewayProcess.FreePort();
        await using var platform = await GatewayProcess.StartAsync();
        await platform.KillAsync();
        // People come by the proxy's address; the tests themselves go on by the platform's own.
        await platform.RestartAsync("--PublicUrl", $"http://localhost:{port}", "--ExtraHosts", platform.Url.Authority);
        await using var proxy = new CuttingProxy(platform.Url.Port, port);
        await using var visitor = await house.VisitAsync(platform, Words.English);
        visitor.ExpectCuts();
        var url = new Uri($"http://localhost:{port}");
        await visitor.SignInAsync(url: url);
        var other = await visitor.NewTabAsync();
        await other.GotoAsync(url.ToString());
        await other.Locator(".state.on").WaitForAsync();
        IPage[] tabs = [visitor.Page, other];

        for (var i = 0; i < Cuts; i++)
        {
            // Said in both tabs, and cut before anybody can tell what became of it.
            await visitor.SayAsync(Text(i, 0), tabs[0]);
            proxy.CutAll();
            await visitor.SayAsync(Text(i, 1), tabs[1]);
            await tabs[i % 2].Locator($".message.user:not(.waiting):has-text('{Text(i, i % 2)}')").WaitForAsync();
        }
        Assert.True(proxy.Cut >= Cuts, $"only {proxy.Cut} connections were cut");

        var said = Enumerable.Range(0, Cuts).SelectMany(i => new[] { Text(i, 0), Text(i, 1) }).Order().ToArray();
        using var person = await Person.SignInAsync(platform, visitor.Name);
        var last = 0L;
        await Person.UntilAsync(
            async () =>
            {
                var history = await person.HistoryAsync();
                last = (long)history[^1]["seq"]!;
                return history.Count(one => (string)one["from"]!["kind"]! == "user") == said.Length;
            },
            "everything arrived"
        );
        foreach (var tab in tabs)
        {
            await tab.Locator($".message[data-seq='{last}']").WaitForAsync();
            Assert.Equal(0, await tab.Locator(".message.waiting").CountAsync());
            var seqs = await tab.EvaluateAsync<long[]>(
                "() => [...document.querySelectorAll('.message')].map((one) => +one.dataset.seq)"
            );
            Assert.Equal(Enumerable.Range(1, (int)last).Select(seq => (long)seq), seqs);
            var texts = await tab.Locator(".message.user .bubble p").AllTextContentsAsync();
            Assert.Equal(said, texts.Order());
        }
        visitor.AssertNothingWrong();
    }

    [Fact]
    public async Task What_is_said_offline_waits_survives_a_reload_and_leaves_once()
    {
        await using var visitor = await house.VisitAsync(Words.English);
        await visitor.SignInAsync();
        await visitor.SayAsync("before the tunnel");
        await visitor.Find(".message.user:not(.waiting)").WaitForAsync();
        await visitor.Page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => 0)");

        await visitor.GoOfflineAsync();
        await visitor.SayAsync("in the tunnel");
        await visitor.Find(".message.waiting").WaitForAsync();
        await visitor.Find(".banner:not(:empty)").WaitForAsync();

        // The shell comes from the cache, and says what is the matter.
        await visitor.Page.ReloadAsync();
        await visitor.Find(".away p").WaitForAsync();
        var kept = await visitor.Page.EvaluateAsync<string[]>(
            "() => caches.open('shell-1').then((one) => one.keys()).then((all) => all.map((one) => new URL(one.url).pathname))"
        );
        Assert.Contains("/", kept);
        Assert.DoesNotContain(kept, path => path.StartsWith("/v1", StringComparison.Ordinal));
        Assert.Equal(1, await visitor.Page.EvaluateAsync<int>("() => caches.keys().then((all) => all.length)"));

        await visitor.Context.SetOfflineAsync(false);
        await visitor.Find(".message.user:not(.waiting):has-text('in the tunnel')").WaitForAsync();
        await visitor.Find(".message.waiting").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal(1, await visitor.Find(".message.user:has-text('in the tunnel')").CountAsync());
        visitor.AssertNothingWrong();
    }

    private static string Text(int cut, int tab) =>
        string.Create(CultureInfo.InvariantCulture, $"hello {cut} of tab {tab}");
}
