using System.Globalization;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Money;

namespace OrleansBank.Domain.Language;

/// <summary>The outside names and values of slots, for people who look at what was understood.</summary>
public static class SlotNames
{
    /// <summary>
    /// The slots that were found, in a fixed order. Names: bank, account_kind, account, last4, period, amount,
    /// amounts, merchant, spending, topic, language.
    /// </summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Describe(Slots slots)
    {
        var found = new List<KeyValuePair<string, string>>(4);
        void Add(string name, string? value)
        {
            if (value is not null)
                found.Add(new(name, value));
        }
        Add("bank", slots.Bank?.Value);
        Add("account_kind", slots.AccountKind is { } kind ? SnakeCase.Of(kind.ToString()) : null);
        Add("account", slots.AccountWords);
        Add("last4", slots.Last4);
        Add("period", slots.Period is { } period ? Describe(period) : null);
        Add("amount", slots.Amount is { } amount ? Describe(amount) : null);
        Add("amounts", slots.Amounts is { } amounts ? Describe(amounts) : null);
        Add("merchant", slots.Merchant);
        Add("spending", slots.Spending is SpendingKinds.None ? null : Describe(slots.Spending));
        Add("topic", slots.Topic);
        Add("language", slots.WantedLanguage);
        return found;
    }

    /// <summary>
    /// The kind in snake case, then what it needs: "this_week", "last_days:7", "month:03", "month:2025-03",
    /// "day:03-12",
    /// "range:03-03..03-10". What it bounds stands before: "since:last_month", "before:month:06".
    /// </summary>
    public static string Describe(PeriodSlot period) =>
        period.Edge is PeriodEdge.Within ? Within(period) : $"{SnakeCase.Of(period.Edge.ToString())}:{Within(period)}";

    private static string Within(PeriodSlot period)
    {
        var kind = SnakeCase.Of(period.Kind.ToString());
        return period.Kind switch
        {
            PeriodKind.LastDays or PeriodKind.Weekday or PeriodKind.SinceWeekday => Invariant($"{kind}:{period.Count}"),
            PeriodKind.Year or PeriodKind.Month or PeriodKind.Day =>
                $"{kind}:{Date(period.Year, period.Month, period.Day)}",
            PeriodKind.Range => $"{kind}:{Date(period.Year, period.Month, period.Day)}..{To(period)}",
            _ => kind,
        };
    }

    private static string To(PeriodSlot period) => Date(period.ToYear, period.ToMonth, period.ToDay);

    private static string Date(int? year, int? month, int? day)
    {
        var parts = new List<string>(3);
        if (year is { } y)
            parts.Add(y.ToString("0000", CultureInfo.InvariantCulture));
        if (month is { } m)
            parts.Add(m.ToString("00", CultureInfo.InvariantCulture));
        if (day is { } d)
            parts.Add(d.ToString("00", CultureInfo.InvariantCulture));
        return string.Join('-', parts);
    }

    /// <summary>"over:50", "between:20..50 EUR".</summary>
    private static string Describe(AmountFilter amounts)
    {
        var to = amounts.Bound is AmountBound.Between ? $"..{Number(amounts.ToParts)}" : "";
        var currency = amounts.Currency is { } named ? $" {named.Code}" : "";
        return $"{SnakeCase.Of(amounts.Bound.ToString())}:{Number(amounts.Parts)}{to}{currency}";
    }

    private static string Number(long parts)
    {
        var digits = parts.ToString(CultureInfo.InvariantCulture).PadLeft(AmountFilter.PartsExponent + 1, '0');
        var decimals = digits[^AmountFilter.PartsExponent..].TrimEnd('0');
        var whole = digits[..^AmountFilter.PartsExponent];
        return decimals.Length == 0 ? whole : $"{whole}.{decimals}";
    }

    private static string Describe(Amount amount)
    {
        var digits = Math.Abs(amount.Minor).ToString(CultureInfo.InvariantCulture);
        var exponent = amount.Currency.Exponent;
        var padded = digits.PadLeft(exponent + 1, '0');
        var number = exponent == 0 ? padded : $"{padded[..^exponent]}.{padded[^exponent..]}";
        return $"{(amount.IsNegative ? "-" : "")}{number} {amount.Currency.Code}";
    }

    /// <summary>"groceries,eating_out".</summary>
    private static string Describe(SpendingKinds kinds) =>
        string.Join(',', MerchantCategoryCode.Each(kinds).Select(kind => SnakeCase.Of(kind.ToString())));

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
