using System.Globalization;
using OrleansBank.Contracts;

namespace OrleansBank.Gateway.Chat.Rest;

/// <summary>Reads since, before and limit: plain decimal digits, each wrong one with its own code.</summary>
internal static class Page
{
    public static string? TryParse(
        string? since,
        string? before,
        string? limit,
        GatewayLimits limits,
        out MessagesRequest? page
    )
    {
        page = null;
        if (!TryRead(since, 0, out var after) || after < 0)
            return "invalid_since";
        if (!TryRead(before, 0, out var until) || (before is not null && (until < 1 || since is not null)))
            return "invalid_before";
        if (!TryRead(limit, limits.PageMessagesDefault, out var count) || count < 1 || count > limits.PageMessagesMax)
            return "invalid_limit";
        page = new MessagesRequest(after, before is null ? null : until, (int)count);
        return null;
    }

    public static bool TryRead(string? text, long absent, out long value)
    {
        value = absent;
        return text is null || long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
