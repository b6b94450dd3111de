namespace OrleansBank.Harness;

/// <summary>Places in the repository, found from where the tests run.</summary>
public static class RepoRoot
{
    /// <summary>The folder that holds OrleansBank.sln.</summary>
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Debug or Release: that of the running tests, so that they start what was built with them.</summary>
    public static string Configuration { get; } =
        AppContext.BaseDirectory.Contains($"{System.IO.Path.DirectorySeparatorChar}Debug", StringComparison.Ordinal)
            ? "Debug"
            : "Release";

    /// <summary>The outside material beside the repository, or null where it is not there.</summary>
    public static string? Specs
    {
        get
        {
            var specs = System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, "..", "shared", "specs"));
            return Directory.Exists(specs) ? specs : null;
        }
    }

    private static string Find(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "OrleansBank.sln")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException($"no OrleansBank.sln above {from}");
    }
}
