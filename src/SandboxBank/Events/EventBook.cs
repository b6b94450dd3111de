using System.Text.Json.Nodes;
using OrleansBank.SandboxBank.Banks;
using OrleansBank.SandboxBank.Customers;
using OrleansBank.SandboxBank.Http;

namespace OrleansBank.SandboxBank.Events;

/// <summary>
/// Brings the bank's own books in line with what it is told to emit, each event id once. An event that makes no sense to the bank
/// changes nothing here, and is sent all the same: the platform is who must refuse it.
/// </summary>
internal sealed class EventBook(Bank bank)
{
    private const int MerchantLengthMax = 350;
    private readonly BoundedMap<string> _seen = new(Limits.EventIdsMax);

    public void Apply(JsonObject happening)
    {
        var data = happening.Object("data");
        if (data is null || happening.Text("id") is not { } id)
            return;
        var account = bank.Ledger.Find(happening.Text("subject") ?? "");
        var known = happening.Text("type") is "bank.card" || account is not null;
        if (!known || happening.Text("source") != bank.Policy.Id || !_seen.TryAdd(id, ""))
            return;
        switch (happening.Text("type"))
        {
            case "bank.transaction":
                Put(account!, data);
                break;
            case "bank.balance":
                Set(account!, data);
                break;
            case "bank.card":
                if (data.Text("CardId") is { } card && data.Text("Status") is { } status && CardStates.IsKnown(status))
                    bank.Ledger.Cards.Set(card, status);
                break;
            default:
                break;
        }
    }

    private void Put(BankAccount account, JsonObject data)
    {
        if (data.Money("Amount") is not var (amount, currency) || currency != account.Profile.Currency)
            return;
        var sign = data.Text("CreditDebitIndicator") switch
        {
            "Debit" => -1,
            "Credit" => 1,
            _ => 0,
        };
        var status = data.Text("Status") ?? EntryStatus.Booked;
        if (sign == 0 || !EntryStatus.IsKnown(status))
            return;
        var now = bank.Clock.GetUtcNow();
        var merchant = data.Object("MerchantDetails");
        var name = merchant.Text("MerchantName");
        account.Put(
            new Entry(
                data.Text("TransactionId") ?? $"emitted-{Secrets.NewId()}",
                data.Time("BookingDateTime") ?? now,
                now,
                sign * amount,
                name?[..Math.Min(name.Length, MerchantLengthMax)],
                merchant.Text("MerchantCategoryCode") is { Length: 3 or 4 } code ? code : null,
                data.Text("TransactionInformation") ?? "",
                null,
                status
            )
        );
    }

    private static void Set(BankAccount account, JsonObject data)
    {
        if (data.Money("Amount") is not var (amount, currency) || currency != account.Profile.Currency)
            return;
        var isAvailable = data.Text("Type") is "ITAV" or "CLAV" or "FWAV" or "OPAV";
        account.Set(data.Text("CreditDebitIndicator") == "Debit" ? -amount : amount, isAvailable);
    }
}
