using System.Text.Json.Nodes;
using OrleansBank.SandboxBank.Customers;
using OrleansBank.SandboxBank.Http;

namespace OrleansBank.SandboxBank.AccountApi;

/// <summary>A balance as OBReadBalance1 has it, for the account API and for events alike.</summary>
internal static class BalanceRow
{
    /// <summary>Booked and pending.</summary>
    public const string InterimAvailable = "ITAV";

    /// <summary>Booked alone.</summary>
    public const string InterimBooked = "ITBD";

    public static JsonObject Of(AccountProfile account, string type, decimal amount, DateTimeOffset now)
    {
        var row = new JsonObject
        {
            ["AccountId"] = account.Id,
            ["CreditDebitIndicator"] = amount < 0 ? "Debit" : "Credit",
            ["Type"] = type,
            ["DateTime"] = JsonFields.Rfc3339(now),
            ["Amount"] = JsonFields.Of(amount, account.Currency),
        };
        if (account.CreditLimit > 0)
        {
            row["CreditLine"] = new JsonArray(
                new JsonObject
                {
                    // Not in the amount above: that is what is owed.
                    ["Included"] = false,
                    ["Type"] = "Credit",
                    ["Amount"] = JsonFields.Of(account.CreditLimit, account.Currency),
                }
            );
        }
        return row;
    }
}
