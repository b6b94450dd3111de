using OrleansBank.Domain.Language.Text;

namespace OrleansBank.Domain.Language.Reading;

/// <summary>
/// Finds whose account is meant when it may be another person's: "Bruno's balance", « le solde de ma femme ». Only a name that no phrase
/// uses, or a relative, beside what people own.
/// </summary>
internal static class OwnerReader
{
    /// <summary>"Bruno's savings account": words from the name to what is owned.</summary>
    private const int ReachMax = 2;

    public static string? Read(Sentence sentence, SlotWords words)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            if (
                IsOwner(sentence, words, i)
                && (
                    OwnsWhatFollows(sentence, words, i)
                    || OwnsWhatStood(sentence, words, i)
                    || HasSomething(sentence, words, i)
                )
            )
                return sentence.Typed(i, i + 1);
        }
        return null;
    }

    private static bool IsOwner(Sentence sentence, SlotWords words, int i)
    {
        if (sentence.Kind(i) is not TokenKind.Word)
            return false;
        return IsRelative(sentence, words, i)
            || (!sentence.Taken(i) && !sentence.IsIn(i, words.NeverNames) && MayBeName(sentence, words, i));
    }

    /// <summary>A phrase may use a name too ("I am Bruno"): a capital within the sentence makes it one.</summary>
    private static bool MayBeName(Sentence sentence, SlotWords words, int i) =>
        !sentence[i].Known || (i > 0 && char.IsUpper(sentence.FirstTyped(i)) && !sentence.IsIn(i, words.Owned));

    /// <summary>As typed: no phrase has these words, so that spelling would make others of them ("mari", "mars").</summary>
    private static bool IsRelative(Sentence sentence, SlotWords words, int i) =>
        words.Relatives.Contains(sentence[i].Raw.TrimEnd('s'));

    /// <summary>The English possessive; without its apostrophe of relatives alone, as "accounts" is no possessive.</summary>
    private static bool OwnsWhatFollows(Sentence sentence, SlotWords words, int i)
    {
        if (!words.NameBeforeNoun)
            return false;
        var typed = sentence.Typed(i, i + 1);
        var possessive = typed.Length > 2 && typed[^1] is 's' or 'S' && typed[^2] is '\'' or '’';
        if (!possessive && !IsRelative(sentence, words, i))
            return false;
        for (var at = i + 1; at <= i + ReachMax; at++)
        {
            if (sentence.IsIn(at, words.Owned))
                return true;
        }
        return false;
    }

    /// <summary>"how much does my brother have", « combien a mon frère », « mon frère a combien ». Of relatives alone, who are no shop.</summary>
    private static bool HasSomething(Sentence sentence, SlotWords words, int i) =>
        IsRelative(sentence, words, i)
        && sentence.IsIn(i - 1, words.MyBefore)
        && (sentence.IsIn(i + 1, words.Having) || (!words.NameBeforeNoun && sentence.IsIn(i - 2, words.Having)));

    /// <summary>"the balance of my wife", « le solde de chloé ».</summary>
    private static bool OwnsWhatStood(Sentence sentence, SlotWords words, int i)
    {
        var at = sentence.IsIn(i - 1, words.MyBefore) ? i - 2 : i - 1;
        return sentence.IsIn(at, words.BeforeOwner) && sentence.IsIn(at - 1, words.Owned);
    }
}
