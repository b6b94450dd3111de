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
        foreach (var (id, name) in known.Banks)
        {
            var (at, end, typos) = Find(sentence, NameWords(name));
            if (at < 0)
                (at, end, typos) = Find(sentence, NameWords(id.Value));
            if (at < 0)
                continue;
            sentence.Take(at, end, Tags.Bank);
            if (typos < best)
                (found, best) = (id, typos);
        }
        return found;
    }

    private static string[] NameWords(string name) =>
        [.. Tokenizer.Split(CleanText.Of(name)).Take(NameWordsMax).Select(token => token.Text)];

    /// <summary>The place with the fewest typos; -1 when it stands nowhere. "sand bank" is Sandbank, "credit agricole" one name.</summary>
    private static (int At, int End, int Typos) Find(Sentence sentence, string[] name)
    {
        var best = (At: -1, End: 0, Typos: int.MaxValue);
        if (name.Length == 0)
            return best;
        var joined = string.Concat(name);
        for (var i = 0; i < sentence.Count; i++)
        {
            if (sentence.Taken(i))
                continue;
            var typos = i + name.Length <= sentence.Count ? TyposInWords(sentence, i, name) : -1;
            if (typos >= 0 && typos < best.Typos)
                best = (i, i + name.Length, typos);
            if (best.Typos > 0 && Joined(sentence, i, joined) is var end and > 0)
                best = (i, end, 0);
        }
        return best;
    }

    private static int TyposInWords(Sentence sentence, int at, string[] name)
    {
        var sum = 0;
        for (var i = 0; i < name.Length; i++)
        {
            var typos = IsTyped(sentence, at + i, name[i])
                ? 0
                : Typos(sentence[at + i].Text, sentence[at + i].Known, name[i]);
            if (typos < 0 || sentence.Taken(at + i))
                return -1;
            sum += typos;
        }
        return sum;
    }

    /// <summary>A name as typed stands above what spelling made of it: "fortbank" is not BforBank where it is configured.</summary>
    private static bool IsTyped(Sentence sentence, int at, string name) =>
        Tokenizer.Split(sentence.Typed(at, at + 1)) is [var token] && token.Text == name;

    private static int Typos(string said, bool known, string name)
    {
        if (string.Equals(said, name, StringComparison.Ordinal))
            return 0;
        if (known || name.Length < TypoLengthMin)
            return -1;
        var max = name.Length >= TwoTyposLengthMin ? 2 : 1;
        var distance = EditDistance.Of(said, name, max);
        return distance <= max ? distance : -1;
    }

    /// <summary>The end of two words that are the name when joined, or 0.</summary>
    private static int Joined(Sentence sentence, int at, string joined) =>
        at + 1 < sentence.Count
        && sentence.Text(at).Length + sentence.Text(at + 1).Length == joined.Length
        && joined.StartsWith(sentence.Text(at), StringComparison.Ordinal)
        && joined.EndsWith(sentence.Text(at + 1), StringComparison.Ordinal)
            ? at + 2
            : 0;
}
