namespace OrleansBank.Gateway.BankApi;

/// <summary>A bank's text for people: bounded here, cleaned by the domain before anybody sees it.</summary>
internal static class BankWords
{
    /// <summary>Cuts to <see cref="BankApiLimits.TextCharsMax"/>, never through a surrogate pair.</summary>
    public static string Cut(string text)
    {
        if (text.Length <= BankApiLimits.TextCharsMax)
            return text;
        var end = BankApiLimits.TextCharsMax;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)];
    }
}
