using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OrleansBank.SandboxBank.Banks;
using OrleansBank.SandboxBank.Customers;
using OrleansBank.SandboxBank.Http;

namespace OrleansBank.SandboxBank.AccountApi;

/// <summary>/accounts and /accounts/{AccountId} (OBReadAccount6).</summary>
internal sealed class AccountEndpoints(Bank bank, AccountApiGate gate)
{
    /// <summary>BIC-like name of a servicer; the schema wants at most 35 characters.</summary>
    private const string ServicerScheme = "UK.OBIE.BICFI";

    public void Map(IEndpointRouteBuilder routes)
    {
        var path = $"/{bank.Policy.Id}{BankAddress.ApiPath}/accounts";
        routes.MapGet(path, gate.ForPerson(ListAsync));
        routes.MapGet(path + "/{account}", gate.ForPerson(OneAsync));
    }

    /// <summary>The accounts of a consent; one of them when the path names it. Null when that one isn't covered.</summary>
    public static ImmutableArray<BankAccount>? Covered(Bank bank, AccessConsent consent, HttpContext context)
    {
        var named = context.GetRouteValue("account") as string;
        if (named is not null && !consent.Accounts.Contains(named))
            return null;
        // Asking for the customer makes the bank remember its accounts after a restart.
        var own = bank.Ledger.AccountsOf(consent.User ?? "");
        return [.. own.Where(account => consent.Accounts.Contains(account.Id) && (named ?? account.Id) == account.Id)];
    }

    private async Task<ObError?> ListAsync(HttpContext context, AccessConsent consent)
    {
        if (Covered(bank, consent, context) is not { } accounts)
            return ObError.NotFound("no such account.");
        var detail = consent.Allows(Permission.AccountsDetail);
        var rows = new JsonArray([.. accounts.Select(account => (JsonNode)Row(account.Profile, detail))]);
        await Answer.JsonAsync(context, StatusCodes.Status200OK, ResourceLinks.Wrap(bank, context, "Account", rows));
        return null;
    }

    private Task<ObError?> OneAsync(HttpContext context, AccessConsent consent) => ListAsync(context, consent);

    private JsonObject Row(AccountProfile account, bool detail)
    {
        var row = new JsonObject
        {
            ["AccountId"] = account.Id,
            ["Status"] = "Enabled",
            ["Currency"] = account.Currency,
            ["AccountCategory"] = "Personal",
            ["AccountTypeCode"] = account.Type switch
            {
                AccountType.Current => "CACC",
                AccountType.Savings => "SVGS",
                _ => "CARD",
            },
            ["Nickname"] = account.Name,
        };
        if (!detail)
            return row;
        row["Account"] = Numbers(account);
        row["Servicer"] = new JsonObject
        {
            ["SchemeName"] = ServicerScheme,
            ["Identification"] = $"{bank.Policy.Id[..4].ToUpperInvariant()}FRPP",
            ["Name"] = bank.Policy.Name,
        };
        return row;
    }

    /// <summary>IBAN or sort code first; then each card, masked, with the bank's reference of it.</summary>
    private static JsonArray Numbers(AccountProfile account)
    {
        var numbers = new JsonArray();
        if (account.Iban is not null)
            numbers.Add(Number("UK.OBIE.IBAN", account.Iban, account.Holder.FullName, null));
        if (account is { SortCode: not null, Iban: not null })
            numbers.Add(
                Number(
                    "UK.OBIE.SortCodeAccountNumber",
                    account.SortCode + account.Iban[^8..],
                    account.Holder.FullName,
                    null
                )
            );
        foreach (var card in account.Cards)
            numbers.Add(Number("UK.OBIE.PAN", $"************{card.Last4}", card.HolderName, card.Id));
        return numbers;
    }

    private static JsonObject Number(string scheme, string identification, string name, string? secondary)
    {
        var number = new JsonObject
        {
            ["SchemeName"] = scheme,
            ["Identification"] = identification,
            ["Name"] = name,
        };
        if (secondary is not null)
            number["SecondaryIdentification"] = secondary;
        return number;
    }
}
