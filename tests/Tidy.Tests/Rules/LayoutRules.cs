using System.Text.RegularExpressions;

namespace OrleansBank.Tidy.Tests.Rules;

/// <summary>Sizes and names.</summary>
public static partial class LayoutRules
{
    private const int CodeLineMax = 120;
    private const int ProseLineMax = 160;
    private const int FileLinesMax = 400;
    private const int MethodLinesMax = 70;

    private static readonly string[] LineExtensions = [".cs", ".js", ".css", ".html", ".sh", ".sql"];

    public static FileRule[] All { get; } =
    [
        new(
            $"a line of code has at most {CodeLineMax} characters, one of prose {ProseLineMax}",
            LongLines,
            Caught: new("src/A.cs", "var a = " + new string('x', 120) + ";"),
            Passed: new("src/A.cs", "// " + new string('x', 120))
        ),
        new(
            $"a file has at most {FileLinesMax} lines",
            file =>
                LineExtensions.Contains(file.Extension) && file.Lines.Length > FileLinesMax + 1
                    ? [(file.Lines.Length, $"{file.Lines.Length - 1} lines")]
                    : [],
            Caught: new("src/A.cs", new string('\n', 401)),
            Passed: new("src/A.cs", new string('\n', 400))
        ),
        new(
            $"a method has at most {MethodLinesMax} lines",
            file =>
                file.IsCSharp
                    ? MethodScan
                        .Methods(file.Code)
                        .Where(method => method.Lines > MethodLinesMax)
                        .Select(method => (method.Line, $"{method.Lines} lines"))
                    : [],
            Caught: new("src/A.cs", Method(bodyLines: 70)),
            Passed: new("src/A.cs", Method(bodyLines: 60))
        ),
        new(
            "folders and types are named for what they do",
            file => VagueWords().IsMatch(file.Path) ? [(0, "a vague name in its path")] : VagueTypes(file),
            Caught: new("src/A.cs", "public sealed class MoneyHelper { }"),
            Passed: new("src/A.cs", "public sealed class Helpful { }")
        ),
        new(
            "text files end their lines as Unix does, without trailing blanks and without a byte order mark",
            file =>
                file.Text.StartsWith('\uFEFF') ? [(1, "byte order mark")]
                : file.Text.Contains('\r') ? [(1, "carriage return")]
                : [],
            Caught: new("a.md", "a\r\n"),
            Passed: new("a.md", "a\n")
        ),
    ];

    private static IEnumerable<(int Line, string What)> LongLines(SourceFile file)
    {
        if (!LineExtensions.Contains(file.Extension))
        {
            yield break;
        }
        var code = file.IsCSharp ? file.CodeLines : file.Lines;
        for (int line = 0; line < file.Lines.Length; line++)
        {
            // What the formatter cannot break: comments and literals.
            bool prose = !file.IsCSharp || code[line].TrimEnd() != file.Lines[line].TrimEnd();
            int length = file.Lines[line].EnumerateRunes().Count();
            if (prose && file.Lines[line].Split(' ').Any(word => word.Length > CodeLineMax / 2))
            {
                // A key, a digest or an address cannot be broken.
                continue;
            }
            if (length > (prose ? ProseLineMax : CodeLineMax))
            {
                yield return (line + 1, $"{length} characters");
            }
        }
    }

    private static IEnumerable<(int Line, string What)> VagueTypes(SourceFile file) =>
        file.IsCSharp
            ? file
                .CodeLines.Select((text, line) => (line + 1, text))
                .Where(line => VagueType().IsMatch(line.text))
                .Select(line => (line.Item1, "a vague type name"))
            : [];

    private static string Method(int bodyLines) =>
        "class A\n{\n    void M()\n    {\n"
        + string.Concat(Enumerable.Repeat("        X();\n", bodyLines))
        + "    }\n}\n";

    [GeneratedRegex(@"(^|/)(Services?|Helpers?|Managers?|Commons?|Utils?|Utilities|Misc)/")]
    private static partial Regex VagueWords();

    [GeneratedRegex(
        @"\b(class|record|struct|interface)\s+(struct\s+)?\w*(Helpers?|Managers?|Utils?|Utilities|Service)\b"
    )]
    private static partial Regex VagueType();
}
