using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Language.Text;

namespace OrleansBank.Domain.Language.Reading;

/// <summary>Finds which account is meant: its kind, words of its name, its last four digits.</summary>
internal static class AccountReader
{
    private const int NameWordsMax = 3;
    private const int Last4Reach = 4;

    public static (AccountKind? Kind, string? Words) Read(Sentence sentence, SlotWords words)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            foreach (var (said, kind) in words.AccountKindsByFirstWord[sentence.Text(i)])
            {
                if (sentence.Stands(i, said))
                    return (kind, sentence.Typed(i, i + said.Length));
            }
        }
        return (null, Name(sentence, words));
    }

    private static string? Name(Sentence sentence, SlotWords words)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            if (!sentence.IsIn(i, words.AccountNouns))
                continue;
            var (from, end) = words.NameBeforeNoun ? Before(sentence, words, i) : After(sentence, words, i + 1);
            if (end > from)
                return sentence.Typed(from, end);
        }
        return null;
    }

    private static (int From, int End) Before(Sentence sentence, SlotWords words, int noun)
    {
        var from = noun;
        while (from > 0 && noun - from < NameWordsMax && MayName(sentence, words, from - 1))
            from--;
        return (from, noun);
    }

    private static (int From, int End) After(Sentence sentence, SlotWords words, int from)
    {
        var end = from;
        while (end < sentence.Count && end - from < NameWordsMax && MayName(sentence, words, end))
            end++;
        return (from, end);
    }

    private static bool MayName(Sentence sentence, SlotWords words, int i) =>
        sentence.Kind(i) is TokenKind.Word && !sentence.Taken(i) && !sentence.IsIn(i, words.NeverNames);

    /// <summary>Four digits shortly after "ending", "card", "account" and the like.</summary>
    public static string? Last4(Sentence sentence, SlotWords words)
    {
        for (var i = 1; i < sentence.Count; i++)
        {
            if (
                sentence.Kind(i) is not TokenKind.Number
                || sentence.Taken(i)
                || sentence.Text(i) is not { Length: 4 } digits
            )
                continue;
            if (!digits.All(char.IsAsciiDigit))
                continue;
            for (var before = i - 1; before >= Math.Max(0, i - Last4Reach); before--)
            {
                if (!sentence.IsIn(before, words.BeforeLast4))
                    continue;
                sentence.Take(i, i + 1, Tags.Last4);
                return digits;
            }
        }
        return null;
    }
}
