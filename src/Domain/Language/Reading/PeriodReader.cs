using OrleansBank.Domain.Language.Text;

namespace OrleansBank.Domain.Language.Reading;

/// <summary>
/// Finds the period that an utterance names. What says most wins: a range, then a date, then words such as "last
/// week".
/// </summary>
internal sealed class PeriodReader(Sentence sentence, SlotWords words, bool monthFirst)
{
    private const int DaysMax = 3_660;

    private readonly DateReader _dates = new(sentence, words, monthFirst);

    public PeriodSlot? Read()
    {
        // Most sentences name no period: one look at each word says so.
        var may = false;
        for (var i = 0; i < sentence.Count && !may; i++)
            may = sentence.Kind(i) is TokenKind.Number || words.MayBePeriod.Contains(sentence.Text(i));
        if (!may)
            return null;
        return First(RangeAt)
            ?? First(EdgeAt)
            ?? First(DateAt)
            ?? First(YearsAt)
            ?? First(LastDaysAt)
            ?? First(FixedAt)
            ?? First(UnitAt)
            ?? First(WeekdayAt);
    }

    private PeriodSlot? First(Func<int, PeriodSlot?> reader)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            if (!sentence.Taken(i) && reader(i) is { } period)
                return period;
        }
        return null;
    }

    /// <summary>from 3 to 10 March, du 3 au 10 mars, depuis le 3 mars.</summary>
    private PeriodSlot? RangeAt(int at)
    {
        var led = sentence.IsIn(at, words.From);
        var since = sentence.IsIn(at, words.SinceDate);
        var (from, end) = _dates.Read(led || since ? at + 1 : at);
        if (from.IsEmpty)
            return null;
        var between = end;
        while (sentence.IsIn(between, words.Until) || sentence.Text(between) == "-")
            between++;
        if (between > end)
        {
            var (to, toEnd) = _dates.Read(between);
            var month = from.Month ?? to.Month;
            if (!to.IsEmpty && month is not null)
            {
                sentence.Take(at, toEnd, Tags.Date);
                return new(PeriodKind.Range, 0, month, from.Day, from.Year, to.Month ?? month, to.Day, to.Year);
            }
        }
        if (!since || from.Month is null)
            return null;
        sentence.Take(at, end, Tags.Date);
        return new(PeriodKind.Range, 0, from.Month, from.Day, from.Year);
    }

    /// <summary>before June, depuis le mois dernier, until 2025, après le 3 mars.</summary>
    private PeriodSlot? EdgeAt(int at)
    {
        // "avant hier" and "the day before yesterday" are days.
        if (FixedAt(at) is not null || words.Units.ContainsKey(sentence.Text(at - 1)))
            return null;
        foreach (var (said, edge) in words.Edges)
        {
            if (!sentence.Stands(at, said))
                continue;
            var (start, ends) = SkipEnding(at + said.Length);
            if (Bounding(at, start) is { } period)
                return period.Kind is PeriodKind.SinceWeekday
                    ? period
                    : period with
                    {
                        Edge = ends ? OfEnd(edge) : edge,
                    };
        }
        return null;
    }

    /// <summary>"until the end of March": the index of what ends, and whether an end was said.</summary>
    private (int Start, bool Ends) SkipEnding(int start)
    {
        var at = start;
        while (IsBeforeUnit(at) || sentence.IsIn(at, words.Endings))
        {
            if (!sentence.IsIn(at++, words.Endings))
                continue;
            while (IsBeforeUnit(at))
                at++;
            return (at, true);
        }
        return (start, false);
    }

    /// <summary>Since the end of March is after March; before its end, all of March counts.</summary>
    private static PeriodEdge OfEnd(PeriodEdge edge) =>
        edge switch
        {
            PeriodEdge.Since => PeriodEdge.After,
            PeriodEdge.Before => PeriodEdge.Until,
            _ => edge,
        };

    private PeriodSlot? Bounding(int at, int start)
    {
        var (date, end) = _dates.Read(start, led: true);
        if (date.Month is not null)
            return Taken(at, end, OfDate(date));
        var begins = false;
        for (var i = start; i < sentence.Count; i++)
        {
            if (_dates.YearAt(i) is { Year: { } year } && !sentence.Taken(i))
                return Taken(at, i + 1, new(PeriodKind.Year, Year: year));
            if ((FixedAt(i) ?? UnitAt(i) ?? (i == start ? WeekdayAt(i) : null)) is { } period)
                return period;
            if (words.Units.TryGetValue(sentence.Text(i), out var unit))
                return begins ? new(This(unit)) : null;
            begins |= sentence.IsIn(i, words.Beginnings);
            if (!IsBeforeUnit(i))
                return null;
        }
        return null;
    }

    private bool IsBeforeUnit(int i) =>
        sentence.IsIn(i, words.DateFillers)
        || sentence.IsIn(i, words.Beginnings)
        || sentence.IsIn(i, words.LastBefore)
        || sentence.IsIn(i, words.ThisBefore)
        || sentence.IsIn(i, words.InYear);

    private PeriodSlot Taken(int from, int end, PeriodSlot period)
    {
        sentence.Take(from, end, Tags.Date);
        return period;
    }

    /// <summary>in 2025, l'année 2025, from 2024 to 2025.</summary>
    private PeriodSlot? YearsAt(int at)
    {
        if (_dates.YearAt(at).Year is not { } year)
            return null;
        var isSaid =
            sentence.IsIn(at - 1, words.InYear) || sentence.IsIn(at - 1, words.From) || at == sentence.Count - 1;
        if (!isSaid && !words.Units.ContainsKey(sentence.Text(at - 1)))
            return null;
        sentence.Take(at, at + 1, Tags.Number);
        var other = at + 1;
        while (sentence.IsIn(other, words.Until))
            other++;
        if (other == at + 1 || _dates.YearAt(other).Year is not { } toYear)
            return new(PeriodKind.Year, Year: year);
        sentence.Take(other, other + 1, Tags.Number);
        return new(PeriodKind.Range, 0, 1, 1, Math.Min(year, toYear), 12, 31, Math.Max(year, toYear));
    }

    private static PeriodSlot OfDate(SaidDate date) =>
        new(date.Day is null ? PeriodKind.Month : PeriodKind.Day, 0, date.Month, date.Day, date.Year);

    private PeriodSlot? DateAt(int at)
    {
        var (date, end) = _dates.Read(at);
        if (date.Month is null)
            return null;
        sentence.Take(at, end, date.Day is null ? Tags.Month : Tags.Date);
        return OfDate(date);
    }

    /// <summary>the last 3 weeks, les 30 derniers jours, depuis 2 mois.</summary>
    private PeriodSlot? LastDaysAt(int at)
    {
        var count = NumberAt(at);
        if (count <= 0)
            return null;
        var unitAt = at + 1;
        while (sentence.IsIn(unitAt, words.LastBefore) || sentence.IsIn(unitAt, words.LastAfter))
            unitAt++;
        if (!words.Units.TryGetValue(sentence.Text(unitAt), out var unit))
            return null;
        var last =
            unitAt > at + 1
            || sentence.IsIn(at - 1, words.LastBefore)
            || sentence.IsIn(at - 1, words.Since)
            || sentence.IsIn(at - 2, words.Since)
            || sentence.IsIn(unitAt + 1, words.LastAfter);
        return last ? new PeriodSlot(PeriodKind.LastDays, Math.Min(count * DaysOf(unit), DaysMax)) : null;
    }

    private static int DaysOf(PeriodUnit unit) =>
        unit switch
        {
            PeriodUnit.Day => 1,
            PeriodUnit.Week => 7,
            PeriodUnit.Month => 30,
            _ => 365,
        };

    private int NumberAt(int at) =>
        sentence.Kind(at) is TokenKind.Number
            ? NumberText.Small(sentence.Text(at))
            : words.Numbers.GetValueOrDefault(sentence.Text(at));

    private PeriodSlot? FixedAt(int at)
    {
        foreach (var (said, period) in words.Fixed)
        {
            // "du mois" is this month, "du mois dernier" is not.
            if (sentence.Stands(at, said) && !sentence.IsIn(at + said.Length, words.LastAfter))
                return period;
        }
        return null;
    }

    private PeriodSlot? UnitAt(int at)
    {
        if (!words.Units.TryGetValue(sentence.Text(at), out var unit))
            return null;
        if (sentence.IsIn(at - 1, words.LastBefore) || sentence.IsIn(at + 1, words.LastAfter))
            return new(Last(unit));
        return sentence.IsIn(at - 1, words.ThisBefore) ? new(This(unit)) : null;
    }

    private static PeriodKind Last(PeriodUnit unit) =>
        unit switch
        {
            PeriodUnit.Day => PeriodKind.Yesterday,
            PeriodUnit.Week => PeriodKind.LastWeek,
            PeriodUnit.Month => PeriodKind.LastMonth,
            _ => PeriodKind.LastYear,
        };

    private static PeriodKind This(PeriodUnit unit) =>
        unit switch
        {
            PeriodUnit.Day => PeriodKind.Today,
            PeriodUnit.Week => PeriodKind.ThisWeek,
            PeriodUnit.Month => PeriodKind.ThisMonth,
            _ => PeriodKind.ThisYear,
        };

    private PeriodSlot? WeekdayAt(int at)
    {
        if (!words.Weekdays.TryGetValue(sentence.Text(at), out var day))
            return null;
        sentence.Take(at, at + 1, Tags.Weekday);
        return new(sentence.IsIn(at - 1, words.SinceDate) ? PeriodKind.SinceWeekday : PeriodKind.Weekday, day);
    }
}
