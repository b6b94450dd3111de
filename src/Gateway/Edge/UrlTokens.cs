namespace OrleansBank.Gateway.Edge;

/// <summary>
/// Finds a token in a URL, where logs, histories and Referer headers would keep it (RFC 6750 section 5.3). A link's callback is
/// exempt from the look at values: an authorization code may have any form, and is good once.
/// </summary>
public static class UrlTokens
{
    private static readonly string[] Names =
    [
        "access_token",
        "token",
        "id_token",
        "bearer",
        "authorization",
        "jwt",
        "session",
    ];

    /// <param name="query">With or without the question mark; names and values still escaped.</param>
    public static bool AnyIn(ReadOnlySpan<char> query, bool namesOnly = false)
    {
        query = query.TrimStart('?');
        foreach (var part in query.Split('&'))
        {
            var pair = query[part];
            var equals = pair.IndexOf('=');
            var name = Uri.UnescapeDataString(equals < 0 ? pair : pair[..equals]);
            if (Names.Contains(name, StringComparer.OrdinalIgnoreCase))
                return true;
            if (!namesOnly && equals >= 0 && LooksLikeJwt(Uri.UnescapeDataString(pair[(equals + 1)..])))
                return true;
        }
        return false;
    }

    /// <summary>Three base64url parts, the first of which begins a JSON object: "eyJ" is <c>{"</c>.</summary>
    private static bool LooksLikeJwt(string value)
    {
        var text = value.AsSpan().Trim();
        if (text.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            text = text["Bearer ".Length..];
        return text.StartsWith("eyJ", StringComparison.Ordinal) && text.Count('.') >= 2;
    }
}
