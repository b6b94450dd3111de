using System.Buffers;
using System.Text.Json;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Money;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Grains.Conversations;

/// <summary>Everything that is kept about a person, as one JSON document. Tokens are left out: they are keys, not data about the person.</summary>
internal sealed class PersonExport(Person person, UserId user, IGrainStore store)
{
    private const int PageRows = 500;

    public async ValueTask<ReadOnlyMemory<byte>> WriteAsync(
        DateTimeOffset now,
        ConsentsReply consents,
        DisclosuresReply disclosures,
        CancellationToken cancellation
    )
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        var json = new Utf8JsonWriter(buffer);
        await using var _ = json.ConfigureAwait(false);
        json.WriteStartObject();
        json.WriteString("user", user.Value);
        json.WriteString("at", now.UtcDateTime);
        json.WriteString("locale", person.State.Locale);
        json.WriteString("timeZone", person.State.TimeZone);
        WriteSessions(json);
        WriteConsents(json, consents);
        WriteBanks(json);
        await WriteTransactionsAsync(json, cancellation);
        await WriteMessagesAsync(json, cancellation);
        await WriteLedgerAsync(json, cancellation);
        WriteDisclosures(json, disclosures);
        json.WriteEndObject();
        await json.FlushAsync(cancellation);
        return buffer.WrittenMemory;
    }

    private void WriteSessions(Utf8JsonWriter json)
    {
        json.WriteStartArray("sessions");
        foreach (var session in person.State.Sessions)
        {
            json.WriteStartObject();
            json.WriteString("authenticatedAt", session.AuthenticatedAt.UtcDateTime);
            json.WriteString("expiresAt", session.ExpiresAt.UtcDateTime);
            json.WriteBoolean("ended", session.Ended);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteConsents(Utf8JsonWriter json, ConsentsReply consents)
    {
        json.WriteStartArray("consents");
        foreach (var (consent, _) in consents.Consents)
        {
            json.WriteStartObject();
            json.WriteString("id", consent.Id);
            json.WriteString("bank", consent.Bank.Value);
            json.WriteString("status", SnakeCase.Of(consent.Status));
            json.WriteStartArray("permissions");
            foreach (var name in PermissionNames.Of(consent.Permissions))
                json.WriteStringValue(name);
            json.WriteEndArray();
            json.WriteString("grantedAt", consent.GrantedAt.UtcDateTime);
            json.WriteString("expiresAt", consent.ExpiresAt.UtcDateTime);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private void WriteBanks(Utf8JsonWriter json)
    {
        json.WriteStartArray("banks");
        foreach (var bank in person.State.Banks.Values)
        {
            json.WriteStartObject();
            json.WriteString("bank", bank.Bank.Value);
            json.WriteStartArray("accounts");
            foreach (var account in bank.Accounts)
                WriteAccount(json, account);
            json.WriteEndArray();
            json.WriteStartArray("cards");
            foreach (var card in bank.Cards)
            {
                json.WriteStartObject();
                json.WriteString("cardId", card.Ref.Value);
                json.WriteString("last4", card.Last4);
                json.WriteString("status", SnakeCase.Of(card.Status));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("alerts");
            foreach (var alert in bank.Alerts)
            {
                json.WriteStartObject();
                json.WriteString("alertId", alert.AlertId);
                json.WriteString("status", SnakeCase.Of(alert.Status));
                WriteAmount(json, alert.Amount);
                json.WriteString("merchant", alert.MerchantName);
                json.WriteString("occurredAt", alert.OccurredAt.UtcDateTime);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteAccount(Utf8JsonWriter json, Account account)
    {
        json.WriteStartObject();
        json.WriteString("account", account.Ref.Value);
        json.WriteString("name", account.Name);
        json.WriteString("kind", SnakeCase.Of(account.Kind));
        json.WriteStartArray("balances");
        foreach (var balance in account.Balances)
        {
            json.WriteStartObject();
            json.WriteString("kind", SnakeCase.Of(balance.Kind));
            json.WriteString("at", balance.At.UtcDateTime);
            WriteAmount(json, balance.Amount);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private async ValueTask WriteTransactionsAsync(Utf8JsonWriter json, CancellationToken cancellation)
    {
        var lookups = new Lookups(person, user, store);
        var forms = new List<KeptTransaction>();
        var to = DateTimeOffset.MaxValue;
        for (var written = new HashSet<string>(StringComparer.Ordinal); ; )
        {
            var rows = await store.TransactionsBetweenAsync(
                user,
                bank: null,
                accountHash: null,
                DateTimeOffset.UnixEpoch,
                to,
                PageRows,
                cancellation
            );
            var fresh = rows.Where(row => written.Add(Convert.ToHexString(row.KeyHash))).ToList();
            forms.AddRange(fresh.Select(row => new KeptTransaction(row.Bank, lookups.Open(row))));
            if (rows.Count < PageRows || fresh.Count == 0)
                break;
            // The end is not included: one microsecond on, so that rows of the same moment are not passed over.
            to = rows[^1].BookedAt.AddMicroseconds(1);
        }

        // Pending and posted forms of one payment are one here too.
        json.WriteStartArray("transactions");
        foreach (var bank in forms.GroupBy(form => form.Bank))
        {
            foreach (var kept in TransactionMatching.Settled([.. bank.Select(form => form.Transaction)]))
                WriteTransaction(json, bank.Key, kept);
        }
        json.WriteEndArray();
    }

    private static void WriteTransaction(Utf8JsonWriter json, BankId bank, BankTransaction kept)
    {
        json.WriteStartObject();
        json.WriteString("bank", bank.Value);
        json.WriteString("account", kept.Account.Value);
        json.WriteString("id", kept.Key);
        WriteAmount(json, kept.Amount);
        json.WriteString("status", SnakeCase.Of(kept.Status));
        json.WriteString("bookedAt", kept.BookedAt.UtcDateTime);
        json.WriteString("merchant", kept.Merchant);
        json.WriteString("information", kept.Information);
        json.WriteEndObject();
    }

    private async ValueTask WriteMessagesAsync(Utf8JsonWriter json, CancellationToken cancellation)
    {
        json.WriteStartArray("messages");
        for (long after = 0; ; )
        {
            var rows = await store.TurnsAfterAsync(user, after, PageRows, cancellation);
            if (rows.Count == 0)
                break;
            foreach (var message in rows.SelectMany(row => TurnRows.Read(person.Keys, user, row)))
            {
                json.WriteStartObject();
                json.WriteNumber("seq", message.Seq);
                json.WriteString("at", message.At.UtcDateTime);
                if (message.Erased)
                {
                    json.WriteBoolean("erased", true);
                }
                else
                {
                    json.WriteString("from", SnakeCase.Of(message.From.Kind));
                    json.WriteString("text", message.Text);
                }
                json.WriteEndObject();
            }
            after = rows[^1].LastSeq;
        }
        json.WriteEndArray();
    }

    private async ValueTask WriteLedgerAsync(Utf8JsonWriter json, CancellationToken cancellation)
    {
        json.WriteStartArray("ledger");
        for (long after = 0; ; )
        {
            var rows = await store.LedgerAsync(user, after, PageRows, cancellation);
            if (rows.Count == 0)
                break;
            foreach (var row in rows)
            {
                var associated = AssociatedData.Ledger(user, row.Number);
                var entry =
                    person.Keys.Read<LedgerEntry>(Keyring.Core, row.Payload, associated)
                    ?? throw new InvalidDataException("a row of the ledger does not open");
                json.WriteStartObject();
                json.WriteNumber("number", entry.Number);
                json.WriteString("at", entry.At.UtcDateTime);
                json.WriteString("kind", entry.Kind);
                json.WriteString("consentId", entry.ConsentId);
                json.WriteString("bank", entry.Bank.Value);
                json.WriteString("hash", entry.Hash);
                json.WriteEndObject();
            }
            after = rows[^1].Number;
        }
        json.WriteEndArray();
    }

    private static void WriteDisclosures(Utf8JsonWriter json, DisclosuresReply disclosures)
    {
        json.WriteStartArray("disclosures");
        foreach (var told in disclosures.Disclosures)
        {
            json.WriteStartObject();
            json.WriteString("at", told.At.UtcDateTime);
            json.WriteString("who", told.Who);
            json.WriteString("what", told.What);
            json.WriteString("why", told.Why);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>A string with all minor units, as the outside contract has it.</summary>
    private static void WriteAmount(Utf8JsonWriter json, Amount amount)
    {
        json.WriteStartObject("amount");
        json.WriteString("amount", amount.ToContract());
        json.WriteString("currency", amount.Currency.Code);
        json.WriteEndObject();
    }
}
