using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OrleansBank.SandboxBank.AccountApi;
using OrleansBank.SandboxBank.Banks;
using OrleansBank.SandboxBank.Customers;
using OrleansBank.SandboxBank.Events;
using OrleansBank.SandboxBank.Http;

namespace OrleansBank.SandboxBank.Live;

/// <summary>What happened at the bank, as the events that it sends: no more than it shares.</summary>
internal sealed class LiveEvents(Bank bank)
{
    private static readonly TimeSpan AlertLife = TimeSpan.FromHours(24);
    private static readonly ImmutableArray<(string Name, string Country)> Strangers =
    [
        ("LUXWATCH OUTLET", "RO"),
        ("GIFTCARDS4U", "US"),
        ("ELEKTRO DISKONT 24", "LT"),
        ("CRYPTO EXPRESS", "EE"),
    ];

    public IEnumerable<JsonObject> Moved(BankAccount account, Entry entry, DateTimeOffset now)
    {
        if (bank.Policy.SharesTransactions)
        {
            var row = TransactionRow.Of(account.Profile, entry, detail: true, bank.Policy, now);
            yield return CloudEvents.New(bank.Policy.Id, "bank.transaction", account.Id, now, row);
        }
        var held = account.Holdings();
        yield return Balance(account, BalanceRow.InterimAvailable, held.Available, now);
        yield return Balance(account, BalanceRow.InterimBooked, held.Booked, now);
    }

    /// <summary>The bank held a payment back and asks whether it was the customer's.</summary>
    public JsonObject Alert(BankAccount account, CardProfile card, Dice dice, DateTimeOffset now)
    {
        var (name, country) = dice.Pick(Strangers);
        var french = account.Profile.Holder.Country == "FR";
        var data = new JsonObject
        {
            ["AlertId"] = $"{bank.Policy.Id[..4]}-alert-{Secrets.NewId()}",
            ["Card"] = new JsonObject { ["CardId"] = card.Id, ["Last4"] = card.Last4 },
            ["Amount"] = JsonFields.Of(dice.ShopPrice(120m, 900m), account.Profile.Currency),
            ["MerchantName"] = name,
            ["Country"] = country,
            ["Reason"] = french ? "Pays et montant inhabituels" : "Unusual country and amount",
            ["OccurredAt"] = JsonFields.Rfc3339(now),
            ["ExpiresAt"] = JsonFields.Rfc3339(now + AlertLife),
        };
        return CloudEvents.New(bank.Policy.Id, "bank.fraud-alert", account.Id, now, data);
    }

    private JsonObject Balance(BankAccount account, string type, decimal amount, DateTimeOffset now) =>
        CloudEvents.New(
            bank.Policy.Id,
            "bank.balance",
            account.Id,
            now,
            BalanceRow.Of(account.Profile, type, amount, now)
        );
}
