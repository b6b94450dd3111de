using System.Globalization;
using System.Text;

namespace OrleansBank.Domain.Language.Text;

internal enum TokenKind
{
    Word,
    Number,
    Sign,
    Emoji,
}

/// <summary>A piece of a clean text.</summary>
/// <param name="Start">Index of its first UTF-16 code unit in the clean text.</param>
/// <param name="End">Index after its last.</param>
/// <param name="Text">Folded: lower case, no accents.</param>
/// <param name="Accented">Whether folding took an accent away.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string Text, bool Accented);

/// <summary>Cuts a clean text into words, numbers, the signs that mean something beside numbers, and emoji.</summary>
internal static class Tokenizer
{
    private const string Signs = "€$£¥%+@";
    private const string SignsInDates = "/-";

    /// <summary>
    /// What French puts before an apostrophe in place of a vowel; there it ends a word. Elsewhere it does not.
    /// </summary>
    private static readonly HashSet<string> Elided = new(StringComparer.Ordinal)
    {
        "j",
        "l",
        "d",
        "m",
        "t",
        "s",
        "c",
        "n",
        "qu",
        "jusqu",
        "lorsqu",
        "puisqu",
        "quelqu",
        "aujourd",
        "presqu",
    };

    public static List<Token> Split(string clean)
    {
        var tokens = new List<Token>(Math.Min(clean.Length / 4, 64) + 4);
        var at = 0;
        while (at < clean.Length)
        {
            var c = clean[at];
            if (char.IsAsciiDigit(c))
                at = Add(tokens, clean, TokenKind.Number, at, NumberEnd(clean, at));
            else if (char.IsLetter(c))
                at = AddWord(tokens, clean, at);
            else if (IsSign(clean, at))
                at = Add(tokens, clean, TokenKind.Sign, at, at + 1);
            else
                at = AddRune(tokens, clean, at);
        }
        return tokens;
    }

    private static bool IsSign(string clean, int at) =>
        Signs.Contains(clean[at], StringComparison.Ordinal)
        || (
            SignsInDates.Contains(clean[at], StringComparison.Ordinal)
            && at > 0
            && char.IsAsciiDigit(clean[at - 1])
            && at + 1 < clean.Length
            && char.IsAsciiDigit(clean[at + 1])
        );

    private static int AddRune(List<Token> tokens, string clean, int at)
    {
        if (!Rune.TryGetRuneAt(clean, at, out var rune))
            return at + 1;
        var end = at + rune.Utf16SequenceLength;
        if (Rune.IsLetter(rune))
            return Add(tokens, clean, TokenKind.Word, at, end);
        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol
            ? Add(tokens, clean, TokenKind.Emoji, at, end)
            : end;
    }

    private static int Add(List<Token> tokens, string clean, TokenKind kind, int start, int end)
    {
        var piece = clean.AsSpan(start, end - start);
        var folded = kind is TokenKind.Word ? Folding.Fold(piece) : piece.ToString();
        var accented = kind is TokenKind.Word && !piece.Equals(folded, StringComparison.OrdinalIgnoreCase);
        tokens.Add(new Token(kind, start, end, folded, accented));
        return end;
    }

    private static int AddWord(List<Token> tokens, string clean, int start)
    {
        var end = LettersEnd(clean, start);
        if (end + 1 >= clean.Length || !IsApostrophe(clean[end]) || !char.IsLetter(clean[end + 1]))
            return Add(tokens, clean, TokenKind.Word, start, end);
        var left = Folding.Fold(clean.AsSpan(start, Math.Min(end - start, 8)));
        if (Elided.Contains(left) && IsVowel(clean[end + 1]))
            return Add(tokens, clean, TokenKind.Word, start, end) + 1;

        // "what's", "don't": one word without its apostrophe, as many people type it.
        var wholeEnd = LettersEnd(clean, end + 1);
        var whole = string.Concat(clean.AsSpan(start, end - start), clean.AsSpan(end + 1, wholeEnd - end - 1));
        tokens.Add(new Token(TokenKind.Word, start, wholeEnd, Folding.Fold(whole), Accented: false));
        return wholeEnd;
    }

    private static int LettersEnd(string clean, int at)
    {
        while (at < clean.Length && (char.IsLetter(clean[at]) || IsMark(clean[at]) || IsSoundDigit(clean, at)))
            at++;
        return at;
    }

    /// <summary>A single digit that stands for a sound, as in "b4" and "bi1to".</summary>
    private static bool IsSoundDigit(string clean, int at) =>
        char.IsAsciiDigit(clean[at])
        && at > 0
        && char.IsLetter(clean[at - 1])
        && (at + 1 == clean.Length || !(char.IsAsciiDigit(clean[at + 1]) || clean[at + 1] is '.' or ',' or '/'));

    private static bool IsMark(char c) =>
        c > 127 && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark;

    private static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or 'ʼ' or '`' or '´';

    private static bool IsVowel(char c) =>
        "aeiouyhàâäéèêëîïôöùûüœæ".Contains(char.ToLowerInvariant(c), StringComparison.Ordinal);

    /// <summary>
    /// Digits, with points, commas and grouping spaces between them: 12,50 and 1 234.56 and 12.03.2026.
    /// </summary>
    private static int NumberEnd(string clean, int at)
    {
        var first = at;
        at = DigitsEnd(clean, at);
        while (at + 1 < clean.Length && char.IsAsciiDigit(clean[at + 1]))
        {
            if (clean[at] is '.' or ',')
                at = DigitsEnd(clean, at + 1);
            else if (clean[at] is ' ' && at - first <= 3 && DigitsEnd(clean, at + 1) == at + 4)
                at += 4;
            else
                break;
        }
        return at;
    }

    private static int DigitsEnd(string clean, int at)
    {
        while (at < clean.Length && char.IsAsciiDigit(clean[at]))
            at++;
        return at;
    }
}
