using System.Text.Json;
using Microsoft.Playwright;
using OrleansBank.Harness;

namespace OrleansBank.Browser.Tests.Support;

/// <summary>
/// The accessibility checker axe-core, brought into a world of its own beside the page's: the page keeps its policies, and the checker
/// is not held by them. All rules of WCAG 2.0 to 2.2, levels A and AA; none is turned off, and only what is wrong is told in full.
/// </summary>
public sealed class Axe
{
    private const string Run = """
        axe.run(document, { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }, resultTypes: ["violations"] })
          .then((found) => JSON.stringify({
            passed: found.passes.length,
            wrong: found.violations.map((one) => one.id + ": " + one.nodes.map((node) =>
              node.target.join(" ") + " (" + node.failureSummary.replace(/\s+/g, " ") + ")").join("; ")),
          }))
        """;

    private const int RulesMin = 10;

    private static readonly Lazy<string> Source = new(() =>
    {
        var file = Path.Combine(RepoRoot.Path, "node_modules", "axe-core", "axe.min.js");
        return File.Exists(file)
            ? File.ReadAllText(file)
            : throw new InvalidOperationException("axe-core is not here: ./test installs it.");
    });

    private readonly ICDPSession _session;
    private readonly string _frame;
    private int _context;

    private Axe(ICDPSession session, string frame) => (_session, _frame) = (session, frame);

    public static async Task<Axe> OpenAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var tree = await session.SendAsync("Page.getFrameTree");
        return new Axe(
            session,
            tree!.Value.GetProperty("frameTree").GetProperty("frame").GetProperty("id").GetString()!
        );
    }

    /// <summary>What is wrong with the page as it is now; empty when nothing is.</summary>
    public async Task<string[]> CheckAsync()
    {
        if (!await IsHereAsync())
        {
            var world = await SendAsync("Page.createIsolatedWorld", new() { ["frameId"] = _frame });
            _context = world.GetProperty("executionContextId").GetInt32();
            await EvaluateAsync(Source.Value, awaits: false);
        }
        var json = await EvaluateAsync(Run, awaits: true);
        using var found = JsonDocument.Parse(json);
        Assert.True(
            found.RootElement.GetProperty("passed").GetInt32() >= RulesMin,
            $"hardly anything was checked: {json}"
        );
        return [.. found.RootElement.GetProperty("wrong").EnumerateArray().Select(one => one.GetString()!)];
    }

    /// <summary>The checker's world ends with its document: after a way to the bank and back it is made anew.</summary>
    private async Task<bool> IsHereAsync()
    {
        try
        {
            return _context != 0 && await EvaluateAsync("typeof axe", awaits: true) == "object";
        }
        catch (PlaywrightException)
        {
            return false;
        }
    }

    private async Task<string> EvaluateAsync(string expression, bool awaits)
    {
        var answer = await SendAsync(
            "Runtime.evaluate",
            new()
            {
                ["contextId"] = _context,
                ["expression"] = awaits ? expression : $"{expression};''",
                ["awaitPromise"] = awaits,
                ["returnByValue"] = true,
            }
        );
        Assert.False(answer.TryGetProperty("exceptionDetails", out var thrown), $"axe-core failed: {thrown}");
        return answer.GetProperty("result").GetProperty("value").GetString()!;
    }

    private async Task<JsonElement> SendAsync(string method, Dictionary<string, object> arguments) =>
        (await _session.SendAsync(method, arguments))!.Value;
}
