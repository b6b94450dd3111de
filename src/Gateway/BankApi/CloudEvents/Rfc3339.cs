using System.Globalization;

namespace OrleansBank.Gateway.BankApi.CloudEvents;

/// <summary>Date-times of RFC 3339 section 5.6: the offset is required. What is finer than a microsecond is cut.</summary>
internal static class Rfc3339
{
    private const int CharsMax = 40;
    private const int FractionDigitsMax = 7;

    public static bool TryParse(string text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length > CharsMax || !HasOffset(text))
            return false;
        var upper = CutFraction(text.ToUpperInvariant());
        if (
            !DateTimeOffset.TryParseExact(
                upper,
                ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out time
            )
        )
            return false;
        time = time.ToUniversalTime();
        time = time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));
        return true;
    }

    private static bool HasOffset(string text) =>
        text.Length >= 20
        && (text[^1] is 'Z' or 'z' || (text.Length >= 25 && text[^6] is '+' or '-' && text[^3] == ':'));

    private static string CutFraction(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point < 0)
            return text;
        var end = point + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return end - point - 1 <= FractionDigitsMax ? text : string.Concat(text.AsSpan(0, point + 8), text.AsSpan(end));
    }
}
