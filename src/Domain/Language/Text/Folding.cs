using System.Globalization;
using System.Text;

namespace OrleansBank.Domain.Language.Text;

/// <summary>Lower case without accents: people leave both out.</summary>
internal static class Folding
{
    public static string Fold(ReadOnlySpan<char> word)
    {
        if (!word.ContainsAnyExceptInRange('a', 'z'))
            return word.ToString();
        var plain = true;
        foreach (var c in word)
            plain &= c < 128;
        return plain ? string.Create(word.Length, word, static (to, from) => from.ToLowerInvariant(to)) : FoldAll(word);
    }

    private static string FoldAll(ReadOnlySpan<char> word)
    {
        var parts = WithoutLoneSurrogates(word).Normalize(NormalizationForm.FormD);
        var folded = new StringBuilder(parts.Length);
        foreach (var c in parts)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark)
                continue;
            var low = char.ToLowerInvariant(c);
            _ = low switch
            {
                'œ' => folded.Append("oe"),
                'æ' => folded.Append("ae"),
                'ß' => folded.Append("ss"),
                'ø' => folded.Append('o'),
                'ł' => folded.Append('l'),
                _ => folded.Append(low),
            };
        }
        return folded.ToString();
    }

    /// <summary>Cutting a text at a length may split a pair, and normalisation throws on half of one.</summary>
    private static string WithoutLoneSurrogates(ReadOnlySpan<char> word)
    {
        var whole = new StringBuilder(word.Length);
        foreach (var rune in word.EnumerateRunes())
            whole.Append(rune.ToString());
        return whole.ToString();
    }
}
