using System.Buffers.Text;
using System.Text.Json;
using OrleansBank.Domain.Money;

namespace OrleansBank.Gateway.Chat;

/// <summary>Money at the edge: <c>{"amount":"1234.56","currency":"EUR"}</c>, a string with all minor units.</summary>
internal static class MoneyJson
{
    /// <summary>The sign, 19 digits, the point.</summary>
    private const int TextBytesMax = 24;

    public static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, Amount amount)
    {
        Span<byte> text = stackalloc byte[TextBytesMax];
        json.WriteStartObject(name);
        json.WriteString("amount"u8, text[..Format(amount, text)]);
        json.WriteString("currency"u8, amount.Currency.Code);
        json.WriteEndObject();
    }

    private static int Format(Amount amount, Span<byte> text)
    {
        var at = 0;
        if (amount.Minor < 0)
            text[at++] = (byte)'-';
        var minor = (ulong)Math.Abs((decimal)amount.Minor);
        var unit = 1ul;
        for (var i = 0; i < amount.Currency.Exponent; i++)
            unit *= 10;
        Utf8Formatter.TryFormat(minor / unit, text[at..], out var written);
        at += written;
        if (amount.Currency.Exponent == 0)
            return at;
        text[at++] = (byte)'.';
        var rest = minor % unit;
        for (unit /= 10; unit > 0; unit /= 10)
        {
            text[at++] = (byte)('0' + (rest / unit));
            rest %= unit;
        }
        return at;
    }
}
