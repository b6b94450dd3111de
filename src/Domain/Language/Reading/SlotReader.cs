using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Language.Text;

namespace OrleansBank.Domain.Language.Reading;

/// <summary>
/// Reads every slot of a sentence and tags its words. The order matters: what is surest takes its words first.
/// </summary>
internal static class SlotReader
{
    /// <param name="monthFirst">Whether 03/12 is 12 March.</param>
    public static Slots Read(Sentence sentence, SlotWords words, Vocabulary known, bool monthFirst)
    {
        var (slots, shop) = Tag(sentence, words, known, monthFirst);
        var (kind, account) = AccountReader.Read(sentence, words);
        var merchant = MerchantReader.Read(sentence, words, shop);
        var spending = SpendingReader.Kinds(sentence, words, merchant, out var isMerchant);
        return slots with
        {
            AccountKind = kind,
            AccountWords = account,
            Merchant = isMerchant && merchant is { } name ? sentence.Typed(name.From, name.End) : null,
            Spending = spending,
            // A shop's name is surer than a word in what the bank wrote.
            Topic = merchant is null ? SpendingReader.Topic(sentence, words) : null,
            AsksWhere = SpendingReader.AsksWhere(sentence, words),
        };
    }

    /// <summary>
    /// The slots that tag their words, which is all that the classifier needs, and where a known shop stands.
    /// </summary>
    public static (Slots Slots, (int From, int End)? Shop) Tag(
        Sentence sentence,
        SlotWords words,
        Vocabulary known,
        bool monthFirst
    )
    {
        var bank = BankReader.Read(sentence, known);
        var shop = Brands.Read(sentence);
        var wanted = LanguageWish.Read(sentence, words);
        var selection = SelectionReader.Read(sentence, words);
        var amounts = AmountFilterReader.Read(sentence, words);
        var amount = AmountReader.Read(sentence, words);
        var last4 = AccountReader.Last4(sentence, words);
        var period = new PeriodReader(sentence, words, monthFirst).Read();
        TagTheRest(sentence, words);
        var slots = new Slots
        {
            Bank = bank,
            Last4 = last4,
            Period = period,
            Amount = amount,
            Amounts = amounts,
            Selection = selection,
            OnlyPending = SelectionReader.OnlyPending(sentence, words),
            WantedLanguage = wanted,
        };
        return (slots, shop);
    }

    /// <summary>
    /// Whether a sentence with this word may get a tag. One that has no such word, no number, no sign and no known bank
    /// gets none.
    /// </summary>
    public static bool MayTag(string word, SlotWords words) =>
        words.MayBePeriod.Contains(word) || Brands.MayBegin(word) || LanguageWish.Names(word);

    private static void TagTheRest(Sentence sentence, SlotWords words)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            if (sentence.Taken(i))
                continue;
            var text = sentence.Text(i);
            if (sentence.Kind(i) is TokenKind.Number)
                sentence.Take(i, i + 1, Tags.Number);
            else if (words.Weekdays.ContainsKey(text))
                sentence.Take(i, i + 1, Tags.Weekday);
            else if (words.Months.ContainsKey(text) && !words.DoubtfulMonths.Contains(text))
                sentence.Take(i, i + 1, Tags.Month);
        }
    }
}
