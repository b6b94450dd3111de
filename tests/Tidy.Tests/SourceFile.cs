namespace OrleansBank.Tidy.Tests;

/// <summary>One file of the repository.</summary>
/// <param name="Path">From the root, with slashes.</param>
public sealed record SourceFile(string Path, string Text)
{
    private string? _code;

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public string Extension => Name.LastIndexOf('.') is >= 0 and var dot ? Name[dot..] : "";

    public string Folder => Path.LastIndexOf('/') is >= 0 and var slash ? Path[..slash] : "";

    public bool IsCSharp => Extension is ".cs";

    public string[] Lines => Text.Split('\n');

    /// <summary>The text with comments and the insides of literals blanked out, line for line.</summary>
    public string Code => _code ??= CSharpText.Blank(Text);

    public string[] CodeLines => Code.Split('\n');

    public bool IsUnder(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);
}

/// <summary>Where a rule is broken.</summary>
/// <param name="Line">From 1; 0 for the whole file.</param>
public sealed record Finding(string Path, int Line, string What)
{
    public override string ToString() => $"{Path}:{Line}: {What}";
}
