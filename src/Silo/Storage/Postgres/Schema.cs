using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>What a program knows of the tables: the steps that make them, and the formats in which it can write.</summary>
/// <param name="Steps">In order; their number is the program's version.</param>
/// <param name="CommitFunctions">
/// The SQL function that commits in each format, the first of them in format 1. A program writes the format that stands in schema_state,
/// so that programs of the version before can read it, until an operator finalises the upgrade.
/// </param>
public sealed record Schema(ImmutableArray<SchemaStep> Steps, ImmutableArray<string> CommitFunctions)
{
    private const string Prefix = "Postgres/Migrations/";

    /// <summary>Of this program.</summary>
    public static Schema Own { get; } = new(Resources(), ["commit_turns_1"]);

    public int Version => Steps.Length;

    /// <summary>The newest format that it can write.</summary>
    public int Format => CommitFunctions.Length;

    /// <exception cref="ArgumentOutOfRangeException">A format of newer programs: this one should not run.</exception>
    public string CommitFunctionOf(int format)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(format, Format);
        return CommitFunctions[format - 1];
    }

    /// <summary>Resource names in order: NNNN-what.sql, numbered from 1 without a gap.</summary>
    private static ImmutableArray<SchemaStep> Resources()
    {
        var names = Assembly
            .GetExecutingAssembly()
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToArray();
        for (var i = 0; i < names.Length; i++)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{i + 1:0000}-");
            if (!names[i].StartsWith(number, StringComparison.Ordinal))
                throw new InvalidOperationException($"Migration {names[i]} should begin with {number}.");
        }
        return [.. names.Select(name => new SchemaStep(name[Prefix.Length..], Read(name)))];
    }

    private static string Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
