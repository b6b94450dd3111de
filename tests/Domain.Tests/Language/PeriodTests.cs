using System.Globalization;
using OrleansBank.Domain.Language;

namespace OrleansBank.Domain.Tests.Language;

/// <summary>Where periods lie. Unless said otherwise, now is Wednesday 18 March 2026, 15:30 in Paris.</summary>
public sealed class PeriodTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static TheoryData<PeriodSlot, string, string> InParis =>
        new()
        {
            { new(PeriodKind.Today), "2026-03-18T00:00+01", "2026-03-19T00:00+01" },
            { new(PeriodKind.Yesterday), "2026-03-17T00:00+01", "2026-03-18T00:00+01" },
            { new(PeriodKind.ThisWeek), "2026-03-16T00:00+01", "2026-03-23T00:00+01" },
            { new(PeriodKind.LastWeek), "2026-03-09T00:00+01", "2026-03-16T00:00+01" },
            // The clocks change on Sunday 29 March at 2:00.
            { new(PeriodKind.ThisMonth), "2026-03-01T00:00+01", "2026-04-01T00:00+02" },
            { new(PeriodKind.LastMonth), "2026-02-01T00:00+01", "2026-03-01T00:00+01" },
            { new(PeriodKind.ThisYear), "2026-01-01T00:00+01", "2027-01-01T00:00+01" },
            { new(PeriodKind.LastYear), "2025-01-01T00:00+01", "2026-01-01T00:00+01" },
            { new(PeriodKind.LastDays, 1), "2026-03-18T00:00+01", "2026-03-19T00:00+01" },
            { new(PeriodKind.LastDays, 7), "2026-03-12T00:00+01", "2026-03-19T00:00+01" },
            { new(PeriodKind.LastDays, 30), "2026-02-17T00:00+01", "2026-03-19T00:00+01" },
            { new(PeriodKind.Weekday, 3), "2026-03-18T00:00+01", "2026-03-19T00:00+01" },
            { new(PeriodKind.Weekday, 4), "2026-03-12T00:00+01", "2026-03-13T00:00+01" },
            { new(PeriodKind.SinceWeekday, 1), "2026-03-16T00:00+01", "2026-03-19T00:00+01" },
            { new(PeriodKind.Weekend), "2026-03-14T00:00+01", "2026-03-16T00:00+01" },
            { new(PeriodKind.Month, Month: 3), "2026-03-01T00:00+01", "2026-04-01T00:00+02" },
            { new(PeriodKind.Month, Month: 4), "2025-04-01T00:00+02", "2025-05-01T00:00+02" },
            { new(PeriodKind.Month, Month: 2, Year: 2024), "2024-02-01T00:00+01", "2024-03-01T00:00+01" },
            { new(PeriodKind.Day, Month: 3, Day: 18), "2026-03-18T00:00+01", "2026-03-19T00:00+01" },
            { new(PeriodKind.Day, Month: 3, Day: 19), "2025-03-19T00:00+01", "2025-03-20T00:00+01" },
            { new(PeriodKind.Day, Month: 12, Day: 31), "2025-12-31T00:00+01", "2026-01-01T00:00+01" },
            { new(PeriodKind.Day, Month: 2, Day: 31, Year: 2026), "2026-02-28T00:00+01", "2026-03-01T00:00+01" },
            { new(PeriodKind.Day, Month: 2, Day: 29), "2024-02-29T00:00+01", "2024-03-01T00:00+01" },
            { new(PeriodKind.Year, Year: 2025), "2025-01-01T00:00+01", "2026-01-01T00:00+01" },
            { new(PeriodKind.LastMonth, Edge: PeriodEdge.Since), "2026-02-01T00:00+01", "2026-03-19T00:00+01" },
            { new(PeriodKind.Month, 0, 6, Edge: PeriodEdge.Before), "0001-01-01T00:00+00", "2025-06-01T00:00+02" },
            { new(PeriodKind.Month, 0, 1, Edge: PeriodEdge.Until), "0001-01-01T00:00+00", "2026-02-01T00:00+01" },
            { new(PeriodKind.Month, 0, 1, Edge: PeriodEdge.After), "2026-02-01T00:00+01", "2026-03-19T00:00+01" },
            { new(PeriodKind.Today, Edge: PeriodEdge.After), "2026-03-19T00:00+01", "2026-03-20T00:00+01" },
            { new(PeriodKind.Range, 0, 3, 3, null, 3, 10), "2026-03-03T00:00+01", "2026-03-11T00:00+01" },
            { new(PeriodKind.Range, 0, 12, 28, null, 1, 3), "2025-12-28T00:00+01", "2026-01-04T00:00+01" },
            { new(PeriodKind.Range, 0, 1, null, null, 2, null), "2026-01-01T00:00+01", "2026-03-01T00:00+01" },
            { new(PeriodKind.Range, 0, 3, 10), "2026-03-10T00:00+01", "2026-03-19T00:00+01" },
            { new(PeriodKind.Range, 0, 12, 20, null, 1, 5, 2025), "2024-12-20T00:00+01", "2025-01-06T00:00+01" },
            { new(PeriodKind.Range, 0, 5, 9, 2025, 4, 2, 2025), "2025-04-02T00:00+02", "2025-05-10T00:00+02" },
        };

    [Theory]
    [MemberData(nameof(InParis))]
    public void A_period_is_placed_in_the_persons_calendar(PeriodSlot said, string from, string to)
    {
        Assert.Equal(new Period(At(from), At(to)), Periods.Resolve(said, At("2026-03-18T15:30+01"), Paris));
    }

    [Theory]
    [InlineData(PeriodKind.Day, 2, 31, null, false)]
    [InlineData(PeriodKind.Day, 2, 29, null, true)]
    [InlineData(PeriodKind.Day, 2, 29, 2026, false)]
    [InlineData(PeriodKind.Day, 2, 29, 2028, true)]
    [InlineData(PeriodKind.Day, 13, 3, 2026, false)]
    [InlineData(PeriodKind.Day, 4, 31, null, false)]
    [InlineData(PeriodKind.Day, 12, 31, null, true)]
    [InlineData(PeriodKind.Month, 4, null, null, true)]
    [InlineData(PeriodKind.LastWeek, null, null, null, true)]
    public void Only_dates_of_the_calendar_exist(PeriodKind kind, int? month, int? day, int? year, bool exists)
    {
        Assert.Equal(exists, Periods.Exists(new PeriodSlot(kind, 0, month, day, year)));
        if (month is not null)
            Assert.Equal(exists, Periods.Exists(new(PeriodKind.Range, 0, 1, 1, 2024, month, day, year)));
    }

    [Theory]
    // The day on which the clocks go forward has 23 hours, the one on which they go back 25.
    [InlineData("Europe/Paris", "2026-03-29T12:00+02", "2026-03-29T00:00+01", "2026-03-30T00:00+02")]
    [InlineData("Europe/Paris", "2026-10-25T12:00+01", "2026-10-25T00:00+02", "2026-10-26T00:00+01")]
    // Half an hour before midnight in Paris is already tomorrow in Tokyo, and still noon in Los Angeles.
    [InlineData("Asia/Tokyo", "2026-03-18T23:30+01", "2026-03-19T00:00+09", "2026-03-20T00:00+09")]
    [InlineData("America/Los_Angeles", "2026-03-18T23:30+01", "2026-03-18T00:00-07", "2026-03-19T00:00-07")]
    [InlineData("Asia/Kolkata", "2026-01-01T00:00+05:30", "2026-01-01T00:00+05:30", "2026-01-02T00:00+05:30")]
    // In Beirut midnight itself is skipped: the day begins at one.
    [InlineData("Asia/Beirut", "2026-03-29T12:00+03", "2026-03-29T01:00+03", "2026-03-30T00:00+03")]
    // In Havana the hour after midnight comes twice: the day begins at the first.
    [InlineData("America/Havana", "2026-11-01T12:00-05", "2026-11-01T00:00-04", "2026-11-02T00:00-05")]
    public void Today_begins_and_ends_at_midnight_where_the_person_is(string zone, string now, string from, string to)
    {
        var period = Periods.Resolve(
            new PeriodSlot(PeriodKind.Today),
            At(now),
            TimeZoneInfo.FindSystemTimeZoneById(zone)
        );

        Assert.Equal(new Period(At(from), At(to)), period);
    }

    [Theory]
    [InlineData(PeriodKind.ThisWeek, "2026-01-01T10:00+01", "2025-12-29T00:00+01", "2026-01-05T00:00+01")]
    [InlineData(PeriodKind.LastWeek, "2027-01-01T10:00+01", "2026-12-21T00:00+01", "2026-12-28T00:00+01")]
    [InlineData(PeriodKind.LastMonth, "2026-01-31T10:00+01", "2025-12-01T00:00+01", "2026-01-01T00:00+01")]
    [InlineData(PeriodKind.Yesterday, "2026-01-01T00:00+01", "2025-12-31T00:00+01", "2026-01-01T00:00+01")]
    [InlineData(PeriodKind.ThisWeek, "2026-03-22T23:59+01", "2026-03-16T00:00+01", "2026-03-23T00:00+01")]
    [InlineData(PeriodKind.ThisWeek, "2026-03-23T00:00+01", "2026-03-23T00:00+01", "2026-03-30T00:00+02")]
    [InlineData(PeriodKind.Weekend, "2026-03-22T10:00+01", "2026-03-21T00:00+01", "2026-03-23T00:00+01")]
    [InlineData(PeriodKind.Today, "2028-02-29T10:00+01", "2028-02-29T00:00+01", "2028-03-01T00:00+01")]
    public void Weeks_months_and_years_meet_without_a_gap(PeriodKind kind, string now, string from, string to)
    {
        Assert.Equal(new Period(At(from), At(to)), Periods.Resolve(new PeriodSlot(kind), At(now), Paris));
    }

    [Fact]
    public void No_period_is_empty_or_throws_at_the_ends_of_time()
    {
        foreach (var now in (DateTimeOffset[])[DateTimeOffset.MinValue.AddDays(2), DateTimeOffset.MaxValue.AddDays(-2)])
        {
            foreach (var kind in Enum.GetValues<PeriodKind>())
            {
                var said = new PeriodSlot(kind, Count: 3_660, Month: 2, Day: 30, ToMonth: 1, ToDay: 31);
                var period = Periods.Resolve(said, now, TimeZoneInfo.Utc);
                Assert.True(period.From <= period.To, $"{kind} {now}");
            }
        }
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
