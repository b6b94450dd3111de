namespace OrleansBank.Tidy.Tests;

/// <summary>A rule over one file, with a violation that it must catch and a neighbour that it must let pass.</summary>
public sealed record FileRule(
    string Name,
    Func<SourceFile, IEnumerable<(int Line, string What)>> Check,
    SourceFile Caught,
    SourceFile Passed
)
{
    public IEnumerable<Finding> Findings(SourceFile file) =>
        Check(file).Select(found => new Finding(file.Path, found.Line, found.What));

    public override string ToString() => Name;
}

/// <summary>A rule over several files at once, with the same two witnesses.</summary>
public sealed record RepositoryRule(
    string Name,
    Func<Repository, IEnumerable<string>> Check,
    Repository Caught,
    Repository Passed
)
{
    public override string ToString() => Name;
}
