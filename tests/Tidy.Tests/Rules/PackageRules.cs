using System.Text.RegularExpressions;

namespace OrleansBank.Tidy.Tests.Rules;

/// <summary>Versions stand in one place, and none without a use.</summary>
public static partial class PackageRules
{
    /// <summary>Pinned because the lowest version that others ask for cannot be had; nobody here uses it by name.</summary>
    private static readonly string[] PinnedForOthers = ["FSharp.Core", "Microsoft.OpenApi"];

    public static RepositoryRule[] All { get; } =
    [
        new(
            "package versions stand in Directory.Packages.props alone",
            repository =>
                from file in Projects(repository)
                from Match reference in VersionedReference().Matches(file.Text)
                select $"{file.Path}: {reference.Groups[1].Value} has a version of its own",
            Caught: ProjectRules.Of(("src/A/A.csproj", "<PackageReference Include=\"X\" Version=\"1.0\" />")),
            Passed: ProjectRules.Of(("src/A/A.csproj", "<PackageReference Include=\"X\" />"))
        ),
        new(
            "every pinned package is used, and every used one is pinned to one version",
            Unmatched,
            Caught: ProjectRules.Of(("Directory.Packages.props", "<PackageVersion Include=\"X\" Version=\"1.0\" />")),
            Passed: ProjectRules.Of(
                ("Directory.Packages.props", "<PackageVersion Include=\"X\" Version=\"1.0\" />"),
                ("src/A/A.csproj", "<PackageReference Include=\"X\" />")
            )
        ),
        new(
            "versions are exact",
            repository =>
                from Match pin in Pin().Matches(repository.Find("Directory.Packages.props")?.Text ?? "")
                where !ExactVersion().IsMatch(pin.Groups[2].Value)
                select $"{pin.Groups[1].Value} {pin.Groups[2].Value} is not one version",
            Caught: ProjectRules.Of(("Directory.Packages.props", "<PackageVersion Include=\"X\" Version=\"1.*\" />")),
            Passed: ProjectRules.Of(("Directory.Packages.props", "<PackageVersion Include=\"X\" Version=\"1.2.3\" />"))
        ),
    ];

    private static IEnumerable<SourceFile> Projects(Repository repository) =>
        repository.Files.Where(file => file.Extension is ".csproj" or ".props" or ".targets");

    private static IEnumerable<string> Unmatched(Repository repository)
    {
        var pinned = Pin()
            .Matches(repository.Find("Directory.Packages.props")?.Text ?? "")
            .Select(match => match.Groups[1].Value)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var used = Projects(repository)
            .SelectMany(file => Use().Matches(file.Text))
            .Select(match => match.Groups[1].Value)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return pinned
            .Except(used, StringComparer.OrdinalIgnoreCase)
            .Except(PinnedForOthers, StringComparer.OrdinalIgnoreCase)
            .Select(name => $"{name} is pinned and not used")
            .Concat(used.Except(pinned, StringComparer.OrdinalIgnoreCase).Select(name => $"{name} is not pinned"));
    }

    [GeneratedRegex(@"<PackageReference\s+Include=""([^""]+)""[^>]*\bVersion(Override)?=")]
    private static partial Regex VersionedReference();

    [GeneratedRegex(@"<PackageVersion\s+Include=""([^""]+)""\s+Version=""([^""]+)""")]
    private static partial Regex Pin();

    [GeneratedRegex(@"<PackageReference\s+Include=""([^""]+)""")]
    private static partial Regex Use();

    [GeneratedRegex(@"^\d+\.\d+(\.\d+){0,2}(-[\w.]+)?$")]
    private static partial Regex ExactVersion();
}
