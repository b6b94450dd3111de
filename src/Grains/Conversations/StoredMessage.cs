using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Money;

namespace OrleansBank.Grains.Conversations;

/// <summary>
/// Writes a message byte for byte as the serializer of <see cref="GrainJson"/> does, which reads it: every turn writes two. What
/// people ask for daily is written here; cards that come seldom are left to the serializer.
/// </summary>
internal static class StoredMessage
{
    public static JsonWriterOptions Options { get; } =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>More than any number of minor units, a space and a code.</summary>
    private const int AmountBytesMax = 32;

    public static void Write(Utf8JsonWriter json, Message message)
    {
        json.WriteStartObject();
        json.WriteNumber("Seq"u8, message.Seq);
        json.WriteString("At"u8, message.At);
        json.WriteStartObject("From"u8);
        json.WriteNumber("Kind"u8, (int)message.From.Kind);
        json.WriteString("Name"u8, message.From.Name);
        json.WriteEndObject();
        json.WriteString("Text"u8, message.Text);
        if (message.InReplyTo is not null)
            json.WriteString("InReplyTo"u8, message.InReplyTo);
        json.WriteStartArray("QuickReplies"u8);
        foreach (var reply in message.QuickReplies)
        {
            json.WriteStartObject();
            json.WriteString("Title"u8, reply.Title);
            json.WriteString("Payload"u8, reply.Payload);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (message.Card is not null)
        {
            json.WritePropertyName("Card"u8);
            Write(json, message.Card);
        }
        json.WriteStartArray("Cites"u8);
        foreach (var bank in message.Cites)
            json.WriteStringValue(bank.Value);
        json.WriteEndArray();
        json.WriteBoolean("Erased"u8, message.Erased);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, MessageCard card)
    {
        switch (card)
        {
            case BalanceCard balances:
                Begin(json, card);
                json.WriteStartArray("Lines"u8);
                foreach (var line in balances.Lines)
                    Write(json, line);
                json.WriteEndArray();
                json.WriteEndObject();
                break;
            case TransactionsCard transactions:
                Begin(json, card);
                if (transactions.From is { } from)
                    json.WriteString("From"u8, from);
                if (transactions.To is { } to)
                    json.WriteString("To"u8, to);
                json.WriteStartArray("Lines"u8);
                foreach (var line in transactions.Lines)
                    Write(json, line);
                json.WriteEndArray();
                json.WriteNumber("More"u8, transactions.More);
                json.WriteEndObject();
                break;
            case TransactionCard transaction:
                Begin(json, card);
                json.WritePropertyName("Line"u8);
                Write(json, transaction.Line);
                json.WriteEndObject();
                break;
            default:
                GrainJson.Write(json, card);
                break;
        }
    }

    private static void Begin(Utf8JsonWriter json, MessageCard card)
    {
        json.WriteStartObject();
        json.WriteNumber(GrainJson.KindName, GrainJson.NumberOf(card));
    }

    private static void Write(Utf8JsonWriter json, BalanceLine line)
    {
        json.WriteStartObject();
        json.WriteString("Bank"u8, line.Bank.Value);
        json.WriteString("BankName"u8, line.BankName);
        json.WriteString("Account"u8, line.Account);
        json.WriteString("Last4"u8, line.Last4);
        json.WriteNumber("AccountKind"u8, (int)line.AccountKind);
        json.WriteNumber("Kind"u8, (int)line.Kind);
        Write(json, line.Amount);
        json.WriteString("At"u8, line.At);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TransactionLine line)
    {
        json.WriteStartObject();
        json.WriteString("Bank"u8, line.Bank.Value);
        json.WriteString("BankName"u8, line.BankName);
        json.WriteString("Account"u8, line.Account);
        Write(json, line.Amount);
        json.WriteNumber("Status"u8, (int)line.Status);
        json.WriteString("BookedAt"u8, line.BookedAt);
        json.WriteString("Merchant"u8, line.Merchant);
        json.WriteString("Information"u8, line.Information);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Amount amount)
    {
        Span<byte> text = stackalloc byte[AmountBytesMax];
        _ = Utf8.TryWrite(text, CultureInfo.InvariantCulture, $"{amount.Minor} {amount.Currency.Code}", out var length);
        json.WriteString("Amount"u8, text[..length]);
        text.Clear();
    }
}
