using System.Collections.Frozen;
using System.Collections.Immutable;
using OrleansBank.Domain.Accounts;

namespace OrleansBank.Domain.Language;

/// <summary>Reads the small tables in which a language writes its words down.</summary>
internal static class WordTable
{
    private const StringSplitOptions Tidy = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    /// <summary>Words with spaces or line ends between.</summary>
    public static FrozenSet<string> Set(string words) =>
        words.Split([' ', '\n'], Tidy).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>One line a number, from <paramref name="first"/> on, with all words for it.</summary>
    public static FrozenDictionary<string, int> Numbered(string lines, int first = 1) =>
        lines
            .Split('\n', Tidy)
            .SelectMany((line, i) => line.Split(' ', Tidy).Select(word => KeyValuePair.Create(word, first + i)))
            .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Lines of <c>meaning: word word</c>.</summary>
    public static FrozenDictionary<string, T> Named<T>(string lines, Func<string, T> meaning) =>
        lines
            .Split('\n', Tidy)
            .Select(line => line.Split(':', 2))
            .SelectMany(parts => parts[1].Split(' ', Tidy).Select(word => KeyValuePair.Create(word, meaning(parts[0]))))
            .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Lines of <c>typed, typed = what it stands for</c>. A later line wins.</summary>
    public static FrozenDictionary<string, string> Respellings(string lines)
    {
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Model.PhraseGrammar.Lines(lines))
        {
            var at = line.IndexOf('=', StringComparison.Ordinal);
            foreach (var typed in line[..at].Split(',', Tidy))
                table[typed] = line[(at + 1)..].Trim();
        }
        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Lines of <c>Kind: phrase, phrase</c>; the longest phrases come first.</summary>
    public static ImmutableArray<(string[] Words, AccountKind Kind)> AccountKinds(string lines) =>
        [.. Phrases(lines, Enum.Parse<AccountKind>)];

    public static ImmutableArray<(string[] Words, PeriodSlot Period)> Periods(string lines) =>
        [
            .. Phrases(
                lines,
                name =>
                    name.Split(' ') is [var kind, var count]
                        ? new PeriodSlot(
                            Enum.Parse<PeriodKind>(kind),
                            int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)
                        )
                        : new PeriodSlot(Enum.Parse<PeriodKind>(name))
            ),
        ];

    /// <summary>Lines of <c>Edge: phrase, phrase</c>; the longest phrases come first.</summary>
    public static ImmutableArray<(string[] Words, PeriodEdge Edge)> Edges(string lines) =>
        [.. Phrases(lines, Enum.Parse<PeriodEdge>)];

    /// <summary>Lines of <c>Bound: phrase, phrase</c>; the longest phrases come first.</summary>
    public static ImmutableArray<(string[] Words, AmountBound Bound)> Bounds(string lines) =>
        [.. Phrases(lines, Enum.Parse<AmountBound>)];

    /// <summary>Lines of <c>Standout: phrase, phrase</c>; the longest phrases come first.</summary>
    public static ImmutableArray<(string[] Words, Standout By)> Standouts(string lines) =>
        [.. Phrases(lines, Enum.Parse<Standout>)];

    /// <summary>Lines of <c>Kinds: phrase, phrase</c>, the kinds with plus signs between; the longest phrases come first.</summary>
    public static ImmutableArray<(string[] Words, SpendingKinds Kinds)> Spendings(string lines) =>
        [.. Phrases(lines, names => Enum.Parse<SpendingKinds>(names.Replace('+', ',')))];

    /// <summary>Phrases with commas between.</summary>
    public static ImmutableArray<string[]> Sequences(string phrases) =>
        [.. phrases.Split(',', Tidy).Select(phrase => phrase.Split(' ', Tidy))];

    private static IEnumerable<(string[] Words, T Meaning)> Phrases<T>(string lines, Func<string, T> meaning) =>
        lines
            .Split('\n', Tidy)
            .Select(line => line.Split(':', 2))
            .SelectMany(parts => parts[1].Split(',', Tidy).Select(said => (said.Split(' '), meaning(parts[0]))))
            .OrderByDescending(phrase => phrase.Item1.Length);
}
