using OrleansBank.Domain.Language.Text;

namespace OrleansBank.Domain.Language.Model;

/// <summary>A word of an utterance as it was probably meant.</summary>
/// <param name="Text">Folded, respelled and corrected.</param>
/// <param name="Start">Where it stands in the clean text, in UTF-16 code units.</param>
/// <param name="Known">Whether the language's phrases use it.</param>
/// <param name="Raw">Folded, and else as typed. Words that one token stands for share it.</param>
internal readonly record struct Word(TokenKind Kind, string Text, int Start, int End, bool Known, string Raw);

/// <summary>
/// From the tokens of an utterance to the words of one language: chat spelling, stretched and glued words, typos.
/// </summary>
internal sealed class Lexer(LanguageData data, Spelling spelling)
{
    /// <summary>
    /// Mistyped words corrected in one text; beyond, words stay as typed, so that a hostile text costs little.
    /// </summary>
    private const int CorrectionsMax = 40;

    private const int GluedLengthMax = 24;

    public List<Word> Read(List<Token> tokens)
    {
        var words = new List<Word>(tokens.Count + 4);
        var corrections = 0;
        var onlyEmoji = tokens.TrueForAll(token => token.Kind is TokenKind.Emoji);
        foreach (var token in tokens)
        {
            if (token.Kind is TokenKind.Word)
                AddWord(words, token, ref corrections);
            else if (token.Kind is not TokenKind.Emoji)
                words.Add(new Word(token.Kind, token.Text, token.Start, token.End, Known: true, token.Text));
            else if (
                onlyEmoji
                && words.Count < CorrectionsMax
                && data.Respellings.TryGetValue(token.Text, out var meant)
            )
                AddAll(words, token, meant);
        }
        return words;
    }

    private void AddWord(List<Word> words, Token token, ref int corrections)
    {
        if (data.Respellings.TryGetValue(token.Text, out var respelled))
            AddAll(words, token, respelled);
        else if (spelling.Knows(token.Text))
            Add(words, token, token.Text, known: true);
        else if (corrections++ < CorrectionsMax && Mend(token.Text) is { } meant)
            AddAll(words, token, meant);
        else
            Add(words, token, token.Text, known: false);
    }

    /// <summary>The same word twice in a row says no more than once ("non non", "c est" typed after "c").</summary>
    private static void Add(List<Word> words, Token token, string text, bool known)
    {
        if (words.Count == 0 || !string.Equals(words[^1].Text, text, StringComparison.Ordinal))
            words.Add(new Word(TokenKind.Word, text, token.Start, token.End, known, token.Text));
    }

    private void AddAll(List<Word> words, Token token, string meant)
    {
        foreach (var part in meant.Split(' '))
            Add(words, token, part, spelling.Knows(part));
    }

    private string? Mend(string typed)
    {
        if (typed.Length > GluedLengthMax)
            return null;
        return Unstretch(typed) ?? Unglue(typed) ?? spelling.Correct(typed);
    }

    /// <summary>"heyyy", "ouiii", "noo": runs of a letter become two, then one.</summary>
    private string? Unstretch(string typed)
    {
        foreach (var max in (ReadOnlySpan<int>)[2, 1])
        {
            var shorter = Shorten(typed, max);
            if (shorter.Length == typed.Length)
                continue;
            if (data.Respellings.TryGetValue(shorter, out var respelled))
                return respelled;
            if (spelling.Knows(shorter))
                return shorter;
        }
        return null;
    }

    private static string Shorten(string typed, int max)
    {
        var kept = new System.Text.StringBuilder(typed.Length);
        var run = 0;
        for (var i = 0; i < typed.Length; i++)
        {
            run = i > 0 && typed[i] == typed[i - 1] ? run + 1 : 1;
            if (run <= max)
                kept.Append(typed[i]);
        }
        return kept.ToString();
    }

    /// <summary>"mybalance", "jveux", "monsolde": two known words, the better known the better.</summary>
    private string? Unglue(string typed)
    {
        var best = 0;
        var cut = 0;
        for (var i = 1; i < typed.Length - 1; i++)
        {
            var left = typed.AsSpan(0, i);
            var right = typed.AsSpan(i);
            if (right.Length < 3 || left.Length + right.Length < 5 || !spelling.Knows(left) || !spelling.Knows(right))
                continue;
            if (left.Length == 1 && !"jcdlmnst".Contains(typed[0], StringComparison.Ordinal))
                continue;
            var uses = Math.Min(spelling.UsesOf(left), spelling.UsesOf(right));
            if (uses > best && uses >= GluedUsesMin)
                (best, cut) = (uses, i);
        }
        return cut == 0 ? null : $"{typed[..cut]} {typed[cut..]}";
    }

    /// <summary>Both halves must be common: rare ones meet in any long word.</summary>
    private const int GluedUsesMin = 8;
}
