using System.Text.Json;
using OrleansBank.Domain.Conversations;
using OrleansBank.Silo.BankApis.Http;

namespace OrleansBank.Silo.BankApis.UkOpenBanking;

/// <summary>Reads a token response (RFC 6749 section 5.1).</summary>
public static class TokenAnswer
{
    private const int TokenLengthMax = 8_192;
    private const int LifeSecondsMax = 366 * 86_400;

    /// <summary>When a bank leaves expires_in out, which the RFC only recommends.</summary>
    private const int LifeSecondsDefault = 300;

    /// <param name="askedAt">
    /// The life of the token counts from the request, so that it never seems longer than it is.
    /// </param>
    /// <param name="keptRefresh">
    /// A refresh token that stays good when the bank sends no other (RFC 6749 section 6).
    /// </param>
    public static BankTokens? Read(JsonElement root, DateTimeOffset askedAt, string? keptRefresh, AnswerReader reader)
    {
        var access = reader.Text(root, "access_token", TokenLengthMax);
        var type = reader.Text(root, "token_type", 20);
        var refresh = reader.OptionalText(root, "refresh_token", TokenLengthMax);
        var seconds = reader.OptionalInt(root, "expires_in", 1, LifeSecondsMax, LifeSecondsDefault);
        if (!type.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            reader.Break("token_type");
        if (!IsToken(access))
            reader.Break("access_token");
        return reader.Good ? new BankTokens(access, askedAt.AddSeconds(seconds), refresh ?? keptRefresh) : null;
    }

    /// <summary>b64token of RFC 6750 section 2.1: anything else could break out of the header.</summary>
    private static bool IsToken(string token) =>
        token.Length > 0
        && token.All(c => char.IsAsciiLetterOrDigit(c) || "-._~+/=".Contains(c, StringComparison.Ordinal));
}
