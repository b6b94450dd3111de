using System.Globalization;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Language;
using OrleansBank.Domain.Money;

namespace OrleansBank.Domain.Conversations;

/// <summary>Amounts, dates and lists as English has them.</summary>
internal static class EnglishWords
{
    private static readonly string[] Months =
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];

    /// <summary>"€1,234.56", "-£3.10", "CHF 20.00".</summary>
    public static string Money(Amount amount)
    {
        var sign = amount.IsNegative ? "-" : "";
        var symbol = amount.Currency.Code switch
        {
            "EUR" => "€",
            "GBP" => "£",
            "USD" => "$",
            "JPY" => "¥",
            _ => amount.Currency.Code + "\u00A0",
        };
        return $"{sign}{symbol}{amount.Grouped(",", ".")}";
    }

    /// <summary>"3 November 2026".</summary>
    public static string Date(DateTimeOffset at, TimeZoneInfo zone) => DateOf(TimeZoneInfo.ConvertTime(at, zone));

    /// <summary>"today", "yesterday", "3 November".</summary>
    public static string Day(DateTimeOffset at, TimeZoneInfo zone, DateTimeOffset now) =>
        DayOf(TimeZoneInfo.ConvertTime(at, zone), TimeZoneInfo.ConvertTime(now, zone));

    /// <summary>"today at 14:32".</summary>
    public static string Moment(DateTimeOffset at, TimeZoneInfo zone, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{DayOf(local, TimeZoneInfo.ConvertTime(now, zone))} at {local.Hour:00}:{local.Minute:00}"
        );
    }

    /// <summary>"on 3 November 2026", "from 1 November 2026 to 30 November 2026"; the end of a period is not part of it. One without a start:
    /// "before 1 June 2026".</summary>
    public static string During(Period period, TimeZoneInfo zone)
    {
        if (period.IsOpen)
            return $"before {Date(period.To, zone)}";
        var first = Date(period.From, zone);
        var last = Date(period.To.AddTicks(-1), zone);
        return first == last ? $"on {first}" : $"from {first} to {last}";
    }

    /// <param name="month">1 to 12.</param>
    public static string MonthName(int month) => Months[month - 1];

    public static string Kinds(Permissions permissions) => List(PermissionNames.Of(permissions));

    public static string List(IEnumerable<string> items)
    {
        var all = items.ToArray();
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }

    private static string DateOf(DateTimeOffset local) =>
        string.Create(CultureInfo.InvariantCulture, $"{local.Day} {Months[local.Month - 1]} {local.Year}");

    private static string DayOf(DateTimeOffset local, DateTimeOffset today) =>
        (today.Date - local.Date).Days switch
        {
            0 => "today",
            1 => "yesterday",
            _ => local.Year == today.Year ? $"{local.Day} {Months[local.Month - 1]}" : DateOf(local),
        };
}
