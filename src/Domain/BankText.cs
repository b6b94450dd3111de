using System.Globalization;
using System.Text;

namespace OrleansBank.Domain;

/// <summary>Text that a bank sent: data, never a command and never markup.</summary>
public static class BankText
{
    /// <summary>First strong isolate and pop directional isolate (Unicode UAX 9): what stands between can't turn its surroundings around.</summary>
    private const char IsolateStart = '\u2068';
    private const char IsolateEnd = '\u2069';

    /// <summary>Marks that may stand on one letter; more would paint over the lines above and below.</summary>
    private const int MarksMax = 4;

    /// <summary>
    /// What is kept of it: no control, format (bidi, zero-width, tags), private-use or unpaired character, every run of blanks one
    /// space, and at most <see cref="Limits.BankTextLengthMax"/> UTF-16 code units.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (text.Length <= Limits.BankTextLengthMax && IsPlain(text))
            return text;
        var kept = new StringBuilder(Math.Min(text.Length, Limits.BankTextLengthMax));
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (IsBlank(category, rune))
            {
                if (kept.Length > 0 && kept[^1] != ' ')
                    kept.Append(' ');
                continue;
            }
            marks = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (IsHidden(category, rune) || marks > MarksMax)
                continue;
            if (kept.Length + rune.Utf16SequenceLength > Limits.BankTextLengthMax)
                break;
            kept.Append(rune.ToString());
        }
        return kept.ToString().TrimEnd(' ');
    }

    /// <summary>For a sentence of ours: its direction stays its own.</summary>
    public static string Isolate(string cleaned) => cleaned.Length == 0 ? "" : $"{IsolateStart}{cleaned}{IsolateEnd}";

    /// <summary>For comparing: upper case, no accents, letters and digits alone.</summary>
    public static string Normalised(string text)
    {
        if (text.Length <= Limits.BankTextLengthMax && Ascii.IsValid(text))
            return NormalisedAscii(text);
        var folded = new StringBuilder(text.Length);
        // Cleaning first drops what can't be normalised: unpaired surrogates.
        foreach (var rune in Clean(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                folded.Append(Rune.ToUpperInvariant(rune).ToString());
        }
        return folded.ToString();
    }

    /// <summary>The same for most texts, without the tables of Unicode.</summary>
    private static string NormalisedAscii(string text)
    {
        Span<char> kept = stackalloc char[Limits.BankTextLengthMax];
        var count = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiLetterOrDigit(c))
                kept[count++] = char.IsAsciiLetterLower(c) ? (char)(c & ~0x20) : c;
        }
        return kept[..count].SequenceEqual(text) ? text : new string(kept[..count]);
    }

    private static bool IsPlain(string text)
    {
        var before = ' ';
        foreach (var c in text)
        {
            if (!(char.IsAsciiLetterOrDigit(c) || char.IsAsciiLetterOrDigit(before) && c is ' ' or '.' or '-' or '&'))
                return false;
            before = c;
        }
        return before != ' ';
    }

    private static bool IsBlank(UnicodeCategory category, Rune rune) =>
        category
            is UnicodeCategory.SpaceSeparator
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
        || rune.Value is '\t' or '\n' or '\v' or '\f' or '\r' or 0x85;

    private static bool IsHidden(UnicodeCategory category, Rune rune) =>
        category
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.Surrogate
                or UnicodeCategory.OtherNotAssigned
        || rune == Rune.ReplacementChar
        // Blank letters that pass for text: Hangul fillers, Braille blank, variation selectors.
        || rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 or (>= 0xFE00 and <= 0xFE0F);
}
