using System.Collections.Frozen;
using System.Text.Json;
using OrleansBank.Domain;
using OrleansBank.Domain.Money;

namespace OrleansBank.Gateway.BankApi.CloudEvents;

/// <summary>
/// Reads the members of one JSON object by name and type. The first that is missing or wrong becomes the event's fault, and
/// everything read from then on is a harmless default: the caller looks at the fault once, at the end.
/// A member that is null counts as absent.
/// </summary>
internal readonly struct Members(JsonElement element, string path, Fault fault)
{
    public Fault Fault => fault;

    public string Text(string name) => Read(name, required: true) ?? "";

    public string? OptionalText(string name) => Read(name, required: false);

    /// <summary>Text for people; what is longer than any text that is kept is cut, never refused.</summary>
    public string Words(string name) => Cut(Text(name));

    public string OptionalWords(string name) => Cut(OptionalText(name) ?? "");

    /// <summary>An id or reference: 1 to 256 bytes, no control character.</summary>
    public string Id(string name)
    {
        var id = Text(name);
        if (!IdRules.IsValid(id))
            fault.Set(InvalidReasons.IdInvalid, Path(name));
        return id;
    }

    public string? OptionalId(string name) => Has(name) ? Id(name) : null;

    public DateTimeOffset Time(string name)
    {
        if (!Rfc3339.TryParse(Text(name), out var time))
            fault.Set(InvalidReasons.TimeInvalid, Path(name));
        return time;
    }

    public DateTimeOffset? OptionalTime(string name) => Has(name) ? Time(name) : null;

    public T OneOf<T>(string name, FrozenDictionary<string, T> values)
    {
        if (values.TryGetValue(Text(name), out var value))
            return value;
        fault.Set(InvalidReasons.ValueUnknown, Path(name));
        return default!;
    }

    /// <summary>Exactly four digits, of a card.</summary>
    public string FourDigits(string name)
    {
        var digits = Text(name);
        if (digits.Length != 4 || digits.AsSpan().ContainsAnyExceptInRange('0', '9'))
            fault.Set(InvalidReasons.DigitsInvalid, Path(name));
        return digits;
    }

    /// <summary>An unsigned amount: <c>{"Amount":"12.50","Currency":"EUR"}</c>.</summary>
    public Amount Money(string name)
    {
        var money = Object(name);
        var text = money.Text("Amount");
        var currency = money.Text("Currency");
        if (Amount.TryParse(text, currency, out var amount, out var error))
            return amount;
        fault.Set(AmountErrors.Code(error), Path(name));
        return default;
    }

    public Members Object(string name)
    {
        if (Has(name, out var value) && value.ValueKind != JsonValueKind.Object)
            fault.Set(InvalidReasons.WrongType, Path(name));
        else if (!Has(name))
            fault.Set(InvalidReasons.MissingMember, Path(name));
        return new Members(value.ValueKind == JsonValueKind.Object ? value : default, Path(name), fault);
    }

    public Members? OptionalObject(string name) => Has(name) ? Object(name) : null;

    public bool Has(string name) => Has(name, out _);

    public void Refuse(string reason, string name) => fault.Set(reason, Path(name));

    private bool Has(string name, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object
            && element.TryGetProperty(name, out value)
            && value.ValueKind != JsonValueKind.Null;
    }

    private string? Read(string name, bool required)
    {
        if (!Has(name, out var value))
        {
            if (required)
                fault.Set(InvalidReasons.MissingMember, Path(name));
            return null;
        }
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString();
        fault.Set(InvalidReasons.WrongType, Path(name));
        return null;
    }

    private string Path(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Cut(string text) => BankWords.Cut(text);
}
