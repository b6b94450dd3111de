namespace OrleansBank.Domain.Language;

/// <summary>A stretch of time, the start included, the end not.</summary>
public readonly record struct Period(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Without a start: everything before its end.</summary>
    public bool IsOpen => From.UtcDateTime.Year == DateOnly.MinValue.Year;
}

/// <summary>Places a period that was said in the person's own calendar.</summary>
public static class Periods
{
    /// <summary>Any year that has a 29 February.</summary>
    private const int LeapYear = 2024;

    /// <summary>
    /// Weeks begin on Monday (ISO 8601); days begin at midnight in <paramref name="zone"/>, or at the end of the
    /// gap where a
    /// change of clocks skips midnight. A date without a year is the latest that has begun. Of a date that no calendar has
    /// the nearest is taken: who must know asks <see cref="Exists"/> first.
    /// </summary>
    public static Period Resolve(PeriodSlot said, DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var (first, last) = Bounded(Days(said, today), said.Edge, today);
        return new Period(StartOf(first, zone), StartOf(Add(last, 1), zone));
    }

    /// <summary>Whether the calendar has the date: false for 31 February and for 3/13. Anything but a date is there.</summary>
    public static bool Exists(PeriodSlot said) =>
        IsDate(said.Year, said.Month, said.Day) && IsDate(said.ToYear, said.ToMonth, said.ToDay);

    private static bool IsDate(int? year, int? month, int? day) =>
        month is null or (>= 1 and <= 12)
        && (day is null || (day >= 1 && day <= DateTime.DaysInMonth(Clamped(year ?? LeapYear), month ?? 1)));

    private static int Clamped(int year) => Math.Clamp(year, DateOnly.MinValue.Year, DateOnly.MaxValue.Year);

    private static (DateOnly First, DateOnly Last) Bounded(
        (DateOnly First, DateOnly Last) days,
        PeriodEdge edge,
        DateOnly today
    ) =>
        edge switch
        {
            PeriodEdge.Since => (days.First, days.First <= today ? today : days.Last),
            PeriodEdge.Before => (DateOnly.MinValue, Add(days.First, -1)),
            PeriodEdge.Until => (DateOnly.MinValue, days.Last),
            PeriodEdge.After => (Add(days.Last, 1), days.Last < today ? today : Add(days.Last, 1)),
            _ => days,
        };

    /// <summary>The first and the last day.</summary>
    private static (DateOnly First, DateOnly Last) Days(PeriodSlot said, DateOnly today)
    {
        var monday = Latest(today, 1);
        var month = new DateOnly(today.Year, today.Month, 1);
        return said.Kind switch
        {
            PeriodKind.Today => (today, today),
            PeriodKind.Yesterday => (Add(today, -1), Add(today, -1)),
            PeriodKind.DayBeforeYesterday => (Add(today, -2), Add(today, -2)),
            PeriodKind.Tomorrow => (Add(today, 1), Add(today, 1)),
            PeriodKind.ThisWeek => (monday, Add(monday, 6)),
            PeriodKind.LastWeek => (Add(monday, -7), Add(monday, -1)),
            PeriodKind.ThisMonth => WholeMonth(month),
            PeriodKind.LastMonth => WholeMonth(AddMonths(month, -1)),
            PeriodKind.ThisYear => WholeYear(today.Year),
            PeriodKind.LastYear => WholeYear(today.Year - 1),
            PeriodKind.LastDays => (Add(today, 1 - Math.Max(said.Count, 1)), today),
            PeriodKind.Weekday => (Latest(today, said.Count), Latest(today, said.Count)),
            PeriodKind.SinceWeekday => (Latest(today, said.Count), today),
            PeriodKind.Weekend => (Latest(today, 6), Add(Latest(today, 6), 1)),
            PeriodKind.Year => WholeYear(said.Year ?? today.Year),
            PeriodKind.Month => WholeMonth(Begun(today, said.Month ?? today.Month, 1, said.Year)),
            PeriodKind.Day => OneDay(Begun(today, said.Month ?? today.Month, said.Day ?? 1, said.Year)),
            _ => Range(said, today),
        };
    }

