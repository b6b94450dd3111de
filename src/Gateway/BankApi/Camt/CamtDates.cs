using System.Globalization;

namespace OrleansBank.Gateway.BankApi.Camt;

/// <summary>A date as a message gives it: a day, or a moment. <paramref name="Day"/> is the calendar day as written.</summary>
/// <param name="Moment">Null when only the day was given.</param>
internal readonly record struct CamtDate(DateOnly Day, DateTimeOffset? Moment)
{
    /// <summary>
    /// When only the day was given: noon in UTC, the one hour that is on that day from UTC-12 to UTC+11, so that people see the date
    /// that the bank wrote.
    /// </summary>
    public DateTimeOffset At => Moment ?? new DateTimeOffset(Day, new TimeOnly(12, 0), TimeSpan.Zero);

    /// <summary>
    /// The time of a balance, of which the latest wins. A bare day: the moment at which the report was written when that was on this
    /// day; else the end of the day; its beginning when the report was written before.
    /// </summary>
    public DateTimeOffset BalanceAt(CamtDate writtenAt)
    {
        if (Moment is { } moment)
            return moment;
        if (writtenAt.Day == Day)
            return writtenAt.At;
        var time = writtenAt.Day > Day ? new TimeOnly(23, 59, 59) : TimeOnly.MinValue;
        return new DateTimeOffset(Day, time, TimeSpan.Zero);
    }
}

/// <summary>ISODate and ISODateTime: XML Schema dates. A time without an offset is UTC, since the message does not say more.</summary>
internal static class CamtDates
{
    private const int CharsMax = 40;
    private const int DayChars = 10;

    private static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Reads DateAndDateTimeChoice: Dt or DtTm. Null when it is absent or neither.</summary>
    public static CamtDate? Choice(CamtElement? element)
    {
        if (element?.TextAt("DtTm") is { } moment)
            return Moment(moment);
        return element?.TextAt("Dt") is { } day ? Day(day) : null;
    }

    public static CamtDate? Moment(string? text)
    {
        if (
            text is null or { Length: > CharsMax }
            || !DateTimeOffset.TryParseExact(
                text,
                Moments,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var time
            )
        )
            return null;
        time = time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));
        return new CamtDate(DateOnly.FromDateTime(time.DateTime), time.ToUniversalTime());
    }

    /// <summary>An xs:date may carry an offset, which says nothing about the day.</summary>
    private static CamtDate? Day(string text) =>
        text.Length is >= DayChars and <= CharsMax
        && DateOnly.TryParseExact(
            text[..DayChars],
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? new CamtDate(day, null)
            : null;
}
