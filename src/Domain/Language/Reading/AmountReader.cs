using System.Collections.Frozen;
using OrleansBank.Domain.Language.Text;
using OrleansBank.Domain.Money;

namespace OrleansBank.Domain.Language.Reading;

/// <summary>Finds an amount of money: a number beside a currency's sign, word or ISO 4217 code.</summary>
internal static class AmountReader
{
    private static readonly FrozenDictionary<string, string> Signs = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["€"] = "EUR",
        ["$"] = "USD",
        ["£"] = "GBP",
        ["¥"] = "JPY",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The first amount; every other one is tagged too.</summary>
    public static Amount? Read(Sentence sentence, SlotWords words)
    {
        Amount? first = null;
        for (var i = 0; i < sentence.Count; i++)
        {
            if (sentence.Kind(i) is not TokenKind.Number || sentence.Taken(i))
                continue;
            var (from, end, code) = CurrencyBeside(sentence, words, i);
            if (code is null || !Currency.TryFind(code, out var currency))
                continue;
            if (!NumberText.TryMinor(sentence.Text(i), currency.Exponent, out var minor))
                continue;
            first ??= new Amount(minor, currency);
            sentence.Take(from, end, Tags.Money);
        }
        return first;
    }

    public static (int From, int End, string? Code) CurrencyBeside(Sentence sentence, SlotWords words, int i)
    {
        if (CodeAt(sentence, words, i + 1) is { } after)
        {
            // 12 € 50: the rest after the sign is minor units, and not worth a rule of its own.
            return (i, i + 2, after);
        }
        return CodeAt(sentence, words, i - 1) is { } before ? (i - 1, i + 1, before) : (i, i, null);
    }

    private static string? CodeAt(Sentence sentence, SlotWords words, int i)
    {
        if (sentence.Kind(i) is not { } kind || sentence.Taken(i))
            return null;
        var text = sentence.Text(i);
        if (kind is TokenKind.Sign)
            return Signs.GetValueOrDefault(text);
        if (kind is not TokenKind.Word)
            return null;
        if (words.Currencies.TryGetValue(text, out var code))
            return code;

        // TRY, ALL and TOP are codes only in capitals.
        var typed = sentence.Typed(i, i + 1);
        return typed.Length == 3 && Currency.TryFind(typed, out _) ? typed : null;
    }
}
