using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OrleansBank.SandboxBank.Tests.AccountApi;

/// <summary>
/// What the standard's document demands of the answers, written down by hand: for machines that don't have the document, and as a
/// second opinion for those that do.
/// </summary>
internal static class HandWrittenRules
{
    private static readonly string[] BalanceTypes =
    [
        "CLAV",
        "CLBD",
        "FWAV",
        "INFO",
        "ITAV",
        "ITBD",
        "OPAV",
        "OPBD",
        "PRCD",
        "XPCD",
    ];

    public static IReadOnlyList<string> Faults(string path, int status, JsonElement body)
    {
        var faults = new List<string>();
        if (status >= 400)
            Error(body, faults);
        else if (path.EndsWith("/transactions", StringComparison.Ordinal))
            Each(body, "Transaction", faults, Transaction);
        else if (path.EndsWith("/balances", StringComparison.Ordinal))
            Each(body, "Balance", faults, Balance);
        else if (path.StartsWith("/account-access-consents", StringComparison.Ordinal))
            Consent(body, faults);
        else
            Each(body, "Account", faults, Account);
        return faults;
    }

    private static void Each(
        JsonElement body,
        string name,
        List<string> faults,
        Action<JsonElement, List<string>> check
    )
    {
        foreach (var row in body.GetProperty("Data").GetProperty(name).EnumerateArray())
            check(row, faults);
        Length(body.GetProperty("Links"), "Self", 1, 2_000, faults);
    }

    private static void Account(JsonElement row, List<string> faults)
    {
        Length(row, "AccountId", 1, 40, faults);
        Matches(row, "Currency", "^[A-Z]{3}$", faults);
        OneOf(row, "AccountTypeCode", ["CACC", "SVGS", "CARD"], faults);
        if (!row.TryGetProperty("Account", out var numbers))
            return;
        foreach (var number in numbers.EnumerateArray())
        {
            Length(number, "SchemeName", 1, 40, faults);
            Length(number, "Identification", 1, 256, faults);
            if (number.TryGetProperty("SecondaryIdentification", out _))
                Length(number, "SecondaryIdentification", 1, 34, faults);
        }
    }

    private static void Balance(JsonElement row, List<string> faults)
    {
        Length(row, "AccountId", 1, 40, faults);
        OneOf(row, "CreditDebitIndicator", ["Credit", "Debit"], faults);
        OneOf(row, "Type", BalanceTypes, faults);
        Time(row, "DateTime", faults);
        Amount(row, faults);
    }

    private static void Transaction(JsonElement row, List<string> faults)
    {
        Length(row, "AccountId", 1, 40, faults);
        Length(row, "TransactionId", 1, 210, faults);
        OneOf(row, "CreditDebitIndicator", ["Credit", "Debit"], faults);
        OneOf(row, "Status", ["BOOK", "FUTR", "INFO", "PDNG", "RJCT"], faults);
        Time(row, "BookingDateTime", faults);
        Amount(row, faults);
        if (row.TryGetProperty("TransactionInformation", out _))
            Length(row, "TransactionInformation", 1, 500, faults);
        if (row.TryGetProperty("MerchantDetails", out var merchant))
            Length(merchant, "MerchantName", 1, 350, faults);
        if (row.TryGetProperty("CardInstrument", out var card))
            OneOf(card, "CardSchemeName", ["AmericanExpress", "Diners", "Discover", "MasterCard", "VISA"], faults);
    }

    private static void Consent(JsonElement body, List<string> faults)
    {
        var data = body.GetProperty("Data");
        Length(data, "ConsentId", 1, 128, faults);
        OneOf(data, "Status", ["AWAU", "AUTH", "RJCT", "CANC", "EXPD"], faults);
        Time(data, "CreationDateTime", faults);
        Time(data, "StatusUpdateDateTime", faults);
        if (data.GetProperty("Permissions").GetArrayLength() == 0)
            faults.Add("Permissions");
        if (body.GetProperty("Risk").EnumerateObject().Any())
            faults.Add("Risk");
    }

    private static void Error(JsonElement body, List<string> faults)
    {
        Length(body, "Id", 1, 40, faults);
        var errors = body.GetProperty("Errors");
        if (errors.GetArrayLength() == 0)
            faults.Add("Errors");
        foreach (var error in errors.EnumerateArray())
        {
            Length(error, "ErrorCode", 4, 4, faults);
            Length(error, "Message", 1, 500, faults);
        }
    }

    private static void Amount(JsonElement row, List<string> faults)
    {
        Matches(row.GetProperty("Amount"), "Amount", @"^\d{1,13}$|^\d{1,13}\.\d{1,5}$", faults);
        Matches(row.GetProperty("Amount"), "Currency", "^[A-Z]{3}$", faults);
    }

    private static void Time(JsonElement row, string name, List<string> faults)
    {
        if (!DateTimeOffset.TryParse(row.GetProperty(name).GetString(), CultureInfo.InvariantCulture, out _))
            faults.Add(name);
    }

    private static void Length(JsonElement row, string name, int least, int most, List<string> faults)
    {
        var length = row.GetProperty(name).GetString()!.Length;
        if (length < least || length > most)
            faults.Add(name);
    }

    private static void OneOf(JsonElement row, string name, string[] allowed, List<string> faults)
    {
        if (!allowed.Contains(row.GetProperty(name).GetString()))
            faults.Add(name);
    }

    private static void Matches(JsonElement row, string name, string pattern, List<string> faults)
    {
        if (!Regex.IsMatch(row.GetProperty(name).GetString()!, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)))
            faults.Add(name);
    }
}
