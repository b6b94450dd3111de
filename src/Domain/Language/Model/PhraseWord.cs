using OrleansBank.Domain.Language.Reading;
using OrleansBank.Domain.Language.Text;

namespace OrleansBank.Domain.Language.Model;

/// <summary>What stands between two spaces of a training phrase, read once however many phrases use it.</summary>
internal sealed class PhraseWord
{
    public PhraseWord(string text, LanguageData data)
    {
        Text = text;
        Tokens = Tokenizer.Split(text);
        var meant = new List<string>(Tokens.Count);
        foreach (var token in Tokens)
        {
            if (token.Kind is TokenKind.Word)
                meant.AddRange(data.Respellings.GetValueOrDefault(token.Text, token.Text).Split(' '));
        }
        Meant = meant;
    }

    public string Text { get; }
    public List<Token> Tokens { get; }

    /// <summary>Its words, respelled; numbers and signs are none.</summary>
    public List<string> Meant { get; }

    /// <summary>How many phrases use it, those with an opener or a closer too.</summary>
    public int Uses { get; set; }

    /// <summary>Phrases without such a word, most of them, need not be searched for slots.</summary>
    public bool MayBeSlot(SlotWords words) =>
        Meant.Count < Tokens.Count || Meant.Exists(meant => SlotReader.MayTag(meant, words));
}

/// <summary>One training phrase.</summary>
internal sealed class Phrase(Intent intent, PhraseWord[] words)
{
    public Intent Intent => intent;
    public PhraseWord[] Words => words;
    public string Text => string.Join(' ', words.Select(word => word.Text));

    /// <summary>Its words as the lexer reads them: the same word twice in a row says no more than once.</summary>
    public IEnumerable<string> Read()
    {
        string? before = null;
        foreach (var word in words)
        {
            foreach (var meant in word.Meant)
            {
                if (!string.Equals(meant, before, StringComparison.Ordinal))
                    yield return meant;
                before = meant;
            }
        }
    }

    public bool Says(List<PhraseWord> others) => words.AsSpan().SequenceEqual([.. others]);
}
