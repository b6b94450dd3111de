using System.Text;

namespace OrleansBank.Tidy.Tests;

/// <summary>
/// Enough of C#'s lexical grammar (comments, regular, verbatim, raw and character literals) to look at code without its prose. The
/// holes of interpolated strings are blanked with their string.
/// </summary>
public static class CSharpText
{
    public static string Blank(string text)
    {
        var code = new StringBuilder(text.Length);
        int at = 0;
        while (at < text.Length)
        {
            int end = EndOfProse(text, at);
            if (end == at)
            {
                code.Append(text[at++]);
                continue;
            }
            code.Append(text[at] is '/' ? ' ' : '"');
            for (at++; at < end; at++)
            {
                code.Append(text[at] is '\n' ? '\n' : ' ');
            }
        }
        return code.ToString();
    }

    /// <summary>Past the comment or literal that begins here; the same place when none does.</summary>
    private static int EndOfProse(string text, int at)
    {
        char next = at + 1 < text.Length ? text[at + 1] : '\0';
        return (text[at], next) switch
        {
            ('/', '/') => Past(text, at, "\n", inclusive: false),
            ('/', '*') => Past(text, at + 2, "*/", inclusive: true),
            ('@', '"') => EndOfVerbatim(text, at + 2),
            ('$', '"') when !IsRaw(text, at + 1) => EndOfInterpolated(text, at + 2),
            ('$', '@') or ('@', '$') when at + 2 < text.Length && text[at + 2] is '"' => EndOfVerbatim(text, at + 3),
            ('"', _) => EndOfString(text, at),
            ('\'', _) => EndOfEscaped(text, at + 1, '\''),
            _ => at,
        };
    }

    private static int Past(string text, int from, string mark, bool inclusive)
    {
        int found = text.IndexOf(mark, Math.Min(from, text.Length), StringComparison.Ordinal);
        return found < 0 ? text.Length : found + (inclusive ? mark.Length : 0);
    }

    private static int EndOfString(string text, int at)
    {
        int quotes = 0;
        while (at + quotes < text.Length && text[at + quotes] is '"')
        {
            quotes++;
        }
        return quotes switch
        {
            2 => at + 2,
            >= 3 => Past(text, at + quotes, new string('"', quotes), inclusive: true),
            _ => EndOfEscaped(text, at + 1, '"'),
        };
    }

    private static int EndOfEscaped(string text, int at, char quote)
    {
        while (at < text.Length && text[at] is not '\n')
        {
            if (text[at] == quote)
            {
                return at + 1;
            }
            at += text[at] is '\\' ? 2 : 1;
        }
        return Math.Min(at, text.Length);
    }

    private static bool IsRaw(string text, int at) => string.CompareOrdinal(text, at, "\"\"\"", 0, 3) == 0;

    /// <summary>A hole may hold literals of its own, with quotes and braces.</summary>
    private static int EndOfInterpolated(string text, int at)
    {
        int depth = 0;
        while (at < text.Length && text[at] is not '\n')
        {
            if (depth > 0 && EndOfProse(text, at) is var end && end > at)
            {
                at = end;
                continue;
            }
            switch (text[at])
            {
                case '\\' when depth == 0:
                    at++;
                    break;
                case '{' when depth == 0 && at + 1 < text.Length && text[at + 1] is '{':
                    at++;
                    break;
                case '{':
                    depth++;
                    break;
                case '}' when depth > 0:
                    depth--;
                    break;
                case '"' when depth == 0:
                    return at + 1;
            }
            at++;
        }
        return Math.Min(at, text.Length);
    }

    private static int EndOfVerbatim(string text, int at)
    {
        while (at < text.Length)
        {
            if (text[at] is '"')
            {
                if (at + 1 >= text.Length || text[at + 1] is not '"')
                {
                    return at + 1;
                }
                at++;
            }
            at++;
        }
        return text.Length;
    }
}