    private static (DateOnly First, DateOnly Last) OneDay(DateOnly day) => (day, day);

    private static (DateOnly First, DateOnly Last) WholeMonth(DateOnly first) =>
        (first, Date(first.Year, first.Month, 31));

    private static (DateOnly First, DateOnly Last) WholeYear(int year) => (Date(year, 1, 1), Date(year, 12, 31));

    private static (DateOnly First, DateOnly Last) Range(PeriodSlot said, DateOnly today)
    {
        var month = said.Month ?? today.Month;
        var toDay = said.ToDay ?? 31;
        var first = Begun(today, month, said.Day ?? 1, said.Year ?? said.ToYear);
        if (said.ToMonth is not { } toMonth)
            return first <= today ? (first, today) : (today, first);
        if (said.ToYear is { } toYear)
        {
            var end = Date(toYear, toMonth, toDay);
            if (first > end && said.Year is null)
                first = Date(toYear - 1, month, said.Day ?? 1);
            return first <= end ? (first, end) : (end, first);
        }
        var last = Date(first.Year, toMonth, toDay);
        if (last < first)
            last = Date(first.Year + 1, toMonth, toDay);
        return (first, last < first ? first : last);
    }

    /// <summary>That date in the year that was said, else the latest that is not ahead of today.</summary>
    private static DateOnly Begun(DateOnly today, int month, int day, int? year)
    {
        if (year is { } said)
            return Date(said, month, day);
        if ((month, day) == (2, 29))
            return LatestLeapDay(today);
        var date = Date(today.Year, month, day);
        return date <= today ? date : Date(today.Year - 1, month, day);
    }

    private static DateOnly LatestLeapDay(DateOnly today)
    {
        // The longest time without one is eight years, around a century's turn.
        for (var year = today.Year; year >= Math.Max(today.Year - 8, DateOnly.MinValue.Year); year--)
        {
            if (DateTime.IsLeapYear(year) && Date(year, 2, 29) <= today)
                return Date(year, 2, 29);
        }
        return Date(today.Year, 2, 29);
    }

    /// <summary>The latest such day of the week (1 is Monday) up to today.</summary>
    private static DateOnly Latest(DateOnly today, int isoDay)
    {
        var todayIso = today.DayOfWeek is DayOfWeek.Sunday ? 7 : (int)today.DayOfWeek;
        var back = (todayIso - isoDay) % 7;
        return Add(today, -((back + 7) % 7));
    }

    private static DateOnly Date(int year, int month, int day)
    {
        var (inRange, inYear) = (Clamped(year), Math.Clamp(month, 1, 12));
        return new DateOnly(inRange, inYear, Math.Clamp(day, 1, DateTime.DaysInMonth(inRange, inYear)));
    }

    private static DateOnly Add(DateOnly day, int days) =>
        DateOnly.FromDayNumber(
            Math.Clamp(day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber)
        );

    private static DateOnly AddMonths(DateOnly first, int months) =>
        first.Year == DateOnly.MinValue.Year && first.Month + months < 1 ? first : first.AddMonths(months);

    private static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        const int StepMinutes = 15;
        const int DayMinutes = 24 * 60;
        var local = day.ToDateTime(TimeOnly.MinValue);
        for (var skipped = 0; zone.IsInvalidTime(local) && skipped < DayMinutes; skipped += StepMinutes)
            local = local.AddMinutes(StepMinutes);

        // Where midnight comes twice, the day begins at the first: that is the one with the greater offset.
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        var utcTicks = Math.Clamp(local.Ticks - offset.Ticks, 0, DateTime.MaxValue.Ticks);
        return new DateTimeOffset(utcTicks, TimeSpan.Zero);
    }
}
