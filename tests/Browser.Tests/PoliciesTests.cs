using Microsoft.Playwright;
using OrleansBank.Browser.Tests.Support;
using OrleansBank.Harness;

namespace OrleansBank.Browser.Tests;

/// <summary>What the page's policies forbid is forbidden by the browser itself, whatever the page's own code would do.</summary>
[Collection(HouseCollection.Name)]
public sealed class PoliciesTests(House house)
{
    /// <summary>Each would bring a string to life; each must throw.</summary>
    private static readonly string[] Ways =
    [
        "document.body.innerHTML = '<b>x</b>'",
        "document.body.insertAdjacentHTML('beforeend', '<b>x</b>')",
        "document.createRange().createContextualFragment('<b>x</b>')",
        "new DOMParser().parseFromString('<b>x</b>', 'text/html')",
        "document.write('<b>x</b>')",
        "document.createElement('script').src = '/app.js'",
        "document.createElement('script').textContent = 'globalThis.broken = 1'",
        "document.createElement('iframe').srcdoc = '<b>x</b>'",
        "eval('globalThis.broken = 1')",
        "new Function('globalThis.broken = 1')",
        "trustedTypes.createPolicy('other', {})",
        "trustedTypes.createPolicy('bank', {})",
    ];

    /// <summary>In a task of the page's own: what the test's hand evaluates itself, the browser lets through.</summary>
    private static readonly string TryAll = $$"""
        () => new Promise((done) => setTimeout(() => {
          const ways = [{{string.Join(", ", Ways.Select(way => $"() => {{ {way}; }}"))}}];
          const lets = (way) => { try { way(); return true; } catch { return false; } };
          done(ways.map((way, at) => (lets(way) ? at : -1)).filter((at) => at >= 0));
        }))
        """;

    [Fact]
    public async Task No_string_becomes_markup_or_script()
    {
        await using var visitor = await house.VisitAsync(Words.English);
        await visitor.SignInAsync();
        // The page has made its own policy by then.
        await visitor.Page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => 0)");
        var let = await visitor.Page.EvaluateAsync<int[]>(TryAll);
        Assert.Empty(let.Select(way => Ways[way]));
        Assert.False(await visitor.Page.EvaluateAsync<bool>("() => 'broken' in globalThis"));
    }

    /// <summary>An inline script, an inline style and an inline handler that found their way into the document do nothing.</summary>
    [Fact]
    public async Task What_stands_inline_does_not_run()
    {
        await using var visitor = await house.VisitAsync(Words.English);
        await visitor.Page.RouteAsync(
            house.Platform.Url.ToString(),
            async route =>
            {
                var answer = await route.FetchAsync();
                var page = await answer.TextAsync();
                var inline =
                    "<script>globalThis.broken = 1</script><style>body { opacity: 0.5 }</style>"
                    + "<img src=/none onerror='globalThis.broken = 2'></body>";
                await route.FulfillAsync(new() { Response = answer, Body = page.Replace("</body>", inline) });
            }
        );
        await visitor.Page.GotoAsync(house.Platform.Url.ToString());
        await visitor.Find("#user").WaitForAsync();
        Assert.Equal(
            "true 1",
            await visitor.Page.EvaluateAsync<string>(
                "() => `${!('broken' in globalThis)} ${getComputedStyle(document.body).opacity}`"
            )
        );
        Assert.Contains(visitor.Wrong, told => told.Contains("script-src", StringComparison.Ordinal));
        Assert.Contains(visitor.Wrong, told => told.Contains("style-src", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_page_of_another_origin_frames_it()
    {
        await using var visitor = await house.VisitAsync(Words.English);
        visitor.ExpectCuts();
        await visitor.Page.RouteAsync(
            "http://elsewhere.test/",
            route =>
                route.FulfillAsync(
                    new() { ContentType = "text/html", Body = $"<iframe src='{house.Platform.Url}'></iframe>" }
                )
        );
        await visitor.Page.GotoAsync("http://elsewhere.test/");
        var frame = visitor.Page.Frames[1];
        await frame.WaitForURLAsync("chrome-error://**");
        Assert.Equal(0, await frame.Locator("#app").CountAsync());
    }

    [Fact]
    public async Task Nothing_keeps_it_from_being_installed()
    {
        await using var visitor = await house.VisitAsync(Words.English);
        await visitor.Page.GotoAsync(house.Platform.Url.ToString());
        await visitor.Page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => 0)");
        var session = await visitor.Context.NewCDPSessionAsync(visitor.Page);
        var manifest = (await session.SendAsync("Page.getAppManifest"))!.Value;
        Assert.Equal(0, manifest.GetProperty("errors").GetArrayLength());
        Assert.EndsWith("/manifest.webmanifest", manifest.GetProperty("url").GetString(), StringComparison.Ordinal);
        var found = (await session.SendAsync("Page.getInstallabilityErrors"))!.Value;
        // A test's browser keeps nothing, and such a one installs nothing.
        var wrong = found
            .GetProperty("installabilityErrors")
            .EnumerateArray()
            .Select(one => one.GetProperty("errorId").GetString())
            .Where(id => id != "in-incognito");
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData(ReducedMotion.Reduce, false)]
    [InlineData(ReducedMotion.NoPreference, true)]
    public async Task Only_who_does_not_mind_sees_things_move(ReducedMotion wish, bool moves)
    {
        await using var visitor = await house.VisitAsync(Words.English, options => options.ReducedMotion = wish);
        await visitor.SignInAsync();
        await visitor.Find(".state.on").WaitForAsync();
        var moved = await visitor.Page.EvaluateAsync<bool>(
            """
            () => new Promise((done) => {
              let moved = false;
              addEventListener("animationstart", () => (moved = true));
              addEventListener("transitionstart", () => (moved = true));
              location.hash = "ledger";
              const until = performance.now() + 1000;
              const look = () => (moved || performance.now() > until ? done(moved) : requestAnimationFrame(look));
              look();
            })
            """
        );
        Assert.Equal(moves, moved);
    }
}
