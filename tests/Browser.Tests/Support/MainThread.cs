using System.Text.Json;
using Microsoft.Playwright;

namespace OrleansBank.Browser.Tests.Support;

/// <summary>
/// What the page's main thread did, in processor time: unlike the time on the wall, it does not grow with what else the machine does.
/// </summary>
/// <param name="FrameMs">The 95th percentile of the work between two animation frames.</param>
/// <param name="TaskMs">The longest task.</param>
public sealed record MainThread(int Frames, double FrameMs, double TaskMs)
{
    private const string Categories = "devtools.timeline,disabled-by-default-devtools.timeline";

    /// <summary>Traces while something is done in the page (Chrome DevTools Protocol, domain Tracing).</summary>
    public static async Task<MainThread> TraceAsync(IPage page, Func<Task> act)
    {
        var session = await page.Context.Browser!.NewBrowserCDPSessionAsync();
        var events = new List<JsonElement>();
        var complete = new TaskCompletionSource();
        session.Event("Tracing.dataCollected").OnEvent += (_, data) =>
            events.AddRange(data!.Value.GetProperty("value").EnumerateArray().Select(one => one.Clone()));
        session.Event("Tracing.tracingComplete").OnEvent += (_, _) => complete.TrySetResult();
        var config = new { includedCategories = Categories.Split(','), excludedCategories = new[] { "*" } };
        await session.SendAsync("Tracing.start", new() { ["transferMode"] = "ReportEvents", ["traceConfig"] = config });
        await act();
        await session.SendAsync("Tracing.end");
        await complete.Task;
        await session.DetachAsync();
        return Read(events);
    }

    private static MainThread Read(List<JsonElement> events)
    {
        var calls = events.Where(one => Is(one, "FireAnimationFrame")).ToLookup(ThreadOf);
        var page = calls.MaxBy(thread => thread.Count()) ?? throw new InvalidOperationException("no frame was traced");
        var starts = page.Select(StartOf).Order().ToArray();
        var work = new List<double>();
        var longest = 0.0;
        foreach (var task in events.Where(one => Is(one, "RunTask") && ThreadOf(one) == page.Key).OrderBy(StartOf))
        {
            var ms = task.GetProperty("tdur").GetDouble() / 1000;
            // A task that calls animation frames, however many of them, begins a frame; what follows counts with it.
            var call = Array.BinarySearch(starts, StartOf(task));
            call = call < 0 ? ~call : call;
            if (call < starts.Length && starts[call] <= StartOf(task) + task.GetProperty("dur").GetDouble())
                work.Add(0);
            if (work.Count == 0)
                continue;
            work[^1] += ms;
            longest = Math.Max(longest, ms);
        }
        work.Sort();
        return new MainThread(work.Count, work[(int)(work.Count * 0.95)], longest);
    }

    private static double StartOf(JsonElement one) => one.GetProperty("ts").GetDouble();

    private static bool Is(JsonElement one, string name) =>
        one.GetProperty("name").ValueEquals(name) && one.TryGetProperty("tdur", out _);

    private static (int, int) ThreadOf(JsonElement one) =>
        (one.GetProperty("pid").GetInt32(), one.GetProperty("tid").GetInt32());
}
