using System.Text.Json;
using OrleansBank.Silo.BankApis.Http;

namespace OrleansBank.Silo.BankApis.UkOpenBanking;

/// <summary>Reads the answer to a pushed authorization request (RFC 9126 section 2.2).</summary>
public static class PushedAnswer
{
    private const int RequestUriLengthMax = 2_048;

    /// <summary>
    /// The authorization endpoint with client_id and request_uri alone (FAPI 2.0): nothing of the request shows in the
    /// browser.
    /// </summary>
    public static Uri? Read(JsonElement root, Uri authorization, string clientId, AnswerReader reader)
    {
        var requestUri = reader.Text(root, "request_uri", RequestUriLengthMax);
        if (!Uri.TryCreate(requestUri, UriKind.Absolute, out _))
            reader.Break("request_uri");
        if (!reader.Good)
            return null;
        var query = $"client_id={Uri.EscapeDataString(clientId)}&request_uri={Uri.EscapeDataString(requestUri)}";
        var separator = authorization.Query.Length > 0 ? '&' : '?';
        return new Uri($"{authorization.AbsoluteUri}{separator}{query}");
    }
}
