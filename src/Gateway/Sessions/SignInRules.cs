using System.Text.RegularExpressions;

namespace OrleansBank.Gateway.Sessions;

/// <summary>What a locale and a time zone may look like, wherever they come from.</summary>
internal static partial class SignInRules
{
    public const string DefaultLocale = "en-GB";
    private const int ZoneLengthMax = 64;

    public static bool IsLocale(string? locale) => locale is not null && Locale().IsMatch(locale);

    /// <summary>A name of the IANA database.</summary>
    public static bool IsTimeZone(string? zone) =>
        zone is { Length: > 0 and <= ZoneLengthMax }
        && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)
        && found.HasIanaId;

    /// <summary>BCP 47, in the forms that people's systems send.</summary>
    [GeneratedRegex(
        "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex Locale();
}
