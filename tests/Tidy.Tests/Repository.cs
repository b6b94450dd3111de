using System.Diagnostics;

namespace OrleansBank.Tidy.Tests;

/// <summary>All files under version control, or about to be. Rules see nothing else.</summary>
public sealed record Repository(IReadOnlyList<SourceFile> Files)
{
    private static readonly string[] Binary = [".png", ".ico", ".woff2", ".jpg", ".p12", ".gz"];

    private static readonly Lazy<Repository> Loaded = new(Load);

    public static Repository This => Loaded.Value;

    public static string Root { get; } = FindRoot();

    public SourceFile? Find(string path) => Files.FirstOrDefault(file => file.Path == path);

    public bool Has(string path) =>
        Files.Any(file => file.Path == path || file.Path.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal));

    public IEnumerable<SourceFile> OfType(string extension) => Files.Where(file => file.Extension == extension);

    private static Repository Load()
    {
        string root = Root;
        // Those not added yet are looked at too: the rule is better heard before the commit than after.
        string[] paths = Git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard");
        return new Repository([
            .. paths
                .Where(path => File.Exists(Path.Combine(root, path)))
                .Distinct(StringComparer.Ordinal)
                .Select(path => new SourceFile(path, IsBinary(path) ? "" : File.ReadAllText(Path.Combine(root, path)))),
        ]);
    }

    private static bool IsBinary(string path) => Binary.Contains(Path.GetExtension(path), StringComparer.Ordinal);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "OrleansBank.sln")))
        {
            folder = folder.Parent;
        }
        return folder.FullName;
    }

    private static string[] Git(string root, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var git = Process.Start(start)!;
        string output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0
            ? output.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            : throw new InvalidOperationException("git does not list the files of this repository");
    }
}
