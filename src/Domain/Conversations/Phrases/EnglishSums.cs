using System.Collections.Immutable;
using System.Globalization;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Language;
using OrleansBank.Domain.Money;

namespace OrleansBank.Domain.Conversations;

/// <summary>Sums, bounds of amounts, and dates that there are not, in English.</summary>
internal static class EnglishSums
{
    /// <summary>"Money out: €15.00 (€5.00 of it pending) and £3.00. Money in: €20.00." A side on which nothing moved is left out.</summary>
    public static string Said(ImmutableArray<MoneySum> sums)
    {
        var moved = sums.Where(sum => sum.Out.Minor > 0).Select(sum => Side(sum.Out, sum.OutPending)).ToArray();
        var got = sums.Where(sum => sum.In.Minor > 0).Select(sum => Side(sum.In, sum.InPending)).ToArray();
        if (moved.Length + got.Length == 0)
            return "Nothing moved in all.";
        var parts = new List<string>(2);
        if (moved.Length > 0)
            parts.Add($"Money out: {EnglishWords.List(moved)}.");
        if (got.Length > 0)
            parts.Add($"Money in: {EnglishWords.List(got)}.");
        return string.Join(' ', parts);
    }

    /// <param name="date">As it was said; the month may be none either.</param>
    public static string NoSuchDate((int? Day, int Month, int? Year) date)
    {
        var (day, month, year) = date;
        var ofYear = year is { } named ? $" {named.ToString(CultureInfo.InvariantCulture)}" : "";
        var said = month is >= 1 and <= 12
            ? string.Create(CultureInfo.InvariantCulture, $"{day} {EnglishWords.MonthName(month)}{ofYear}")
            : string.Create(CultureInfo.InvariantCulture, $"day {day} of a month {month}");
        return $"There is no {said}, so I haven't looked. Which days do you mean?";
    }

    /// <summary>"over €50.00", "between 20 and 50".</summary>
    public static string Amounts(AmountFilter filter)
    {
        string End(long parts) =>
            Phrasebook.InCurrency(filter, parts) is { } exact
                ? EnglishWords.Money(exact)
                : Phrasebook.Number(parts, ".");
        return filter.Bound switch
        {
            AmountBound.Over => $"over {End(filter.Parts)}",
            AmountBound.AtLeast => $"of at least {End(filter.Parts)}",
            AmountBound.Under => $"under {End(filter.Parts)}",
            AmountBound.AtMost => $"of at most {End(filter.Parts)}",
            AmountBound.Exactly => $"of {End(filter.Parts)}",
            _ => $"between {End(filter.Parts)} and {End(filter.ToParts)}",
        };
    }

    /// <summary>"12 transactions", "the 3 largest of 12 pending transactions".</summary>
    public static string Counted(int count, Sought sought)
    {
        var kind = sought.OnlyPending ? "pending transaction" : "transaction";
        if (sought.Picked is not { } by)
            return count == 1 ? $"1 {kind}" : $"{count} {kind}s";
        var which = by switch
        {
            Standout.Latest => "latest",
            Standout.Largest => "largest",
            _ => "smallest",
        };
        return $"The {(count == 1 ? "" : $"{count} ")}{which} of {sought.All} {kind}s";
    }

    /// <summary>"groceries and eating out".</summary>
    public static string Kinds(SpendingKinds kinds) => EnglishWords.List(MerchantCategoryCode.Each(kinds).Select(Kind));

    public static string Kind(SpendingKinds kind) =>
        kind switch
        {
            SpendingKinds.Groceries => "groceries",
            SpendingKinds.EatingOut => "eating out",
            SpendingKinds.Transit => "getting around",
            SpendingKinds.Fuel => "fuel",
            SpendingKinds.Travel => "travel",
            SpendingKinds.Clothes => "clothes",
            SpendingKinds.Home => "home",
            SpendingKinds.Health => "health",
            SpendingKinds.Leisure => "leisure",
            SpendingKinds.Bills => "bills",
            SpendingKinds.Cash => "cash",
            SpendingKinds.Other => "other shops",
            _ => "without a category",
        };

    private static string Side(Amount sum, Amount pending) =>
        pending.Minor == 0 ? EnglishWords.Money(sum)
        : pending == sum ? $"{EnglishWords.Money(sum)} (pending)"
        : $"{EnglishWords.Money(sum)} ({EnglishWords.Money(pending)} of it pending)";
}
