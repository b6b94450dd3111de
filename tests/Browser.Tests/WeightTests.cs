using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OrleansBank.Browser.Tests.Support;
using OrleansBank.Harness;
using Xunit.Abstractions;

namespace OrleansBank.Browser.Tests;

/// <summary>The page is small and soon there, stands still while it fills, and asks nobody but the platform for anything.</summary>
[Collection(MeasuredCollection.Name)]
public sealed partial class WeightTests(House house, ITestOutputHelper output)
{
    private const int BytesMax = 60 * 1024;
    private const double FirstPaintMsMax = 300;

    /// <summary>Others only ever make a visit slower: the fastest stands for the page, and that of so many is the machine's own.</summary>
    private const int VisitsMin = 3;
    private const int VisitsMax = 20;
    private const string FirstPaint =
        "() => performance.getEntriesByName('first-contentful-paint').concat({ startTime: -1 })[0].startTime";

    private const string WatchShifts = """
        globalThis.shifts = [];
        new PerformanceObserver((list) => {
          for (const one of list.getEntries()) if (!one.hadRecentInput) globalThis.shifts.push(one.value);
        }).observe({ type: "layout-shift", buffered: true });
        """;

    private static readonly string Pages = Path.Combine(RepoRoot.Path, "src", "Gateway", "Web", "wwwroot");

    /// <summary>Of the people's page: nothing of the operators' page is loaded or kept by it.</summary>
    private static IEnumerable<string> Files() =>
        Directory
            .GetFiles(Pages, "*", SearchOption.AllDirectories)
            .Where(file =>
                !file.StartsWith(
                    Path.Combine(Pages, "operator") + Path.DirectorySeparatorChar,
                    StringComparison.Ordinal
                )
            );

    [Fact]
    public async Task All_of_it_is_under_sixty_kilobytes_compressed()
    {
        using var http = new HttpClient { BaseAddress = house.Platform.Url };
        var bytes = 0L;
        foreach (var file in Files())
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Path.GetRelativePath(Pages, file));
            request.Headers.Add("Accept-Encoding", "br");
            using var answer = await http.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            bytes += (await answer.Content.ReadAsByteArrayAsync()).Length;
        }
        output.WriteLine($"{bytes} bytes");
        Assert.InRange(bytes, 1, BytesMax);
    }

    /// <summary>A browser that was never here: nothing is cached.</summary>
    [Fact]
    public Task The_first_paint_of_a_first_visit_comes_soon_and_nothing_moves() =>
        AssertSoonAsync(async () =>
        {
            await using var visitor = await house.VisitAsync(Words.English);
            await visitor.Context.AddInitScriptAsync(WatchShifts);
            await visitor.Page.GotoAsync(house.Platform.Url.ToString());
            await visitor.Find("#user:focus").WaitForAsync();
            return await PaintedAsync(visitor);
        });

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 800)]
    public async Task The_first_paint_comes_soon_and_nothing_moves_while_the_conversation_appears(int width, int height)
    {
        await using var visitor = await house.VisitAsync(
            Words.English,
            options => options.ViewportSize = new() { Width = width, Height = height }
        );
        await visitor.Context.AddInitScriptAsync(WatchShifts);
        await visitor.SignInAsync();
        await visitor.SayAsync("help");
        await visitor.Find(".message .replies").WaitForAsync();
        await AssertSoonAsync(async () =>
        {
            await visitor.Page.ReloadAsync();
            await visitor.Find(".message .replies").WaitForAsync();
            await visitor.Find(".state.on").WaitForAsync();
            await visitor.Find(".banks .quiet").WaitForAsync(new() { State = WaitForSelectorState.Attached });
            return await PaintedAsync(visitor);
        });
        visitor.AssertNothingWrong();
    }

    private async Task AssertSoonAsync(Func<Task<double>> visit)
    {
        var paints = new List<double>();
        while (paints.Count < VisitsMin || (paints.Count < VisitsMax && paints.Min() >= FirstPaintMsMax))
            paints.Add(await visit());
        output.WriteLine(string.Join(' ', paints));
        Assert.InRange(paints.Min(), 0.1, FirstPaintMsMax);
    }

    /// <summary>Milliseconds until the first content was painted, once it is known that nothing has moved.</summary>
    private static async Task<double> PaintedAsync(Visitor visitor)
    {
        Assert.Empty(await visitor.Page.EvaluateAsync<double[]>("() => globalThis.shifts"));
        return await visitor.Page.EvaluateAsync<double>(FirstPaint);
    }

    [Fact]
    public async Task No_request_goes_to_any_other_host()
    {
        var foreign = new List<string>();
        await using var visitor = await house.VisitAsync(Words.French);
        visitor.Context.Request += (_, request) =>
        {
            if (
                new Uri(request.Url).Authority != house.Platform.Url.Authority
                && !request.Url.StartsWith("blob:", StringComparison.Ordinal)
            )
                foreign.Add(request.Url);
        };
        await visitor.SignInAsync();
        await visitor.OpenPageAsync("ledger");
        await visitor.CloseDialogAsync();
        await visitor.SayAsync("aide");
        await visitor.Find(".message .replies").WaitForAsync();
        Assert.Empty(foreign);
    }

    /// <summary>What is missing in the worker's list is missing without a network; what is in it and not there breaks its installation.</summary>
    [Fact]
    public void The_service_worker_keeps_every_file_of_the_shell_and_nothing_else()
    {
        var listed = Listed()
            .Matches(File.ReadAllText(Path.Combine(Pages, "sw.js")))
            .Select(one => one.Groups["path"].Value);
        var files = Files()
            .Select(file => "/" + Path.GetRelativePath(Pages, file).Replace('\\', '/'))
            .Where(path => path is not ("/sw.js" or "/index.html"))
            .Append("/");
        Assert.Equal(files.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("^  \"(?<path>/[^\"]*)\",$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listed();
}
