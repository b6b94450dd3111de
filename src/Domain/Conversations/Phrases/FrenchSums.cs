using System.Collections.Immutable;
using System.Globalization;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Language;
using OrleansBank.Domain.Money;
using static OrleansBank.Domain.Conversations.FrenchWords;

namespace OrleansBank.Domain.Conversations;

/// <summary>Sums, bounds of amounts, and dates that there are not, in French.</summary>
internal static class FrenchSums
{
    /// <summary>« Sorties : 15,00 € (dont 5,00 € en attente) et 3,00 £. Entrées : 20,00 €. » A side on which nothing moved is left out.</summary>
    public static string Said(ImmutableArray<MoneySum> sums)
    {
        var moved = sums.Where(sum => sum.Out.Minor > 0).Select(sum => Side(sum.Out, sum.OutPending)).ToArray();
        var got = sums.Where(sum => sum.In.Minor > 0).Select(sum => Side(sum.In, sum.InPending)).ToArray();
        if (moved.Length + got.Length == 0)
            return "Rien n’a bougé en tout.";
        var parts = new List<string>(2);
        if (moved.Length > 0)
            parts.Add($"Sorties{Fixed}: {List(moved)}.");
        if (got.Length > 0)
            parts.Add($"Entrées{Fixed}: {List(got)}.");
        return string.Join(' ', parts);
    }

    /// <param name="date">As it was said; the month may be none either.</param>
    public static string NoSuchDate((int? Day, int Month, int? Year) date)
    {
        var (day, month, year) = date;
        var ofYear = year is { } named ? $" {named.ToString(CultureInfo.InvariantCulture)}" : "";
        var said = month is >= 1 and <= 12
            ? string.Create(CultureInfo.InvariantCulture, $"de {day} {MonthName(month)}{ofYear}")
            : string.Create(CultureInfo.InvariantCulture, $"de jour {day} d’un mois {month}");
        return $"Il n’y a pas {said}{Fixed}: je n’ai donc pas cherché. De quels jours s’agit-il{Thin}?";
    }

    /// <summary>« de plus de 50,00 € », « entre 20 et 50 ».</summary>
    public static string Amounts(AmountFilter filter)
    {
        string End(long parts) =>
            Phrasebook.InCurrency(filter, parts) is { } exact
                ? FrenchWords.Money(exact)
                : Phrasebook.Number(parts, ",");
        return filter.Bound switch
        {
            AmountBound.Over => $"de plus de {End(filter.Parts)}",
            AmountBound.AtLeast => $"d’au moins {End(filter.Parts)}",
            AmountBound.Under => $"de moins de {End(filter.Parts)}",
            AmountBound.Exactly => $"de {End(filter.Parts)}",
            AmountBound.AtMost => $"d’au plus {End(filter.Parts)}",
            _ => $"entre {End(filter.Parts)} et {End(filter.ToParts)}",
        };
    }

    /// <summary>« 12 transactions », « les 3 plus grosses de 12 transactions en attente ».</summary>
    public static string Counted(int count, Sought sought)
    {
        var pending = sought.OnlyPending ? " en attente" : "";
        if (sought.Picked is not { } by)
            return count == 1 ? $"1 transaction{pending}" : $"{count} transactions{pending}";
        var (one, many) = by switch
        {
            Standout.Latest => ("La plus récente", "plus récentes"),
            Standout.Largest => ("La plus grosse", "plus grosses"),
            _ => ("La plus petite", "plus petites"),
        };
        return $"{(count == 1 ? one : $"Les {count} {many}")} de {sought.All} transactions{pending}";
    }

    /// <summary>« courses alimentaires et restaurants ».</summary>
    public static string Kinds(SpendingKinds kinds) => List(MerchantCategoryCode.Each(kinds).Select(Kind));

    public static string Kind(SpendingKinds kind) =>
        kind switch
        {
            SpendingKinds.Groceries => "courses alimentaires",
            SpendingKinds.EatingOut => "restaurants",
            SpendingKinds.Transit => "transports",
            SpendingKinds.Fuel => "carburant",
            SpendingKinds.Travel => "voyages",
            SpendingKinds.Clothes => "vêtements",
            SpendingKinds.Home => "maison",
            SpendingKinds.Health => "santé",
            SpendingKinds.Leisure => "loisirs",
            SpendingKinds.Bills => "factures",
            SpendingKinds.Cash => "espèces",
            SpendingKinds.Other => "autres commerces",
            _ => "sans catégorie",
        };

    private static string Side(Amount sum, Amount pending) =>
        pending.Minor == 0 ? FrenchWords.Money(sum)
        : pending == sum ? $"{FrenchWords.Money(sum)} (en attente)"
        : $"{FrenchWords.Money(sum)} (dont {FrenchWords.Money(pending)} en attente)";
}
