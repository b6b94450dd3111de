using System.Buffers;
using OrleansBank.Domain.Language.Model;
using OrleansBank.Domain.Language.Text;

namespace OrleansBank.Domain.Language.Reading;

/// <summary>
/// An utterance in one language, while its slots are being read. A word that belongs to a slot gets a tag; the
/// classifier sees the
/// tag in its place, so that one bank, month or amount is to it as good as another.
/// </summary>
internal sealed class Sentence(string clean, List<Word> words)
{
    /// <summary>The tag of a word that the classifier need not see: the rest of a name of several words.</summary>
    public const string Silent = "";

    private static readonly SearchValues<char> Parting = SearchValues.Create(",.;:!?\n");

    private readonly string?[] _tags = new string?[words.Count];

    public int Count => words.Count;

    public Word this[int i] => words[i];

    public string? Tag(int i) => _tags[i];

    public bool Taken(int i) => _tags[i] is not null;

    public string Text(int i) => i >= 0 && i < words.Count ? words[i].Text : "";

    public TokenKind? Kind(int i) => i >= 0 && i < words.Count ? words[i].Kind : null;

    public bool IsIn(int i, IReadOnlySet<string> set) => i >= 0 && i < words.Count && set.Contains(words[i].Text);

    /// <summary>Whether these words stand at <paramref name="at"/>, one after another.</summary>
    public bool Stands(int at, ReadOnlySpan<string> sequence)
    {
        if (at + sequence.Length > words.Count)
            return false;
        for (var i = 0; i < sequence.Length; i++)
        {
            if (!string.Equals(words[at + i].Text, sequence[i], StringComparison.Ordinal))
                return false;
        }
        return true;
    }

    /// <summary>
    /// Tags words from <paramref name="from"/> up to <paramref name="end"/>, the first with the tag, the rest
    /// silent.
    /// </summary>
    public void Take(int from, int end, string tag)
    {
        for (var i = from; i < end; i++)
            _tags[i] = i == from ? tag : Silent;
    }

    /// <summary>Whether a comma or a stop parts a word from the one before.</summary>
    public bool IsParted(int i) =>
        i > 0
        && words[i - 1].End < words[i].Start
        && clean.AsSpan(words[i - 1].End..words[i].Start).IndexOfAny(Parting) >= 0;

    /// <summary>As typed.</summary>
    public string Typed(int from, int end) => clean[words[from].Start..words[end - 1].End];

    public char FirstTyped(int i) => clean[words[i].Start];
}
