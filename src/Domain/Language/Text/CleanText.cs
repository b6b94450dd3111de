using System.Globalization;
using System.Text;

namespace OrleansBank.Domain.Language.Text;

/// <summary>
/// What a person typed, in one form: Unicode NFKC (UAX 15), no control or format characters, no lone surrogates.
/// </summary>
internal static class CleanText
{
    /// <summary>More marks than this on one letter are decoration, and would make normalisation slow.</summary>
    private const int MarksInRowMax = 2;

    /// <summary>
    /// At most <see cref="Limits.TextLengthMax"/> UTF-16 code units of <paramref name="text"/> are read, and
    /// returned.
    /// </summary>
    public static string Of(string text)
    {
        var read = text.AsSpan(0, Math.Min(text.Length, Limits.TextLengthMax));
        if (IsPlain(read))
            return read.Length == text.Length ? text : read.ToString();
        var kept = new StringBuilder(read.Length);
        var marks = 0;
        foreach (var rune in read.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            marks = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (marks > MarksInRowMax || category is UnicodeCategory.Format)
                continue;
            if (category is UnicodeCategory.Control || rune == Rune.ReplacementChar)
                kept.Append(' ');
            else
                kept.Append(rune.ToString());
        }
        // Marks and format characters are out, so that this is linear; a few characters grow up to 18-fold.
        var composed = kept.ToString().Normalize(NormalizationForm.FormKC);
        return composed.Length <= Limits.TextLengthMax ? composed : composed[..Limits.TextLengthMax];
    }

    private static bool IsPlain(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange(' ', '~');
}
