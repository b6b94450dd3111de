namespace OrleansBank.Tidy.Tests.Rules;

/// <summary>A file that nothing names is either dead or found by a pattern, and then the pattern is named.</summary>
public static class DeadFileRules
{
    private static readonly string[] Assets =
    [
        ".json",
        ".sql",
        ".tsv",
        ".txt",
        ".js",
        ".css",
        ".html",
        ".svg",
        ".png",
        ".xml",
    ];

    /// <summary>Read by tools under these names.</summary>
    private static readonly string[] ByConvention =
    [
        "global.json",
        "dotnet-tools.json",
        "launchSettings.json",
        "appsettings.json",
        "BannedSymbols.txt",
    ];

    public static RepositoryRule[] All { get; } =
    [
        new(
            "every asset is named by something, or matched by a pattern of its project",
            repository =>
                from file in repository.Files
                where Assets.Contains(file.Extension) && !ByConvention.Contains(file.Name)
                where !IsNamed(repository, file)
                select $"{file.Path} is named by nothing",
            Caught: ProjectRules.Of(("src/A/dead.json", "{}"), ("src/A/A.csproj", "")),
            Passed: ProjectRules.Of(
                ("src/A/used.json", "{}"),
                ("src/A/0001-first.sql", ""),
                ("src/A/A.csproj", "<EmbeddedResource Include=\"used.json;*.sql\" />")
            )
        ),
    ];

    private static bool IsNamed(Repository repository, SourceFile file) =>
        repository.Files.Any(other =>
            other != file
            && (
                other.Text.Contains(file.Name, StringComparison.Ordinal)
                || (other.IsCSharp && file.IsUnder(other.Folder) && NamesFolder(other, file))
                || (other.Extension is ".csproj" && file.IsUnder(other.Folder) && MatchesPattern(other.Text, file))
            )
        );

    /// <summary>Samples that a test beside them finds by their folder: the folder's name stands in it as a literal.</summary>
    private static bool NamesFolder(SourceFile code, SourceFile file) =>
        file.Folder.Length > code.Folder.Length
        && code.Text.Contains($"\"{file.Folder[(code.Folder.Length + 1)..]}\"", StringComparison.Ordinal);

    private static bool MatchesPattern(string project, SourceFile file) =>
        project.Contains("*" + file.Extension, StringComparison.Ordinal)
        || project.Contains("**\"", StringComparison.Ordinal)
        || project.Contains("/*\"", StringComparison.Ordinal);
}
