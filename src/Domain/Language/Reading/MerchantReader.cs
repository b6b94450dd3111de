using OrleansBank.Domain.Language.Text;

namespace OrleansBank.Domain.Language.Reading;

/// <summary>
/// Finds words that plausibly name a merchant: a known shop, or what stands after "at", "chez" and the like.
/// </summary>
internal static class MerchantReader
{
    private const int WordsMax = 3;

    /// <summary>Where it stands.</summary>
    public static (int From, int End)? Read(Sentence sentence, SlotWords words, (int From, int End)? shop)
    {
        if (shop is not null)
            return shop;
        for (var i = 1; i < sentence.Count; i++)
        {
            var surely = sentence.IsIn(i - 1, words.SurelyBeforeMerchant);
            if (!surely && !sentence.IsIn(i - 1, words.BeforeMerchant))
                continue;
            var end = i;
            while (end < sentence.Count && end - i < WordsMax && MayName(sentence, words, end, surely && end == i))
                end++;
            if (end > i)
                return (i, end);
        }
        return null;
    }

    /// <summary>A word that the language's phrases don't use, or one typed with a capital.</summary>
    private static bool MayName(Sentence sentence, SlotWords words, int i, bool surely)
    {
        if (sentence.Taken(i) || sentence.Kind(i) is not TokenKind.Word)
            return false;
        var capital = char.IsUpper(sentence.FirstTyped(i));
        if (sentence.IsIn(i, words.NeverNames))
            return surely && capital;
        return surely || capital || !sentence[i].Known;
    }
}
