using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OrleansBank.SandboxBank.Banks;
using OrleansBank.SandboxBank.Http;

namespace OrleansBank.SandboxBank.AccountApi;

/// <summary>account-access-consents of UK Open Banking v4.</summary>
internal sealed class ConsentEndpoints(Bank bank, AccountApiGate gate)
{
    private const int PermissionsMax = 64;

    public void Map(IEndpointRouteBuilder routes)
    {
        var path = $"/{bank.Policy.Id}{BankAddress.ApiPath}/account-access-consents";
        routes.MapPost(path, gate.ForClient(CreateAsync));
        routes.MapGet(path + "/{id}", gate.ForClient(ReadAsync));
        routes.MapDelete(path + "/{id}", gate.ForClient(DeleteAsync));
    }

    private async Task<ObError?> CreateAsync(HttpContext context)
    {
        var body = await JsonBody.ReadAsync(context, Limits.BodyBytesMax);
        if (!body.Ok)
            return new ObError(body.Status, "U003", $"UK.OBIE.Resource.InvalidFormat: {body.Detail}");
        var data = body.Node.Object("Data");
        if (data is null)
            return ObError.Invalid("Data", "missing.");
        if (body.Node.Object("Risk") is not { Count: 0 })
            return ObError.Invalid("Risk", "an empty object is required.");
        if (Permissions(data) is not { } permissions)
            return ObError.Invalid("Data.Permissions", "an array of at most 64 names is required.");
        if (Permission.Refusal(permissions) is { } refusal)
            return ObError.Invalid("Data.Permissions", refusal);
        if (!bank.Policy.SharesTransactions && permissions.Any(Permission.IsForTransactions))
            return ObError.NotPermitted(bank.Policy.Reason);
        if (FaultyTime(data) is { } faulty)
            return ObError.Invalid($"Data.{faulty}", "not an RFC 3339 time.");
        var expiresAt = data.Time("ExpirationDateTime");
        if (expiresAt <= bank.Clock.GetUtcNow())
            return ObError.Invalid("Data.ExpirationDateTime", "lies in the past.");
        var consent = bank.Consents.Create(
            permissions,
            expiresAt,
            data.Time("TransactionFromDateTime"),
            data.Time("TransactionToDateTime")
        );
        await Answer.JsonAsync(context, StatusCodes.Status201Created, Resource(consent));
        return null;
    }

    private async Task<ObError?> ReadAsync(HttpContext context)
    {
        if (bank.Consents.Find(Id(context)) is not { } consent)
            return ObError.NotFound("no such consent.");
        await Answer.JsonAsync(context, StatusCodes.Status200OK, Resource(consent));
        return null;
    }

    private Task<ObError?> DeleteAsync(HttpContext context)
    {
        if (!bank.Consents.Cancel(Id(context)))
            return Task.FromResult<ObError?>(ObError.NotFound("no such consent."));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.FromResult<ObError?>(null);
    }

    private JsonObject Resource(AccessConsent consent)
    {
        var data = new JsonObject
        {
            ["ConsentId"] = consent.Id,
            ["CreationDateTime"] = JsonFields.Rfc3339(consent.CreatedAt),
            ["Status"] = consent.StatusOn(bank.Clock.GetUtcNow()),
            ["StatusUpdateDateTime"] = JsonFields.Rfc3339(consent.StatusAt),
            ["Permissions"] = new JsonArray([.. consent.Permissions.Select(permission => (JsonNode)permission)]),
        };
        AddTime(data, "ExpirationDateTime", consent.ExpiresAt);
        AddTime(data, "TransactionFromDateTime", consent.TransactionsFrom);
        AddTime(data, "TransactionToDateTime", consent.TransactionsTo);
        var self = bank.Address.Of($"{BankAddress.ApiPath}/account-access-consents/{consent.Id}");
        return new JsonObject
        {
            ["Data"] = data,
            ["Risk"] = new JsonObject(),
            ["Links"] = new JsonObject { ["Self"] = self },
            ["Meta"] = new JsonObject { ["TotalPages"] = 1 },
        };
    }

    private static void AddTime(JsonObject data, string name, DateTimeOffset? time)
    {
        if (time is { } known)
            data[name] = JsonFields.Rfc3339(known);
    }

    private static ImmutableArray<string>? Permissions(JsonObject data)
    {
        if (data.Array("Permissions") is not { Count: <= PermissionsMax } listed)
            return null;
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var node in listed)
        {
            if (node is not JsonValue value || !value.TryGetValue(out string? name))
                return null;
            names.Add(name);
        }
        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    private static string? FaultyTime(JsonObject data)
    {
        ReadOnlySpan<string> names = ["ExpirationDateTime", "TransactionFromDateTime", "TransactionToDateTime"];
        foreach (var name in names)
        {
            if (data.ContainsKey(name) && data.Time(name) is null)
                return name;
        }
        return null;
    }

    private static string Id(HttpContext context) => context.GetRouteValue("id") as string ?? "";
}
