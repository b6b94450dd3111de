using OrleansBank.Domain.Language.Text;
using OrleansBank.Domain.Money;

namespace OrleansBank.Domain.Language.Reading;

/// <summary>
/// Finds "over 50 euros", "under 10", "between 20 and 50 €". A number without a currency counts only where it ends what is said
/// or a place or a time follows: "more than 10 transactions" is no amount.
/// </summary>
internal static class AmountFilterReader
{
    public static AmountFilter? Read(Sentence sentence, SlotWords words)
    {
        // Most sentences have no number: one look at each word says so.
        for (var i = 1; i < sentence.Count; i++)
        {
            if (sentence.Kind(i) is TokenKind.Number && !sentence.Taken(i) && At(sentence, words, i) is { } filter)
                return filter;
        }
        return null;
    }

    private static AmountFilter? At(Sentence sentence, SlotWords words, int number)
    {
        var (from, end, currency) = Money(sentence, words, number);
        foreach (var (said, bound) in words.Bounds)
        {
            if (from < said.Length || !sentence.Stands(from - said.Length, said))
                continue;
            return (currency is not null || EndsWell(sentence, words, end)) && Parts(sentence, number) is { } parts
                ? Taken(sentence, number, currency, new AmountFilter(bound, parts, 0, currency))
                : null;
        }
        if (sentence.IsIn(from - 1, words.From) && Between(sentence, words, number) is { } between)
            return between;
        return currency is null ? Exactly(sentence, words, number) : null;
    }

    /// <summary>
    /// "the 42.50 payment", « le paiement de 42,50 »: with two decimals and beside a word for a transaction, so that it is no date and no
    /// count. With a currency it is an amount, and read as one.
    /// </summary>
    private static AmountFilter? Exactly(Sentence sentence, SlotWords words, int number)
    {
        var text = sentence.Text(number);
        if (text.Length < 4 || text[^3] is not ('.' or ',') || Parts(sentence, number) is not { } parts)
            return null;
        for (var at = number - 2; at <= number + 2; at++)
        {
            if (sentence.IsIn(at, words.TransactionNouns))
                return Taken(sentence, number, null, new AmountFilter(AmountBound.Exactly, parts));
        }
        return null;
    }

    /// <summary>Both numbers stand for money when either has a currency; without one, only after "between".</summary>
    private static AmountFilter? Between(Sentence sentence, SlotWords words, int number)
    {
        var (from, end, currency) = Money(sentence, words, number);
        var other = end;
        while (sentence.IsIn(other, words.Until))
            other++;
        if (other == end)
            return null;
        if (sentence.Kind(other) is TokenKind.Sign)
            other++;
        if (sentence.Kind(other) is not TokenKind.Number || sentence.Taken(other))
            return null;
        var (_, otherEnd, otherCurrency) = Money(sentence, words, other);
        var both = currency ?? otherCurrency;
        var plain =
            sentence.IsIn(from - 1, words.BetweenAmounts)
            && EndsWell(sentence, words, otherEnd)
            && !(DateReader.IsYear(sentence.Text(number)) && DateReader.IsYear(sentence.Text(other)));
        if ((both is null && !plain) || (currency is { } one && otherCurrency is { } two && one != two))
            return null;
        if (Parts(sentence, number) is not { } parts || Parts(sentence, other) is not { } otherParts)
            return null;
        Taken(sentence, number, currency, null);
        return Taken(sentence, other, otherCurrency, new AmountFilter(AmountBound.Between, parts, otherParts, both));
    }

    /// <summary>A bare number is no date either, once it is an amount; one with a currency is for the reader of amounts to tag.</summary>
    private static AmountFilter? Taken(Sentence sentence, int number, Currency? currency, AmountFilter? filter)
    {
        if (currency is null)
            sentence.Take(number, number + 1, Tags.Number);
        return filter;
    }

    private static long? Parts(Sentence sentence, int number) =>
        NumberText.TryMinor(sentence.Text(number), AmountFilter.PartsExponent, out var parts) ? parts : null;

    /// <summary>Where the money begins and ends, its currency's sign or word included.</summary>
    private static (int From, int End, Currency? Currency) Money(Sentence sentence, SlotWords words, int number)
    {
        var (from, end, code) = AmountReader.CurrencyBeside(sentence, words, number);
        return code is not null && Currency.TryFind(code, out var currency)
            ? (from, end, currency)
            : (number, number + 1, null);
    }

    private static bool EndsWell(Sentence sentence, SlotWords words, int end) =>
        end >= sentence.Count || sentence.IsParted(end) || sentence.IsIn(end, words.AfterBareAmount);
}
