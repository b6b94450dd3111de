using System.Collections.Frozen;
using OrleansBank.Domain.Language.Text;

namespace OrleansBank.Domain.Language.Reading;

/// <summary>Tells "and last month?" from a question of its own.</summary>
internal static class FollowOn
{
    /// <summary>Longer texts say themselves what they are about.</summary>
    private const int WordsMax = 8;

    private static readonly FrozenDictionary<string, string[][]> OpenersByFirstWord = LanguageSet
        .All.SelectMany(data => data.Words.FollowOns)
        .GroupBy(opener => opener[0])
        .ToFrozenDictionary(same => same.Key, same => same.ToArray(), StringComparer.Ordinal);

    private static readonly FrozenSet<string> Topics = LanguageSet
        .All.SelectMany(data => data.Words.Topics)
        .ToFrozenSet(StringComparer.Ordinal);

    public static bool May(List<Token> tokens)
    {
        if (tokens.Count > WordsMax || !OpenersByFirstWord.TryGetValue(tokens[0].Text, out var openers))
            return false;
        foreach (var opener in openers)
        {
            if (Opens(tokens, opener))
                return !tokens.Exists(token => Topics.Contains(token.Text));
        }
        return false;
    }

    private static bool Opens(List<Token> tokens, string[] opener)
    {
        if (tokens.Count <= opener.Length)
            return false;
        for (var i = 0; i < opener.Length; i++)
        {
            if (!string.Equals(tokens[i].Text, opener[i], StringComparison.Ordinal))
                return false;
        }
        return true;
    }
}
