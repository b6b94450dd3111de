using System.Text.Json.Nodes;
using OrleansBank.SandboxBank.Banks;

namespace OrleansBank.SandboxBank.AccountApi;

/// <summary>Data, Links and Meta around every answer of UK Open Banking.</summary>
internal static class ResourceLinks
{
    public static JsonObject Wrap(Bank bank, HttpContext context, string name, JsonArray rows, string? next = null)
    {
        var links = new JsonObject { ["Self"] = Absolute(bank, context, context.Request.QueryString.Value ?? "") };
        if (next is not null)
            links["Next"] = Absolute(bank, context, next);
        return new JsonObject
        {
            ["Data"] = new JsonObject { [name] = rows },
            ["Links"] = links,
            ["Meta"] = new JsonObject { ["TotalPages"] = 1 },
        };
    }

    private static string Absolute(Bank bank, HttpContext context, string query) =>
        bank.Address.Of((context.Request.Path.Value ?? "")[(bank.Policy.Id.Length + 1)..]) + query;
}
