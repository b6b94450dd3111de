using System.Text.RegularExpressions;

namespace OrleansBank.Tidy.Tests.Rules;

/// <summary>What code does not do here.</summary>
public static partial class CodeRules
{
    public static FileRule[] All { get; } =
    [
        new(
            "no error is swallowed without a word",
            file => file.IsCSharp ? EmptyCatches(file) : [],
            Caught: new("src/A.cs", "try { A(); } catch (IOException) { }"),
            Passed: new("src/A.cs", "try { A(); } catch (IOException) {\n // It was gone already.\n }")
        ),
        new(
            "no test is skipped",
            Pattern(file => file.IsUnder("tests"), file => file.Code, SkippedTest(), "a skipped test"),
            Caught: new("tests/A.cs", "[Fact(" + "Skip = \"later\")]"),
            Passed: new("tests/A.cs", "var rest = all.Skip(1);")
        ),
        new(
            "no test sleeps: it waits on the event itself",
            Pattern(file => file.IsUnder("tests"), file => file.Code, Sleep(), "a sleep"),
            Caught: new("tests/A.cs", "await Task.Delay(100);"),
            Passed: new("tests/A.cs", "await Task.Delay(TimeSpan.FromSeconds(1), clock);")
        ),
        new(
            "no test asserts nothing: Assert.True(true)",
            Pattern(file => file.IsUnder("tests"), file => file.Code, AssertsNothing(), "asserts nothing"),
            Caught: new("tests/A.cs", "Assert.True(" + "true);"),
            Passed: new("tests/A.cs", "Assert.True(done);")
        ),
        new(
            "a banned symbol is let through only with a reason",
            file => file.IsCSharp ? SuppressionsWithoutReason(file) : [],
            Caught: new("src/A.cs", "class A\n{\n#pragma warning disable " + "RS0030\n}"),
            Passed: new("src/A.cs", "// The process's clock.\n#pragma warning disable " + "RS0030\n")
        ),
        new(
            "what runs on its own is awaited or named: no async void",
            Pattern(file => file.IsCSharp, file => file.Code, AsyncVoid(), "async void"),
            Caught: new("src/A.cs", "private async void Go() { }"),
            Passed: new("src/A.cs", "private async Task GoAsync() { }")
        ),
    ];

    internal static Func<SourceFile, IEnumerable<(int Line, string What)>> Pattern(
        Func<SourceFile, bool> applies,
        Func<SourceFile, string> text,
        Regex pattern,
        string what
    ) =>
        file =>
            applies(file)
                ? pattern.Matches(text(file)).Select(match => (text(file).AsSpan(0, match.Index).Count('\n') + 1, what))
                : [];

    /// <summary>A comment inside says why: then it is not empty.</summary>
    private static IEnumerable<(int Line, string What)> EmptyCatches(SourceFile file) =>
        EmptyCatch()
            .Matches(file.Code)
            .Where(match => string.IsNullOrWhiteSpace(Inside(file.Text.Substring(match.Index, match.Length))))
            .Select(match => (file.Code.AsSpan(0, match.Index).Count('\n') + 1, "an empty catch"));

    private static string Inside(string block) => block[(block.LastIndexOf('{') + 1)..block.LastIndexOf('}')];

    private static IEnumerable<(int Line, string What)> SuppressionsWithoutReason(SourceFile file)
    {
        for (int line = 0; line < file.Lines.Length; line++)
        {
            bool reasoned = file.Lines[line].TrimEnd() is var text && text.Contains("//", StringComparison.Ordinal);
            reasoned |= line > 0 && file.Lines[line - 1].TrimStart().StartsWith("//", StringComparison.Ordinal);
            if (file.CodeLines[line].Contains("#pragma warning disable", StringComparison.Ordinal) && !reasoned)
            {
                yield return (line + 1, "a suppression without a reason on it or above it");
            }
        }
    }

    [GeneratedRegex(@"\bcatch\s*(\([^)]*\)\s*)?(when\s*\([^{]*\)\s*)?\{\s*\}")]
    private static partial Regex EmptyCatch();

    [GeneratedRegex(@"\(\s*(DisplayName[^)]*,\s*)?Skip(Unless|When)?\s*=")]
    private static partial Regex SkippedTest();

    [GeneratedRegex(@"\bThread\.Sleep\(|\bTask\.Delay\((?![^;]*,)")]
    private static partial Regex Sleep();

    [GeneratedRegex(@"\bAssert\.True\(true\b|\bAssert\.False\(false\b")]
    private static partial Regex AssertsNothing();

    [GeneratedRegex(@"\basync\s+void\b")]
    private static partial Regex AsyncVoid();
}
