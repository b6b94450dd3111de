using System.Collections.Immutable;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>What a program knows of the tables: the steps that make them, and the formats in which it can write.</summary>
/// <param name="Steps">In order, each one only adding, and taking its locks at once or not at all; their number is the program's version.</param>
/// <param name="CommitFunctions">
/// The SQL function that commits in each format, the first of them in format 1. A program writes the format that stands in schema_state,
/// so that programs of the version before can read it, until an operator finalises the upgrade.
/// </param>
public sealed record Schema(ImmutableArray<SchemaStep> Steps, ImmutableArray<string> CommitFunctions)
{
    /// <summary>Of this program.</summary>
    public static Schema Own { get; } = new(NumberedScripts.In("Postgres/Migrations/"), ["commit_turns_1"]);

    public int Version => Steps.Length;

    /// <summary>The newest format that it can write.</summary>
    public int Format => CommitFunctions.Length;

    /// <exception cref="ArgumentOutOfRangeException">A format of newer programs: this one should not run.</exception>
    public string CommitFunctionOf(int format)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(format, Format);
        return CommitFunctions[format - 1];
    }
}
