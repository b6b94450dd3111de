using OrleansBank.Domain.Language.Model;
using OrleansBank.Domain.Language.Text;

namespace OrleansBank.Domain.Language.Reading;

/// <summary>Finds which configured bank an utterance names, by name or id, typos forgiven.</summary>
internal static class BankReader
{
    /// <summary>Shorter words must be spelled right.</summary>
    private const int TypoLengthMin = 5;
    private const int TwoTyposLengthMin = 9;
    private const int NameWordsMax = 6;

    public static BankId? Read(Sentence sentence, Vocabulary known)
    {
        BankId? found = null;
        var best = int.MaxValue;
        for (var i = 0; i < known.Banks.Length; i++)
        {
            var (nameWords, idWords) = known.BankWords[i];
            var (at, end, typos) = Find(sentence, nameWords);
            if (at < 0 && Find(sentence, idWords) is { At: >= 0 } byId && !AllKnown(sentence, byId.At, byId.End))
                (at, end, typos) = byId;
            if (at < 0)
                continue;
            sentence.Take(at, end, Tags.Bank);
            if (typos < best)
                (found, best) = (known.Banks[i].Id, typos);
        }
        return found;
    }

    /// <summary>An id such as "ca" is also a common word, and then not meant.</summary>
    private static bool AllKnown(Sentence sentence, int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            if (!sentence[i].Known)
                return false;
        }
        return true;
    }

    internal static string[] NameWords(string name) =>
        [.. Tokenizer.Split(CleanText.Of(name)).Take(NameWordsMax).Select(token => token.Text)];

    /// <summary>
    /// The place with the fewest typos; -1 when it stands nowhere. "sand bank" is Sandbank, "credit agricole" one
    /// name.
    /// </summary>
    private static (int At, int End, int Typos) Find(Sentence sentence, string[] name)
    {
        var best = (At: -1, End: 0, Typos: int.MaxValue);
        if (name.Length == 0)
            return best;
        var joined = string.Concat(name);
        for (var i = 0; i < sentence.Count; i = After(sentence, i))
        {
            if (sentence.Taken(i))
                continue;
            var (end, typos) = InWords(sentence, i, name);
            if (end > i && typos < best.Typos)
                best = (i, end, typos);
            if (best.Typos > 0 && Joined(sentence, i, joined) is var joinedEnd and > 0)
                best = (i, joinedEnd, 0);
        }
        return best;
    }

    /// <summary>
    /// The index after all words of the token at <paramref name="i"/>: names are compared as typed, not as
    /// respelled.
    /// </summary>
    private static int After(Sentence sentence, int i)
    {
        var start = sentence[i].Start;
        do i++;
        while (i < sentence.Count && sentence[i].Start == start);
        return i;
    }

    /// <summary>
    /// The end of the name's words from <paramref name="at"/> on, or 0, and how many typos they have.
    /// </summary>
    private static (int End, int Typos) InWords(Sentence sentence, int at, string[] name)
    {
        var sum = 0;
        foreach (var part in name)
        {
            if (at >= sentence.Count || sentence.Taken(at))
                return default;
            var typos = Typos(sentence[at], part);
            if (typos < 0)
                return default;
            sum += typos;
            at = After(sentence, at);
        }
        return (at, sum);
    }

    private static int Typos(Word said, string name)
    {
        if (string.Equals(said.Raw, name, StringComparison.Ordinal))
            return 0;
        var knownAsTyped = said.Known && string.Equals(said.Raw, said.Text, StringComparison.Ordinal);
        if (knownAsTyped || name.Length < TypoLengthMin)
            return -1;
        var max = name.Length >= TwoTyposLengthMin ? 2 : 1;
        var distance = EditDistance.Of(said.Raw, name, max);
        return distance <= max ? distance : -1;
    }

    /// <summary>The end of two words that are the name when joined, or 0.</summary>
    private static int Joined(Sentence sentence, int at, string joined)
    {
        var second = After(sentence, at);
        if (second >= sentence.Count || sentence.Taken(second))
            return 0;
        string left = sentence[at].Raw,
            right = sentence[second].Raw;
        var same =
            left.Length + right.Length == joined.Length
            && joined.StartsWith(left, StringComparison.Ordinal)
            && joined.EndsWith(right, StringComparison.Ordinal);
        return same ? After(sentence, second) : 0;
    }
}
