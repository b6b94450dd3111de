using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using OrleansBank.Browser.Tests.Support;
using Xunit.Abstractions;

namespace OrleansBank.Browser.Tests;

/// <summary>
/// A conversation of ten thousand messages: smooth to scroll, and no more of it in memory than what is near. The page's own work is
/// measured in processor time, which other processes don't lengthen. The time on the wall is told and not judged: without a graphics
/// processor it is the drawing's and the machine's more than the page's.
/// </summary>
[Collection(HouseCollection.Name)]
public sealed class ScrollTests(House house, ITestOutputHelper output)
{
    private const int Messages = 10_000;
    private const double FrameMsMax = 20;
    private const double TaskMsMax = 50;
    private const double PixelsPerMs = 4;
    private const int Rounds = 3;
    private const int RowsMax = 200;
    private const double HeapBytesMax = 8e6;

    /// <summary>Three seconds up and down at the pace of a brisk hand, 4,000 pixels a second; frames and long tasks meanwhile.</summary>
    private const string Round = """
        (pace) => new Promise((done) => {
          const log = document.querySelector(".log");
          const [frames, tasks] = [[], []];
          const watch = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((one) => one.duration)));
          watch.observe({ type: "longtask" });
          let [last, began, rows] = [0, 0, 0];
          const step = (now) => {
            if (last > 0) frames.push(now - last);
            began ||= now;
            const passed = now - began;
            log.scrollBy(0, (passed < 2000 ? -pace : pace) * Math.min(now - last || 16, 34));
            last = now;
            rows = Math.max(rows, document.querySelectorAll(".message").length);
            if (passed < 3000) return requestAnimationFrame(step);
            watch.disconnect();
            frames.sort((a, b) => a - b);
            done(JSON.stringify({ frame: frames[Math.floor(frames.length * 0.95)], task: Math.max(0, ...tasks), rows, frames: frames.length }));
          };
          requestAnimationFrame(step);
        })
        """;

    [Fact]
    public async Task Ten_thousand_messages_scroll_smoothly_within_bounded_memory()
    {
        await using var visitor = await house.VisitAsync(Words.English);
        await visitor.SignInAsync();
        await visitor.LinkAsync();
        await visitor.Page.GotoAsync("about:blank");
        await Feed.PaymentsAsync(house.Platform, visitor.Name, Messages);
        await visitor.Page.GotoAsync(house.Platform.Url.ToString());
        await visitor.Find(".state.on").WaitForAsync();
        await visitor.Find(".message").First.WaitForAsync();

        for (var round = 0; round < Rounds; round++)
            await RoundAsync(visitor.Page);
        var work = await MainThread.TraceAsync(visitor.Page, () => RoundAsync(visitor.Page));
        output.WriteLine($"{work}");
        Assert.InRange(work.FrameMs, 0.1, FrameMsMax);
        Assert.InRange(work.TaskMs, 0.1, TaskMsMax);
        await ReadAllAsync(visitor);
        visitor.AssertNothingWrong();
    }

    private async Task RoundAsync(IPage page)
    {
        var told = await page.EvaluateAsync<string>(Round, PixelsPerMs);
        output.WriteLine(told);
        using var json = JsonDocument.Parse(told);
        var rows = json.RootElement.GetProperty("rows").GetInt32();
        Assert.True(rows <= RowsMax, $"{rows} rows stand in the page");
    }

    /// <summary>To the very first message and back to the newest: what was read on the way is not kept.</summary>
    private async Task ReadAllAsync(Visitor visitor)
    {
        var before = await HeapAsync(visitor.Page);
        var first = visitor.Find(".message[data-seq='1']");
        var seen = long.MaxValue;
        while (await first.CountAsync() == 0)
        {
            var top = await visitor.Page.EvaluateAsync<long>(
                """
                (last) => new Promise((done) => {
                  const log = document.querySelector(".log");
                  const look = () => {
                    log.scrollTop = 0;
                    const top = +document.querySelector(".message").dataset.seq;
                    if (top < last) done(top); else requestAnimationFrame(look);
                  };
                  look();
                })
                """,
                seen
            );
            Assert.True(top < seen);
            seen = top;
        }
        var after = await HeapAsync(visitor.Page);
        output.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"heap {before / 1e6:0.0} -> {after / 1e6:0.0} MB")
        );
        Assert.True(after < HeapBytesMax, $"{after} bytes of script memory");
        Assert.True(await visitor.Find(".message").CountAsync() <= RowsMax);

        await visitor.Page.ClickAsync(".jump");
        await visitor.Find($".message:has-text('Shop {Messages - 1}')").WaitForAsync();
    }

    private static async Task<double> HeapAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("HeapProfiler.collectGarbage");
        var usage = await session.SendAsync("Runtime.getHeapUsage");
        await session.DetachAsync();
        return usage!.Value.GetProperty("usedSize").GetDouble();
    }
}
