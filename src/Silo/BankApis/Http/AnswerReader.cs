using System.Text.Json;
using OrleansBank.Domain.Money;

namespace OrleansBank.Silo.BankApis.Http;

/// <summary>
/// Reads the members that we rely on, and remembers the first that breaks the schema: <see cref="Fault"/> names it by
/// its path, never by its value. After a fault the answers of the methods mean nothing.
/// </summary>
public sealed class AnswerReader
{
    private const int AmountLengthMax = 19;
    private static readonly JsonElement Nothing = JsonDocument.Parse("null").RootElement;

    public string? Fault { get; private set; }
    public bool Good => Fault is null;

    public void Break(string path) => Fault ??= $"schema:{path}";

    public JsonElement Object(JsonElement parent, string name) => Member(parent, name, JsonValueKind.Object);

    public JsonElement Array(JsonElement parent, string name) => Member(parent, name, JsonValueKind.Array);

    /// <summary>A string of 1 to <paramref name="lengthMax"/> UTF-16 units.</summary>
    public string Text(JsonElement parent, string name, int lengthMax)
    {
        var text = OptionalText(parent, name, lengthMax);
        if (text is null)
            Break(name);
        return text ?? "";
    }

    /// <summary>Null when it is absent or null; another type than a string is a fault.</summary>
    public string? OptionalText(JsonElement parent, string name, int lengthMax)
    {
        if (Find(parent, name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String && TryString(value) is { } text && text.Length <= lengthMax)
            return text.Length == 0 ? null : text;
        Break(name);
        return null;
    }

    public JsonElement? OptionalObject(JsonElement parent, string name)
    {
        if (Find(parent, name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Object)
            return value;
        Break(name);
        return null;
    }

    /// <summary>RFC 3339 with a time zone, in UTC, down to microseconds.</summary>
    public DateTimeOffset Time(JsonElement parent, string name)
    {
        if (OptionalTime(parent, name) is { } time)
            return time;
        Break(name);
        return default;
    }

    public DateTimeOffset? OptionalTime(JsonElement parent, string name)
    {
        if (Find(parent, name) is not { } value)
            return null;
        if (
            value.ValueKind == JsonValueKind.String
            && value.TryGetDateTimeOffset(out var time)
            && TryString(value) is { } text
            && HasZone(text)
            && time.Year is >= 1900 and <= 2200
        )
            return new DateTimeOffset(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
        Break(name);
        return null;
    }

    public int OptionalInt(JsonElement parent, string name, int min, int max, int otherwise)
    {
        if (Find(parent, name) is not { } value)
            return otherwise;
        if (
            value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out var number)
            && number >= min
            && number <= max
        )
            return number;
        Break(name);
        return otherwise;
    }

    /// <summary>
    /// <c>Amount{Amount,Currency}</c> beside <c>CreditDebitIndicator</c>, signed by it. The amount is an unsigned
    /// decimal of at most 13 and 5 digits (UK Open Banking v4), with no more decimals than the currency has.
    /// </summary>
    public Amount SignedAmount(JsonElement parent)
    {
        var money = Object(parent, "Amount");
        var text = Text(money, "Amount", AmountLengthMax);
        var code = Text(money, "Currency", 3);
        var indicator = Text(parent, "CreditDebitIndicator", 6);
        if (!Good)
            return default;
        if (indicator is not ("Credit" or "Debit"))
            Break("CreditDebitIndicator");
        else if (Amount.TryParse(text, code, out var amount, out var error))
            return indicator == "Debit" ? amount.Negate() : amount;
        else
            Break(error == AmountError.CurrencyUnknown ? "Amount.Currency" : "Amount.Amount");
        return default;
    }

    private JsonElement Member(JsonElement parent, string name, JsonValueKind kind)
    {
        if (Find(parent, name) is { } value && value.ValueKind == kind)
            return value;
        Break(name);
        return Nothing;
    }

    private static JsonElement? Find(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object
        && parent.TryGetProperty(name, out var value)
        && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    /// <summary>Null for an escaped half of a surrogate pair, which is no text.</summary>
    private static string? TryString(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool HasZone(string time) =>
        time.Length > 19 && (time[^1] is 'Z' || (time[^6] is '+' or '-' && time[^3] == ':'));
}
