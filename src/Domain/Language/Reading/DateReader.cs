using OrleansBank.Domain.Language.Text;

namespace OrleansBank.Domain.Language.Reading;

/// <summary>A date as far as it was said.</summary>
internal readonly record struct SaidDate(int? Day, int? Month, int? Year)
{
    public bool IsEmpty => Day is null && Month is null;
}

/// <summary>
/// Reads one date at a place: 12 mars 2026, March 12th, 12/03, 2026-03-12, a month alone, a day alone.
/// </summary>
/// <param name="monthFirst">Whether 03/12 is 12 March, as in the United States.</param>
internal sealed class DateReader(Sentence sentence, SlotWords words, bool monthFirst)
{
    private const int YearMin = 1990;
    private const int YearMax = 2100;

    /// <summary>
    /// The date that starts at <paramref name="at"/>, and the index after it; an empty date when there is none.
    /// </summary>
    /// <param name="led">Whether what stands before says that a date follows: a doubtful month then counts.</param>
    public (SaidDate Date, int End) Read(int at, bool led = false)
    {
        at = SkipFillers(at);
        var (date, end) = ReadNumeric(at);
        if (date.IsEmpty)
            (date, end) = ReadDayFirst(at);
        return date.IsEmpty ? ReadMonthFirst(at, led) : (date, end);
    }

    private (SaidDate Date, int End) ReadNumeric(int at)
    {
        if (sentence.Kind(at) is not TokenKind.Number)
            return (default, at);
        var text = sentence.Text(at);
        if (text.Split('.') is { Length: 3 } dotted)
            return (Numeric(dotted[0], dotted[1], dotted[2]), at + 1);
        if (sentence.Text(at + 1) is not ("/" or "-") || sentence.Kind(at + 2) is not TokenKind.Number)
            return (default, at);
        var separator = sentence.Text(at + 1);
        var three = sentence.Text(at + 3) == separator && sentence.Kind(at + 4) is TokenKind.Number;
        if (!three && separator == "-")
            return (default, at);
        var third = three ? sentence.Text(at + 4) : "";
        return (Numeric(text, sentence.Text(at + 2), third), at + (three ? 5 : 3));
    }

    private SaidDate Numeric(string first, string second, string third)
    {
        int a = NumberText.Small(first),
            b = NumberText.Small(second),
            c = NumberText.Small(third);
        if (first.Length == 4)
            return Checked(c, b, a);
        int? year = third.Length switch
        {
            4 => c,
            2 => 2000 + c,
            _ => null,
        };
        return (monthFirst && a <= 12) || b > 12 ? Checked(b, a, year) : Checked(a, b, year);
    }

    /// <summary>
    /// A date that no calendar has (31/13) is read as it was said, so that it can be called so: dropped, another period would be
    /// answered. Two numbers of which neither could be a day or a month are no date (50/50).
    /// </summary>
    private static SaidDate Checked(int day, int month, int? year) =>
        day is >= 0 and <= 99
        && month is >= 0 and <= 99
        && (year is not null || day is >= 1 and <= 31 || month is >= 1 and <= 12)
            ? new SaidDate(day, month, year)
            : default;

    /// <summary>12 mars, the 12th of March 2026; a day alone too.</summary>
    private (SaidDate Date, int End) ReadDayFirst(int at)
    {
        var day = DayAt(at);
        if (day is null && !IsNoDay(at))
            return (default, at);
        var next = SkipFillers(at + 1);
        if (!words.Months.TryGetValue(sentence.Text(next), out var month))
            return day is null ? (default, at) : (new SaidDate(day, null, null), next);
        if (day is null && words.DoubtfulMonths.Contains(sentence.Text(next)))
            return (default, at);
        day ??= NumberText.Small(sentence.Text(at));
        var (year, end) = YearAt(next + 1);
        return (new SaidDate(day, month, year), end);
    }

    /// <summary>March 12th 2026, March 2026, March.</summary>
    private (SaidDate Date, int End) ReadMonthFirst(int at, bool led)
    {
        if (!words.Months.TryGetValue(sentence.Text(at), out var month))
            return (default, at);
        var (year, end) = YearAt(at + 1);
        if (year is null && IsNoDay(at + 1))
            return (new SaidDate(NumberText.Small(sentence.Text(at + 1)), month, null), at + 2);
        if (year is null && DayAt(SkipFillers(at + 1)) is { } day)
        {
            var afterDay = SkipFillers(SkipFillers(at + 1) + 1);
            (year, end) = YearAt(afterDay);
            return (new SaidDate(day, month, year), end);
        }
        var doubtful = words.DoubtfulMonths.Contains(sentence.Text(at));
        if (doubtful && !led && year is null && !sentence.IsIn(at - 1, words.InMonth))
            return (default, at);
        return (new SaidDate(null, month, year), end);
    }

    private int? DayAt(int at)
    {
        if (sentence.Taken(at < sentence.Count ? at : 0) || at >= sentence.Count)
            return null;
        var day =
            sentence.Kind(at) is TokenKind.Number
                ? NumberText.Small(sentence.Text(at))
                : words.Numbers.GetValueOrDefault(sentence.Text(at));
        return day is >= 1 and <= 31 ? day : null;
    }

    /// <summary>A number beside a month that no month has as a day: 32 to 99.</summary>
    private bool IsNoDay(int at) =>
        sentence.Kind(at) is TokenKind.Number
        && !sentence.Taken(at)
        && NumberText.Small(sentence.Text(at)) is > 31 and <= 99;

    /// <summary>A year of our time, and the index after it.</summary>
    public (int? Year, int End) YearAt(int at)
    {
        if (sentence.Kind(at) is not TokenKind.Number || !IsYear(sentence.Text(at)))
            return (null, at);
        return (NumberText.Small(sentence.Text(at)), at + 1);
    }

    public static bool IsYear(string number) => NumberText.Small(number) is >= YearMin and <= YearMax;

    private int SkipFillers(int at)
    {
        while (sentence.IsIn(at, words.DateFillers))
            at++;
        return at;
    }
}
