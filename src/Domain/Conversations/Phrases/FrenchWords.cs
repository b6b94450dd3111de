using System.Globalization;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Language;
using OrleansBank.Domain.Money;

namespace OrleansBank.Domain.Conversations;

/// <summary>Amounts, dates, lists and spaces as French has them (Lexique des règles typographiques de l'Imprimerie nationale).</summary>
internal static class FrenchWords
{
    /// <summary>U+202F before ; ! ? and within guillemets and numbers.</summary>
    public const string Thin = "\u202F";

    /// <summary>U+00A0 before a colon and a currency.</summary>
    public const string Fixed = "\u00A0";

    private static readonly string[] Months =
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];

    private static readonly (Permissions Kind, string Name)[] KindNames =
    [
        (Permissions.Balances, "les soldes"),
        (Permissions.Transactions, "les transactions"),
        (Permissions.Alerts, "les alertes"),
        (Permissions.Receipts, "les reçus"),
        (Permissions.Offers, "les offres"),
    ];

    /// <summary>"1 234,56 €", "−3,10 £".</summary>
    public static string Money(Amount amount)
    {
        // U+2212 is a minus sign, which no line break parts from its number.
        var sign = amount.IsNegative ? "\u2212" : "";
        var symbol = amount.Currency.Code switch
        {
            "EUR" => "€",
            "GBP" => "£",
            "USD" => "$",
            "JPY" => "¥",
            _ => amount.Currency.Code,
        };
        return $"{sign}{amount.Grouped(Thin, ",")}{Fixed}{symbol}";
    }

    /// <summary>"3 novembre 2026", "1er décembre 2026".</summary>
    public static string Date(DateTimeOffset at, TimeZoneInfo zone) => DateOf(TimeZoneInfo.ConvertTime(at, zone));

    /// <summary>"aujourd'hui", "hier", "le 3 novembre".</summary>
    public static string Day(DateTimeOffset at, TimeZoneInfo zone, DateTimeOffset now) =>
        DayOf(TimeZoneInfo.ConvertTime(at, zone), TimeZoneInfo.ConvertTime(now, zone));

    /// <summary>"aujourd'hui à 14 h 32".</summary>
    public static string Moment(DateTimeOffset at, TimeZoneInfo zone, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{DayOf(local, TimeZoneInfo.ConvertTime(now, zone))} à {local.Hour}{Fixed}h{Fixed}{local.Minute:00}"
        );
    }

    /// <summary>"le 3 novembre 2026", "du 1er novembre 2026 au 30 novembre 2026"; the end of a period is not part of it. One without a
    /// start: "avant le 1er juin 2026".</summary>
    public static string During(Period period, TimeZoneInfo zone)
    {
        if (period.IsOpen)
            return $"avant le {Date(period.To, zone)}";
        var first = Date(period.From, zone);
        var last = Date(period.To.AddTicks(-1), zone);
        return first == last ? $"le {first}" : $"du {first} au {last}";
    }

    /// <param name="month">1 to 12.</param>
    public static string MonthName(int month) => Months[month - 1];

    public static string Kinds(Permissions permissions) =>
        List(KindNames.Where(row => permissions.HasFlag(row.Kind)).Select(row => row.Name));

    public static string List(IEnumerable<string> items)
    {
        var all = items.ToArray();
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} et {all[^1]}";
    }

    private static string DayOfMonth(DateTimeOffset local) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{local.Day}{(local.Day == 1 ? "er" : "")} {Months[local.Month - 1]}"
        );

    private static string DateOf(DateTimeOffset local) =>
        string.Create(CultureInfo.InvariantCulture, $"{DayOfMonth(local)} {local.Year}");

    private static string DayOf(DateTimeOffset local, DateTimeOffset today) =>
        (today.Date - local.Date).Days switch
        {
            0 => "aujourd’hui",
            1 => "hier",
            _ => local.Year == today.Year ? $"le {DayOfMonth(local)}" : $"le {DateOf(local)}",
        };
}
