using System.Text.Json;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;

namespace OrleansBank.Gateway.Chat;

/// <summary>Writes what a message shows beside its text: one shape a kind, described in docs/PROTOCOL.md and the OpenAPI document.</summary>
internal static class CardJson
{
    public static void Write(Utf8JsonWriter json, MessageCard card)
    {
        json.WriteStartObject();
        switch (card)
        {
            case BalanceCard balance:
                WriteBalance(json, balance);
                break;
            case TransactionsCard transactions:
                WriteTransactions(json, transactions);
                break;
            case TransactionCard transaction:
                json.WriteString("kind"u8, "transaction"u8);
                WriteLine(json, transaction.Line);
                break;
            case FraudAlertCard alert:
                WriteFraudAlert(json, alert);
                break;
            case CardStateCard state:
                json.WriteString("kind"u8, "card_state"u8);
                WriteBank(json, state.Bank.Value, state.BankName);
                json.WriteString("last4"u8, state.Last4);
                json.WriteString("status"u8, OuterName.Of(state.Status));
                break;
            case LinkCard link:
                WriteLink(json, link);
                break;
            case LinkProgressCard progress:
                json.WriteString("kind"u8, "link_progress"u8);
                WriteBank(json, progress.Bank.Value, progress.BankName);
                json.WriteNumber("done"u8, progress.Done);
                json.WriteNumber("total"u8, progress.Total);
                json.WriteString("status"u8, OuterName.Of(progress.Status));
                break;
            case ConsentsCard consents:
                WriteConsents(json, consents);
                break;
            case PageCard page:
                json.WriteString("kind"u8, "page"u8);
                json.WriteString("page"u8, page.Page);
                break;
            default:
                throw new NotSupportedException(card.GetType().Name);
        }
        json.WriteEndObject();
    }

    public static void WritePermissions(Utf8JsonWriter json, ReadOnlySpan<byte> name, Permissions permissions)
    {
        json.WriteStartArray(name);
        foreach (var permission in PermissionNames.Of(permissions))
            json.WriteStringValue(permission);
        json.WriteEndArray();
    }

    private static void WriteBalance(Utf8JsonWriter json, BalanceCard card)
    {
        json.WriteString("kind"u8, "balance"u8);
        json.WriteStartArray("lines"u8);
        foreach (var line in card.Lines)
        {
            json.WriteStartObject();
            WriteBank(json, line.Bank.Value, line.BankName);
            json.WriteString("account"u8, line.Account);
            json.WriteString("last4"u8, line.Last4);
            json.WriteString("accountKind"u8, OuterName.Of(line.AccountKind));
            json.WriteString("balanceKind"u8, OuterName.Of(line.Kind));
            MoneyJson.Write(json, "amount"u8, line.Amount);
            json.WriteString("at"u8, line.At.UtcDateTime);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteTransactions(Utf8JsonWriter json, TransactionsCard card)
    {
        json.WriteString("kind"u8, "transactions"u8);
        WriteTime(json, "from"u8, card.From);
        WriteTime(json, "to"u8, card.To);
        json.WriteStartArray("lines"u8);
        foreach (var line in card.Lines)
        {
            json.WriteStartObject();
            WriteLine(json, line);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("more"u8, card.More);
    }

    private static void WriteLine(Utf8JsonWriter json, TransactionLine line)
    {
        WriteBank(json, line.Bank.Value, line.BankName);
        json.WriteString("account"u8, line.Account);
        MoneyJson.Write(json, "amount"u8, line.Amount);
        json.WriteString("status"u8, OuterName.Of(line.Status));
        json.WriteString("bookedAt"u8, line.BookedAt.UtcDateTime);
        json.WriteString("merchant"u8, line.Merchant);
        json.WriteString("information"u8, line.Information);
    }

    private static void WriteFraudAlert(Utf8JsonWriter json, FraudAlertCard card)
    {
        json.WriteString("kind"u8, "fraud_alert"u8);
        if (card.AlertId is not null)
            json.WriteString("alertId"u8, card.AlertId);
        WriteBank(json, card.Bank.Value, card.BankName);
        json.WriteString("last4"u8, card.Last4);
        MoneyJson.Write(json, "amount"u8, card.Amount);
        json.WriteString("merchant"u8, card.Merchant);
        json.WriteString("country"u8, card.Country);
        json.WriteString("reason"u8, card.Reason);
        json.WriteString("occurredAt"u8, card.OccurredAt.UtcDateTime);
        json.WriteString("expiresAt"u8, card.ExpiresAt.UtcDateTime);
        json.WriteString("status"u8, OuterName.Of(card.Status));
    }

    private static void WriteLink(Utf8JsonWriter json, LinkCard card)
    {
        json.WriteString("kind"u8, "link"u8);
        WriteBank(json, card.Bank.Value, card.BankName);
        WritePermissions(json, "permissions"u8, card.Permissions);
        WritePermissions(json, "declines"u8, card.Declines);
        json.WriteString("reason"u8, card.Reason);
        json.WriteNumber("days"u8, card.Days);
    }

    private static void WriteConsents(Utf8JsonWriter json, ConsentsCard card)
    {
        json.WriteString("kind"u8, "consents"u8);
        json.WriteStartArray("consents"u8);
        foreach (var consent in card.Consents)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, consent.Id);
            json.WriteString("bank"u8, consent.Bank.Value);
            json.WriteString("status"u8, OuterName.Of(consent.Status));
            WritePermissions(json, "permissions"u8, consent.Permissions);
            json.WriteString("grantedAt"u8, consent.GrantedAt.UtcDateTime);
            json.WriteString("expiresAt"u8, consent.ExpiresAt.UtcDateTime);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteBank(Utf8JsonWriter json, string bank, string name)
    {
        json.WriteString("bank"u8, bank);
        json.WriteString("bankName"u8, name);
    }

    private static void WriteTime(Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset? at)
    {
        if (at is { } time)
            json.WriteString(name, time.UtcDateTime);
        else
            json.WriteNull(name);
    }
}
