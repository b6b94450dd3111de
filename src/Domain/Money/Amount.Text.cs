using System.Globalization;
using System.Text;

namespace OrleansBank.Domain.Money;

/// <summary>How an amount is read from a bank and written for programs.</summary>
public readonly partial record struct Amount
{
    /// <summary>Digits before the point, by UK Open Banking v4 (OBActiveCurrencyAndAmount_SimpleType).</summary>
    private const int WholeDigitsMax = 13;

    private const int DecimalDigitsMax = 5;

    /// <summary>Digits of the greatest number of minor units that 64 bits hold.</summary>
    private const int MinorDigitsMax = 19;

    /// <summary>
    /// Reads an unsigned amount such as "12.50" by the pattern of UK Open Banking v4: <c>^\d{1,13}$|^\d{1,13}\.\d{1,5}$</c>. Fewer
    /// decimals than the currency has are fine; more are not, even zeros: a sender that writes them has another unit in mind.
    /// </summary>
    public static bool TryParse(string? text, string? currencyCode, out Amount amount, out AmountError error)
    {
        amount = default;
        if (!Currency.TryFind(currencyCode, out var currency))
        {
            error = AmountError.CurrencyUnknown;
            return false;
        }
        error = Read(text, currency, out amount);
        return error == AmountError.None;
    }

    /// <summary>For programs: all minor units, a point, no grouping: "1234.56", "-3.10", "500" for JPY.</summary>
    public string ToContract()
    {
        var digits = Math.Abs((decimal)Minor).ToString(CultureInfo.InvariantCulture);
        var sign = Minor < 0 ? "-" : "";
        if (Currency.Exponent == 0)
            return sign + digits;
        digits = digits.PadLeft(Currency.Exponent + 1, '0');
        return $"{sign}{digits[..^Currency.Exponent]}.{digits[^Currency.Exponent..]}";
    }

    /// <summary>The digits for people: whole units in groups of three, then the minor units; no sign, no currency.</summary>
    internal string Grouped(string groupSeparator, string decimalSeparator)
    {
        Span<char> digits = stackalloc char[MinorDigitsMax];
        // The smallest 64-bit number has no positive counterpart of 64 bits with a sign.
        var minor = Minor < 0 ? unchecked((ulong)-Minor) : (ulong)Minor;
        _ = minor.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        var text = new StringBuilder(MinorDigitsMax * 2);
        // There is a whole unit, even of a few minor units.
        text.Append('0', Math.Max(Currency.Exponent + 1 - length, 0)).Append(digits[..length]);
        var point = text.Length - Currency.Exponent;
        if (Currency.Exponent > 0)
            text.Insert(point, decimalSeparator);
        for (var at = point - 3; at > 0; at -= 3)
            text.Insert(at, groupSeparator);
        return text.ToString();
    }

    private static AmountError Read(string? text, Currency currency, out Amount amount)
    {
        amount = default;
        var point = text?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        var whole = point < 0 ? text ?? "" : text![..point];
        var decimals = point < 0 ? "" : text![(point + 1)..];
        if (!AllDigits(whole) || (point >= 0 && !AllDigits(decimals)) || decimals.Length > DecimalDigitsMax)
            return AmountError.BadForm;
        if (whole.Length > WholeDigitsMax)
            return AmountError.TooLarge;
        if (decimals.Length > currency.Exponent)
            return AmountError.TooPrecise;
        var digits = whole + decimals.PadRight(currency.Exponent, '0');
        // At most 13 + 4 digits: they fit 64 bits.
        amount = new Amount(long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture), currency);
        return AmountError.None;
    }

    private static bool AllDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);
}
