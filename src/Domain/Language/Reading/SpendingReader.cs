using OrleansBank.Domain.Accounts;

namespace OrleansBank.Domain.Language.Reading;

/// <summary>Finds what money was spent on: "groceries and restaurants", « en essence », "where did my money go".</summary>
internal static class SpendingReader
{
    /// <summary>All kinds that are named. A word within a merchant's or an account's name is part of that name.</summary>
    /// <param name="merchant">Where the merchant's name stands.</param>
    /// <param name="isMerchant">False when what was taken for a merchant is a kind and nothing else ("at Restaurants").</param>
    public static SpendingKinds Kinds(
        Sentence sentence,
        SlotWords words,
        (int From, int End)? merchant,
        out bool isMerchant
    )
    {
        var kinds = SpendingKinds.None;
        isMerchant = merchant is not null;
        for (var i = 0; i < sentence.Count; i++)
        {
            if (Longest(sentence, words, i) is not { } found)
                continue;
            var end = i + found.Words.Length;
            if (merchant is { } name && i < name.End && end > name.From)
            {
                if (i > name.From || end < name.End)
                    continue;
                isMerchant = false;
            }
            if (!NamesAnAccount(sentence, words, i, end))
                kinds |= found.Kinds;
            i = end - 1;
        }
        return kinds;
    }

    /// <summary>
    /// What no merchant category code tells: "rent", « salaire ». As it was meant, for a search in what the bank wrote.
    /// </summary>
    public static string? Topic(Sentence sentence, SlotWords words)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            if (sentence.IsIn(i, words.Uncoded))
                return sentence.Text(i);
        }
        return null;
    }

    /// <summary>Whether it is asked what the money went on.</summary>
    public static bool AsksWhere(Sentence sentence, SlotWords words)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            foreach (var said in words.WhereMoneyWent)
            {
                if (sentence.Stands(i, said))
                    return true;
            }
        }
        return false;
    }

    private static (string[] Words, SpendingKinds Kinds)? Longest(Sentence sentence, SlotWords words, int at)
    {
        // The longest come first.
        foreach (var named in words.SpendingsByFirstWord[sentence.Text(at)])
        {
            if (!sentence.Taken(at) && sentence.Stands(at, named.Words))
                return named;
        }
        return null;
    }

    /// <summary>"My travel account", « mon compte voyages ».</summary>
    private static bool NamesAnAccount(Sentence sentence, SlotWords words, int from, int end) =>
        sentence.IsIn(words.NameBeforeNoun ? end : from - 1, words.AccountNouns);
}
