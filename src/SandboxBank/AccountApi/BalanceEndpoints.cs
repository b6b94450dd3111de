using System.Text.Json.Nodes;
using OrleansBank.SandboxBank.Banks;
using OrleansBank.SandboxBank.Http;

namespace OrleansBank.SandboxBank.AccountApi;

/// <summary>/balances and /accounts/{AccountId}/balances (OBReadBalance1).</summary>
internal sealed class BalanceEndpoints(Bank bank, AccountApiGate gate)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var path = $"/{bank.Policy.Id}{BankAddress.ApiPath}";
        routes.MapGet(path + "/balances", gate.ForPerson(ListAsync));
        routes.MapGet(path + "/accounts/{account}/balances", gate.ForPerson(ListAsync));
    }

    private async Task<ObError?> ListAsync(HttpContext context, AccessConsent consent)
    {
        if (!consent.Allows(Permission.Balances))
            return ObError.NotPermitted("The consent does not cover ReadBalances.");
        if (AccountEndpoints.Covered(bank, consent, context) is not { } accounts)
            return ObError.NotFound("no such account.");
        var now = bank.Clock.GetUtcNow();
        var rows = new JsonArray();
        foreach (var account in accounts)
        {
            var held = account.Holdings();
            rows.Add(BalanceRow.Of(account.Profile, BalanceRow.InterimAvailable, held.Available, now));
            rows.Add(BalanceRow.Of(account.Profile, BalanceRow.InterimBooked, held.Booked, now));
        }
        await Answer.JsonAsync(context, StatusCodes.Status200OK, ResourceLinks.Wrap(bank, context, "Balance", rows));
        return null;
    }
}
