using System.Text.RegularExpressions;

namespace OrleansBank.Tidy.Tests.Rules;

/// <summary>What must not stay behind. The words are put together here, or this file would break its own rules.</summary>
public static class LeftoverRules
{
    private static readonly Regex Unfinished = new(
        "\\b(" + string.Join('|', "TO" + "DO", "FIX" + "ME", "HA" + "CK", "NotImplemented" + "Exception") + ")\\b",
        RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(5)
    );

    private static readonly Regex MachinePath = new(
        "(?<![\\w.*])(/(work|root)/|/ho" + "me/\\w|/tmp/(wt|bash)|[A-Z]:\\\\Users)",
        RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(5)
    );

    private static readonly Regex Registry = new(
        string.Join(
            '|',
            "nuget" + "\\.org",
            "npmjs" + "\\.(org|com)",
            "registry\\.npm",
            "artifact" + "ory",
            "pkgs\\.dev\\.azure"
        ),
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(5)
    );

    private static readonly string[] Generated = ["/bin/", "/obj/", "/TestResults/", "/node_modules/", "/data/"];

    public static FileRule[] All { get; } =
    [
        new(
            "nothing is left unfinished",
            CodeRules.Pattern(_ => true, file => file.Text, Unfinished, "left unfinished"),
            Caught: new("src/A.cs", "// TO" + "DO: later"),
            Passed: new("src/A.cs", "// Done.")
        ),
        new(
            "no path of one machine",
            CodeRules.Pattern(_ => true, file => file.Text, MachinePath, "a path of one machine"),
            Caught: new("docs/A.md", "see /ho" + "me/anna/code"),
            Passed: new("docs/A.md", "see src/Grains, /usr/bin/chromium, https://example.org/work/a")
        ),
        new(
            "no package registry is named: the machine's own configuration says where packages come from",
            CodeRules.Pattern(_ => true, file => file.Text, Registry, "a registry's host"),
            Caught: new("a.xml", "<add value=\"https://api.nu" + "get.org/v3/index.json\" />"),
            Passed: new("a.md", "packages come from NuGet")
        ),
        new(
            "nothing generated is under version control",
            file =>
                Generated.Any(('/' + file.Path).Contains) || file.Extension is ".trx" or ".db" or ".user"
                    ? [(0, "generated")]
                    : [],
            Caught: new("src/A/obj/project.assets.json", ""),
            Passed: new("src/A/objects.json", "")
        ),
    ];
}
