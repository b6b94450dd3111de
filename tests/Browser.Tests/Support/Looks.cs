using Microsoft.Playwright;
using OrleansBank.Harness;

namespace OrleansBank.Browser.Tests.Support;

/// <summary>
/// Looks at one state of a page on a phone and a desktop, light and dark: a picture of each in the folder screenshots, and what is
/// wrong with it, by axe-core and by what reaches beyond the edge.
/// </summary>
public sealed class Looks
{
    public static readonly (string Name, int Width, int Height)[] Sizes = [("phone", 390, 844), ("desktop", 1280, 800)];
    private static readonly ColorScheme[] Schemes = [ColorScheme.Light, ColorScheme.Dark];

    private readonly List<string> _wrong = [];
    private Axe? _axe;

    public void AssertNothingWrong() => Assert.Empty(_wrong);

    /// <summary>The same state in every size and both schemes, and back to the phone.</summary>
    public async Task AtAsync(Visitor visitor, string state, (string Name, int Width, int Height)[]? sizes = null)
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
