using System.Text.Json;
using OrleansBank.Silo.BankApis.Keys;

namespace OrleansBank.Silo.BankApis.UkOpenBanking;

/// <summary>
/// How we sign in at a bank: private_key_jwt (RFC 7523 section 3, FAPI 2.0). A minute long, good once, and for this
/// bank's issuer alone, so that no bank can use it at another.
/// </summary>
public static class ClientAssertion
{
    public const string Type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private const int LifeSeconds = 60;

    public static string Create(PlatformKeys keys, string clientId, string issuer, string id, DateTimeOffset now)
    {
        using var payload = new MemoryStream();
        using (var writer = new Utf8JsonWriter(payload))
        {
            writer.WriteStartObject();
            writer.WriteString("iss", clientId);
            writer.WriteString("sub", clientId);
            writer.WriteString("aud", issuer);
            writer.WriteString("jti", id);
            writer.WriteNumber("iat", now.ToUnixTimeSeconds());
            writer.WriteNumber("exp", now.ToUnixTimeSeconds() + LifeSeconds);
            writer.WriteEndObject();
        }
        return keys.SignJwt(payload.ToArray());
    }
}
