using System.Globalization;

namespace OrleansBank.SandboxBank.AccountApi;

/// <summary>fromBookingDateTime and toBookingDateTime, both inclusive; null: unbounded.</summary>
internal sealed record BookingWindow(DateTimeOffset? From, DateTimeOffset? To)
{
    /// <summary>Null with the name of the parameter that is no date-time.</summary>
    public static BookingWindow? Read(IQueryCollection query, out string faulty)
    {
        faulty = "fromBookingDateTime";
        if (!TryRead(query["fromBookingDateTime"], out var from))
            return null;
        faulty = "toBookingDateTime";
        if (!TryRead(query["toBookingDateTime"], out var to))
            return null;
        return new BookingWindow(from, to);
    }

    public BookingWindow Within(DateTimeOffset? from, DateTimeOffset? to) => new(Later(From, from), Earlier(To, to));

    public bool Holds(DateTimeOffset time) => !(time < From) && !(time > To);

    /// <summary>The standard lets the time be left out, and tells a bank to ignore a time zone.</summary>
    private static bool TryRead(string? text, out DateTimeOffset? time)
    {
        time = null;
        if (string.IsNullOrEmpty(text))
            return true;
        // A plus sign of a time zone comes as a space when a client forgot to escape it.
        if (
            !DateTimeOffset.TryParse(
                text.Replace(' ', '+'),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var read
            )
        )
            return false;
        time = new DateTimeOffset(read.DateTime, TimeSpan.Zero);
        return true;
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) =>
        one > other || other is null ? one : other;

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one < other || other is null ? one : other;
}
