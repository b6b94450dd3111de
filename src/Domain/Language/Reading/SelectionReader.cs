using System.Globalization;
using OrleansBank.Domain.Language.Text;

namespace OrleansBank.Domain.Language.Reading;

/// <summary>
/// Finds "last 3 transactions", "5 biggest expenses", "my latest payment", « mes 3 dernières opérations », « la dépense la plus élevée ».
/// Only beside a word for transactions: "last" alone is a period's, or a balance's.
/// </summary>
internal static class SelectionReader
{
    /// <summary>"three most recent card payments": words from the superlative to the noun, or back to it.</summary>
    private const int ReachMax = 3;

    public static Selection? Read(Sentence sentence, SlotWords words)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            foreach (var (said, by) in words.Standouts)
            {
                if (sentence.Stands(i, said) && At(sentence, words, i, i + said.Length, by) is { } selection)
                    return selection;
            }
        }
        return null;
    }

    /// <summary>Whether only what is not booked yet is wanted: "pending".</summary>
    public static bool OnlyPending(Sentence sentence, SlotWords words)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            foreach (var said in words.Pendings)
            {
                if (sentence.Stands(i, said))
                    return true;
            }
        }
        return false;
    }

    private static Selection? At(Sentence sentence, SlotWords words, int from, int end, Standout by)
    {
        if (Noun(sentence, words, from, end) is not { } noun)
            return null;
        var number =
            NumberAt(sentence, words, end)
            ?? NumberAt(sentence, words, from - 1)
            ?? (noun > end ? NumberAt(sentence, words, noun - 1) : null);
        if (number is { } at)
        {
            var count = Math.Clamp(CountAt(sentence, words, at), 1, Selection.CountMax);
            if (sentence.Kind(at) is TokenKind.Number)
                sentence.Take(at, at + 1, Tags.Number);
            return new Selection(by, count);
        }
        if (!sentence.Text(noun).EndsWith('s'))
            return new Selection(by, 1);
        // "My latest transactions" are those that are listed anyhow.
        return by is Standout.Latest ? null : new Selection(by, Selection.CountOfPlural);
    }

    /// <summary>After it, or just before it: « transactions les plus récentes ». What ends a wish ends the search.</summary>
    private static int? Noun(Sentence sentence, SlotWords words, int from, int end)
    {
        for (var at = end; at < Math.Min(end + ReachMax, sentence.Count) && !sentence.IsParted(at); at++)
        {
            // "The last week's payments": the time is last, not they; "the highest of the month" is not.
            if (words.Units.ContainsKey(sentence.Text(at)) && at == end)
                return null;
            if (words.Units.ContainsKey(sentence.Text(at)))
                break;
            if (sentence.IsIn(at, words.TransactionNouns))
                return at;
        }
        for (var at = from - 1; at >= Math.Max(from - 2, 0); at--)
        {
            if (sentence.IsIn(at, words.TransactionNouns) && words.NounBeforeStandout)
                return at;
        }
        return null;
    }

    /// <summary>A count, not a year or an amount; "one" before a noun alone is an article.</summary>
    private static int? NumberAt(Sentence sentence, SlotWords words, int i) =>
        i >= 0 && i < sentence.Count && !sentence.Taken(i) && CountAt(sentence, words, i) > 1 ? i : null;

    private static int CountAt(Sentence sentence, SlotWords words, int i) =>
        sentence.Kind(i) is TokenKind.Number
            ? int.TryParse(sentence.Text(i), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                ? count
                : 0
            : words.Numbers.GetValueOrDefault(sentence.Text(i));
}
