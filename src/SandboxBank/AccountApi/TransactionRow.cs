using System.Text.Json.Nodes;
using OrleansBank.SandboxBank.Banks;
using OrleansBank.SandboxBank.Customers;
using OrleansBank.SandboxBank.Http;

namespace OrleansBank.SandboxBank.AccountApi;

/// <summary>An entry as OBTransaction6Basic or OBTransaction6Detail, for the account API and for events alike.</summary>
internal static class TransactionRow
{
    /// <summary>Basic leaves out what says where the money went.</summary>
    public static JsonObject Of(AccountProfile account, Entry entry, bool detail, BankPolicy bank, DateTimeOffset now)
    {
        var status = entry.Status(now);
        var row = new JsonObject
        {
            ["AccountId"] = account.Id,
            ["TransactionId"] = entry.Id,
            ["CreditDebitIndicator"] = entry.Amount < 0 ? "Debit" : "Credit",
            ["Status"] = status,
            ["TransactionMutability"] = status == EntryStatus.Pending ? "Mutable" : "Immutable",
            ["BookingDateTime"] = JsonFields.Rfc3339(entry.At),
            ["Amount"] = JsonFields.Of(entry.Amount, account.Currency),
        };
        if (status == EntryStatus.Booked)
            row["ValueDateTime"] = JsonFields.Rfc3339(entry.PostsAt < now ? entry.PostsAt : entry.At);
        if (!detail)
            return row;
        if (entry.Information.Length > 0)
            row["TransactionInformation"] = entry.Information;
        if (!string.IsNullOrEmpty(entry.Merchant))
            row["MerchantDetails"] = MerchantDetails(entry);
        if (entry.CardLast4 is not null)
            row["CardInstrument"] = Card(entry.CardLast4, bank);
        return row;
    }

    private static JsonObject MerchantDetails(Entry entry)
    {
        var details = new JsonObject { ["MerchantName"] = entry.Merchant };
        if (entry.MerchantCategory is not null)
            details["MerchantCategoryCode"] = entry.MerchantCategory;
        return details;
    }

    private static JsonObject Card(string last4, BankPolicy bank) =>
        new()
        {
            ["CardSchemeName"] = bank.CardScheme,
            ["AuthorisationType"] = "ConsumerDevice",
            ["Identification"] = $"************{last4}",
        };
}
