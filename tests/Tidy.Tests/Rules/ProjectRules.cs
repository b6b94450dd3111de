using System.Text.RegularExpressions;

namespace OrleansBank.Tidy.Tests.Rules;

/// <summary>Who may reference whom (docs/ARCHITECTURE.md).</summary>
public static partial class ProjectRules
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Domain"] = [],
        ["HttpSignatures"] = [],
        ["Contracts"] = ["Domain"],
        ["Grains"] = ["Contracts", "Domain"],
        // The sandbox banks' addresses, for the banks that a silo knows in the sandbox.
        ["Silo"] = ["Grains", "HttpSignatures", "Contracts", "Domain", "SandboxBank"],
        ["SandboxBank"] = ["HttpSignatures"],
        ["Gateway"] = ["Contracts", "HttpSignatures", "Silo", "SandboxBank", "Domain"],
    };

    public static RepositoryRule[] All { get; } =
    [
        new(
            "projects reference only what is below them",
            ForbiddenReferences,
            Caught: Of(("src/Domain/Domain.csproj", "<ProjectReference Include=\"../Silo/Silo.csproj\" />")),
            Passed: Of(("src/Contracts/Contracts.csproj", "<ProjectReference Include=\"../Domain/Domain.csproj\" />"))
        ),
        new(
            "the domain and the contracts use no package",
            repository =>
                from path in new[] { "src/Domain/Domain.csproj", "src/Contracts/Contracts.csproj" }
                let project = repository.Find(path)
                where project is not null && project.Text.Contains("<PackageReference", StringComparison.Ordinal)
                select $"{path} references a package",
            Caught: Of(("src/Domain/Domain.csproj", "<PackageReference Include=\"Polly.Core\" />")),
            Passed: Of(("src/Silo/Silo.csproj", "<PackageReference Include=\"Polly.Core\" />"))
        ),
        new(
            "every project is in the solution",
            repository =>
                from project in repository.OfType(".csproj")
                where
                    !(
                        Solution(repository)?.Contains(project.Path.Replace('/', '\\'), StringComparison.Ordinal)
                        ?? false
                    )
                select $"{project.Path} is not in OrleansBank.sln",
            Caught: Of(("OrleansBank.sln", ""), ("src/A/A.csproj", "")),
            Passed: Of(("OrleansBank.sln", "\"src\\A\\A.csproj\""), ("src/A/A.csproj", ""))
        ),
        new(
            "every test project has tests, and every test class is in a test project",
            repository =>
                from project in repository.OfType(".csproj")
                where project.IsUnder("tests") && project.Name.EndsWith(".Tests.csproj", StringComparison.Ordinal)
                where !HasTests(repository, project.Folder)
                select $"{project.Path} has no test",
            Caught: Of(("tests/A.Tests/A.Tests.csproj", ""), ("tests/A.Tests/A.cs", "class A;")),
            Passed: Of(("tests/A.Tests/A.Tests.csproj", ""), ("tests/A.Tests/A.cs", "[Fact] void M()"))
        ),
    ];

    internal static Repository Of(params (string Path, string Text)[] files) =>
        new([.. files.Select(file => new SourceFile(file.Path, file.Text))]);

    private static IEnumerable<string> ForbiddenReferences(Repository repository)
    {
        foreach (var project in repository.OfType(".csproj").Where(project => project.IsUnder("src")))
        {
            string name = project.Name[..^".csproj".Length];
            if (!Allowed.TryGetValue(name, out var allowed))
            {
                yield return $"{project.Path}: who may it reference? Say so in {nameof(ProjectRules)}";
                continue;
            }
            foreach (Match match in Reference().Matches(project.Text))
            {
                if (!allowed.Contains(match.Groups[1].Value))
                {
                    yield return $"{name} must not reference {match.Groups[1].Value}";
                }
            }
        }
    }

    private static string? Solution(Repository repository) => repository.Find("OrleansBank.sln")?.Text;

    private static bool HasTests(Repository repository, string folder) =>
        repository.Files.Any(file =>
            file.IsUnder(folder) && file.IsCSharp && (file.Code.Contains("[Fact") || file.Code.Contains("[Theory"))
        );

    [GeneratedRegex(@"<ProjectReference Include=""[^""]*?(\w+)\.csproj""")]
    private static partial Regex Reference();
}
