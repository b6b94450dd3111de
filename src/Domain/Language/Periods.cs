namespace OrleansBank.Domain.Language;

/// <summary>A stretch of time, the start included, the end not.</summary>
public readonly record struct Period(DateTimeOffset From, DateTimeOffset To);

/// <summary>Places a period that was said in the person's own calendar.</summary>
public static class Periods
{
    /// <summary>Weeks begin on Monday (ISO 8601); days begin at midnight in <paramref name="zone"/>.</summary>
    public static Period Resolve(PeriodSlot said, DateTimeOffset now, TimeZoneInfo zone) =>
        throw new NotSupportedException();
}
