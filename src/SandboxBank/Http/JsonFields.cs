using System.Globalization;
using System.Text.Json.Nodes;

namespace OrleansBank.SandboxBank.Http;

/// <summary>Reading members of untrusted JSON: what is missing or of another type is null.</summary>
internal static class JsonFields
{
    public static string? Text(this JsonNode? node, string name) =>
        (node as JsonObject)?[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    public static int? Number(this JsonNode? node, string name) =>
        (node as JsonObject)?[name] is JsonValue value && value.TryGetValue(out int number) ? number : null;

    public static JsonObject? Object(this JsonNode? node, string name) => (node as JsonObject)?[name] as JsonObject;

    public static JsonArray? Array(this JsonNode? node, string name) => (node as JsonObject)?[name] as JsonArray;

    public static DateTimeOffset? Time(this JsonNode? node, string name) =>
        DateTimeOffset.TryParse(
            node.Text(name),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : null;

    /// <summary><c>{"Amount":"12.50","Currency":"EUR"}</c>, unsigned.</summary>
    public static (decimal Amount, string Currency)? Money(this JsonNode? node, string name)
    {
        var money = node.Object(name);
        if (money.Text("Currency") is not { } currency)
            return null;
        return decimal.TryParse(
            money.Text("Amount"),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var amount
        )
            ? (amount, currency)
            : null;
    }

    public static JsonObject Of(decimal amount, string currency) =>
        new() { ["Amount"] = Math.Abs(amount).ToString("0.00", CultureInfo.InvariantCulture), ["Currency"] = currency };

    /// <summary>RFC 3339 in UTC, whole seconds.</summary>
    public static string Rfc3339(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
