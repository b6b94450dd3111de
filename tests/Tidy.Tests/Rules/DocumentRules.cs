using System.Text.RegularExpressions;

namespace OrleansBank.Tidy.Tests.Rules;

/// <summary>Documents say what is there.</summary>
public static partial class DocumentRules
{
    private static readonly string[] Expected =
    [
        "README.md",
        "CHANGELOG.md",
        "docs/ARCHITECTURE.md",
        "docs/PROTOCOL.md",
        "test",
        ".ci/run",
        "global.json",
        ".editorconfig",
    ];

    public static RepositoryRule[] All { get; } =
    [
        new(
            "what a newcomer looks for is there",
            repository => Expected.Where(path => repository.Find(path) is null).Select(path => $"{path} is missing"),
            Caught: ProjectRules.Of(("README.md", "")),
            Passed: ProjectRules.Of([.. Expected.Select(path => (path, ""))])
        ),
        new(
            "every relative link leads somewhere",
            BrokenLinks,
            Caught: ProjectRules.Of(("docs/A.md", "see [b](B.md)")),
            Passed: ProjectRules.Of(("docs/A.md", "see [b](../B.md#part), [c](https://example.org)"), ("B.md", ""))
        ),
        new(
            "every project and script that a document's command names is there",
            MissingFromCommands,
            Caught: ProjectRules.Of(("README.md", "```\ndotnet run --project src/Nowhere\n```")),
            Passed: ProjectRules.Of(
                ("README.md", "```\ndotnet run --project src/A\n./test\n```"),
                ("src/A/a.cs", ""),
                ("test", "")
            )
        ),
        new(
            "decision records are numbered without a gap",
            repository =>
            {
                var numbers = repository
                    .Files.Where(file => file.IsUnder("docs/decisions"))
                    .Select(file => Number().Match(file.Name).Value)
                    .Order(StringComparer.Ordinal)
                    .ToList();
                return numbers.SequenceEqual(Enumerable.Range(1, numbers.Count).Select(number => $"{number:0000}"))
                    ? []
                    : [$"docs/decisions has {string.Join(", ", numbers)}"];
            },
            Caught: ProjectRules.Of(("docs/decisions/0001-a.md", ""), ("docs/decisions/0003-c.md", "")),
            Passed: ProjectRules.Of(("docs/decisions/0001-a.md", ""), ("docs/decisions/0002-b.md", ""))
        ),
    ];

    private static IEnumerable<string> BrokenLinks(Repository repository) =>
        from document in repository.OfType(".md")
        from Match link in Link().Matches(document.Text)
        let target = link.Groups[1].Value.Split('#')[0]
        where target.Length > 0 && !target.Contains(':', StringComparison.Ordinal)
        where !repository.Has(Resolve(document.Folder, target))
        select $"{document.Path}: {target} is not there";

    private static IEnumerable<string> MissingFromCommands(Repository repository) =>
        from document in repository.OfType(".md")
        from Match command in Command().Matches(document.Text)
        let target = command.Groups["target"].Value
        where !repository.Has(target)
        select $"{document.Path}: a command names {target}, which is not there";

    private static string Resolve(string folder, string target)
    {
        var parts = new List<string>(
            target.StartsWith('/') ? [] : folder.Split('/', StringSplitOptions.RemoveEmptyEntries)
        );
        foreach (string part in target.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ".")
            {
                parts.Add(part);
            }
        }
        return string.Join('/', parts);
    }

    [GeneratedRegex(@"\]\(([^)\s]+)(?:\s+""[^""]*"")?\)")]
    private static partial Regex Link();

    [GeneratedRegex(
        @"--project\s+(?<target>[\w./-]+)|(?<=^|\s|`)\./(?<target>[\w./-]+)(?=$|\s|`)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Command();

    [GeneratedRegex(@"^\d{4}")]
    private static partial Regex Number();
}
