using System.Globalization;
using System.Text.Json.Nodes;
using OrleansBank.SandboxBank.AccountApi;
using OrleansBank.SandboxBank.Customers;
using OrleansBank.SandboxBank.Http;

namespace OrleansBank.SandboxBank.Banks;

/// <summary>What a person at a prompt, or a test, may see and change of a bank: no real bank has it.</summary>
internal sealed class PromptEndpoints(Bank bank)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet($"/{bank.Policy.Id}/accounts", AccountsAsync);
        routes.MapGet($"/{bank.Policy.Id}/consents", ConsentsAsync);
        routes.MapGet($"/{bank.Policy.Id}/behave", ShowBehaviourAsync);
        routes.MapPost($"/{bank.Policy.Id}/behave", BehaveAsync);
    }

    private Task AccountsAsync(HttpContext context)
    {
        if (Persona.Normalize(context.Request.Query["user"]) is not { } user)
            return Answer.ProblemAsync(
                context,
                StatusCodes.Status400BadRequest,
                "user_missing",
                "?user=alice, for one."
            );
        var rows = new JsonArray([.. bank.Ledger.AccountsOf(user).Select(account => (JsonNode)Row(account))]);
        return Answer.JsonAsync(context, StatusCodes.Status200OK, rows);
    }

    private JsonObject Row(BankAccount account)
    {
        var profile = account.Profile;
        var cards = profile.Cards.Select(card =>
            (JsonNode)
                new JsonObject
                {
                    ["CardId"] = card.Id,
                    ["Last4"] = card.Last4,
                    ["Status"] = bank.Ledger.Cards.Of(card.Id),
                }
        );
        return new JsonObject
        {
            ["AccountId"] = profile.Id,
            ["Name"] = profile.Name,
            ["Type"] = profile.Type.ToString(),
            ["Iban"] = profile.Iban,
            ["Balance"] = new JsonObject
            {
                // Signed, unlike the account API's: there is no indicator beside it.
                ["Amount"] = account.Holdings().Available.ToString("0.00", CultureInfo.InvariantCulture),
                ["Currency"] = profile.Currency,
            },
            ["Cards"] = new JsonArray([.. cards]),
        };
    }

    private Task ConsentsAsync(HttpContext context)
    {
        var now = bank.Clock.GetUtcNow();
        var rows = bank.Consents.All().Select(consent => (JsonNode)Row(consent, now));
        return Answer.JsonAsync(context, StatusCodes.Status200OK, new JsonArray([.. rows]));
    }

    private static JsonObject Row(AccessConsent consent, DateTimeOffset now) =>
        new()
        {
            ["ConsentId"] = consent.Id,
            ["Status"] = consent.StatusOn(now),
            ["StatusUpdateDateTime"] = JsonFields.Rfc3339(consent.StatusAt),
            ["User"] = consent.User,
            ["Accounts"] = new JsonArray([.. consent.Accounts.Select(id => (JsonNode)id)]),
            ["Permissions"] = new JsonArray([.. consent.Permissions.Select(name => (JsonNode)name)]),
        };

    private Task ShowBehaviourAsync(HttpContext context) =>
        Answer.JsonAsync(context, StatusCodes.Status200OK, bank.Behaviour.Settings.ToJson());

    private async Task BehaveAsync(HttpContext context)
    {
        var body = await JsonBody.ReadAsync(context, Limits.BodyBytesMax);
        if (!body.Ok)
            await Answer.ProblemAsync(context, body.Status, body.Code, body.Detail);
        else if (bank.Behaviour.Change(body.Node!) is { } refusal)
            await Answer.ProblemAsync(context, StatusCodes.Status400BadRequest, "unknown_behaviour", refusal);
        else
            await ShowBehaviourAsync(context);
    }
}
