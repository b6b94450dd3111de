using System.Globalization;
using System.Text;
using System.Text.Json;
using OrleansBank.Domain;
using OrleansBank.Domain.Consents;
using OrleansBank.Silo.BankApis.Http;

namespace OrleansBank.Silo.BankApis.UkOpenBanking;

/// <summary>OBReadConsent1 and its answer.</summary>
public static class ConsentMessages
{
    /// <summary>UK Open Banking v4 bounds a ConsentId to 128 characters.</summary>
    private const int ConsentIdLengthMax = 128;

    /// <param name="historyFrom">The earliest transaction that we may ever ask for.</param>
    public static byte[] Request(Permissions permissions, DateTimeOffset expiresAt, DateTimeOffset historyFrom)
    {
        using var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("Data");
            writer.WriteStartArray("Permissions");
            foreach (var code in PermissionCodes.Of(permissions))
                writer.WriteStringValue(code);
            writer.WriteEndArray();
            writer.WriteString("ExpirationDateTime", Time(expiresAt));
            if (permissions.HasFlag(Permissions.Transactions))
                writer.WriteString("TransactionFromDateTime", Time(historyFrom));
            writer.WriteEndObject();
            writer.WriteStartObject("Risk"); // The schema requires it, and gives it no members for accounts.
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        return body.ToArray();
    }

    /// <summary>The bank's id of the consent; empty after a fault.</summary>
    public static string ReadId(JsonElement root, AnswerReader reader)
    {
        var data = reader.Object(root, "Data");
        var id = reader.Text(data, "ConsentId", ConsentIdLengthMax);
        if (!IdRules.IsValid(id) || !PathPart.IsSafe(id))
            reader.Break("Data.ConsentId");
        if (reader.Text(data, "Status", 4) != "AWAU")
            reader.Break("Data.Status");
        return id;
    }

    /// <summary>
    /// The OpenID Connect claims parameter that names the consent, as the UK Open Banking security profile has it.
    /// </summary>
    public static string IntentClaim(string consentId)
    {
        using var claims = new MemoryStream();
        using (var writer = new Utf8JsonWriter(claims))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("id_token");
            writer.WriteStartObject("openbanking_intent_id");
            writer.WriteString("value", consentId);
            writer.WriteBoolean("essential", true);
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(claims.ToArray());
    }

    /// <summary>RFC 3339 in UTC, whole seconds.</summary>
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
