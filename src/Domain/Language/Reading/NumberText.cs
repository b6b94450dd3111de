namespace OrleansBank.Domain.Language.Reading;

/// <summary>Numbers as people write them: 1234, 12,50, 1 234.56, 1.234,56.</summary>
internal static class NumberText
{
    private const int DigitsMax = 15;

    /// <summary>
    /// The number in units of 10 to the power -<paramref name="exponent"/>. False when it has more decimals than
    /// that.
    /// </summary>
    public static bool TryMinor(string typed, int exponent, out long minor)
    {
        minor = 0;
        var point = DecimalPoint(typed);
        var digits = 0;
        var decimals = 0;
        for (var i = 0; i < typed.Length; i++)
        {
            if (!char.IsAsciiDigit(typed[i]))
                continue;
            if (++digits > DigitsMax)
                return false;
            minor = (minor * 10) + (typed[i] - '0');
            decimals += point >= 0 && i > point ? 1 : 0;
        }
        if (digits == 0 || decimals > exponent)
            return false;
        for (; decimals < exponent; decimals++)
            minor *= 10;
        return true;
    }

    /// <summary>
    /// The last point or comma, unless exactly three digits follow it or it stands there twice: then it groups
    /// thousands.
    /// </summary>
    private static int DecimalPoint(string typed)
    {
        var last = typed.AsSpan().LastIndexOfAny('.', ',');
        if (last < 0 || typed.Length - last - 1 == 3 || typed.IndexOf(typed[last], StringComparison.Ordinal) != last)
            return -1;
        return last;
    }

    /// <summary>A plain whole number of at most four digits, or -1.</summary>
    public static int Small(string typed)
    {
        if (typed.Length is 0 or > 4)
            return -1;
        var value = 0;
        foreach (var c in typed)
        {
            if (!char.IsAsciiDigit(c))
                return -1;
            value = (value * 10) + (c - '0');
        }
        return value;
    }
}
