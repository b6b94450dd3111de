namespace OrleansBank.Silo.Storage;

/// <summary>Times as whole microseconds since the Unix epoch, as both databases keep them.</summary>
internal static class Micros
{
    public const long PerDay = 86_400_000_000;

    /// <summary>What is finer than a microsecond is cut.</summary>
    public static long Of(DateTimeOffset at) =>
        FloorDiv(at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks, TimeSpan.TicksPerMicrosecond);

    public static DateTimeOffset ToTime(long micros) =>
        new(DateTimeOffset.UnixEpoch.Ticks + (micros * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    /// <summary>Days since the Unix epoch.</summary>
    public static long DayOf(DateTimeOffset at) => FloorDiv(Of(at), PerDay);

    private static long FloorDiv(long value, long by)
    {
        var (whole, rest) = Math.DivRem(value, by);
        return rest < 0 ? whole - 1 : whole;
    }
}
