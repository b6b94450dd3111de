using System.Collections.Frozen;
using OrleansBank.Domain.Language.Text;

namespace OrleansBank.Domain.Language.Reading;

/// <summary>
/// What a word or two say for sure, as typed and whatever the language: some answers can't be taken back, so no likelihood will do.
/// </summary>
internal static class PlainWords
{
    /// <summary>A denial in a longer text may be a story.</summary>
    private const int DenialWordsMax = 8;

    private static readonly FrozenSet<string> Affirmations = LanguageSet
        .All.SelectMany(data => data.Commands.Affirmations)
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[][] Disowning = [.. LanguageSet.All.SelectMany(data => data.Commands.Disowning)];

    private static readonly string[][] Exceptions = [.. LanguageSet.All.SelectMany(data => data.Words.Exceptions)];

    /// <summary>Whether something is left out: "all but Monoprix".</summary>
    public static bool LeavesOut(List<Token> tokens) => Array.Exists(Exceptions, said => Says(tokens, said));

    /// <summary>Whether it says yes in so many words; "ok" and a thumb up only say "I have seen it".</summary>
    public static bool Affirms(List<Token> tokens) => tokens.Exists(token => Affirmations.Contains(token.Text));

    /// <summary>Whether it says that the person has nothing to do with it: "wasn't me". A question says nothing.</summary>
    public static bool Disowns(string clean, List<Token> tokens) =>
        tokens.Count <= DenialWordsMax
        && !clean.Contains('?', StringComparison.Ordinal)
        && Array.Exists(Disowning, said => Says(tokens, said));

    private static bool Says(List<Token> tokens, string[] said)
    {
        for (var from = 0; from + said.Length <= tokens.Count; from++)
        {
            var same = 0;
            while (same < said.Length && string.Equals(tokens[from + same].Text, said[same], StringComparison.Ordinal))
                same++;
            if (same == said.Length)
                return true;
        }
        return false;
    }
}
