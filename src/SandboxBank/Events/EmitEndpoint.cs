using System.Text.Json.Nodes;
using OrleansBank.SandboxBank.Banks;
using OrleansBank.SandboxBank.Customers;
using OrleansBank.SandboxBank.Http;

namespace OrleansBank.SandboxBank.Events;

/// <summary>
/// Makes the bank send what it is given: one event or a batch. <c>?user=alice</c> names the first account of that customer as the
/// subject of events that have none; the rest of the query (dryRun) goes to the platform.
/// </summary>
internal sealed class EmitEndpoint(Bank bank, EventBook book, EventSender sender)
{
    private const string UserName = "user";
    private const string DryRunName = "dryRun";

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost($"/{bank.Policy.Id}/emit", HandleAsync);

    private async Task HandleAsync(HttpContext context)
    {
        var body = await JsonBody.ReadAsync(context, Limits.EmitBytesMax);
        if (!body.Ok)
        {
            await Answer.ProblemAsync(context, body.Status, body.Code, body.Detail);
            return;
        }
        var query = context.Request.Query;
        var dryRun = string.Equals(query[DryRunName], "true", StringComparison.OrdinalIgnoreCase);
        Prepare(body.Node!, Subject(query[UserName]), dryRun);
        var isBatch = body.Node is JsonArray;
        var answer = await sender.SendAsync(
            Answer.Utf8(body.Node!),
            isBatch ? CloudEvents.Batch : CloudEvents.One,
            dryRun ? $"?{DryRunName}=true" : "",
            context.RequestAborted
        );
        await HandBackAsync(context, answer);
    }

    private void Prepare(JsonNode body, string? subject, bool dryRun)
    {
        var now = bank.Clock.GetUtcNow();
        var events = body is JsonArray batch ? batch.OfType<JsonObject>() : [body as JsonObject ?? []];
        foreach (var happening in events)
        {
            CloudEvents.Fill(happening, bank.Policy.Id, subject, now);
            FillCard(happening);
            if (!dryRun)
                book.Apply(happening);
        }
    }

    /// <summary>An alert that names no card is about the account's own, as most are.</summary>
    private void FillCard(JsonObject happening)
    {
        if (happening.Text("type") != "bank.fraud-alert" || happening["data"] is not JsonObject data)
            return;
        if (data.ContainsKey("Card") || happening.Text("subject") is not { } subject)
            return;
        if (bank.Ledger.Find(subject)?.Profile.Cards is [var card, ..])
            data["Card"] = new JsonObject { ["CardId"] = card.Id, ["Last4"] = card.Last4 };
    }

    private string? Subject(string? user) =>
        Persona.Normalize(user) is { } name ? bank.Ledger.AccountsOf(name)[0].Id : null;

    private static Task HandBackAsync(HttpContext context, PlatformAnswer answer)
    {
        if (answer.Status == 0)
            return Answer.ProblemAsync(
                context,
                StatusCodes.Status502BadGateway,
                "platform_unreachable",
                "The platform gave no answer."
            );
        if (answer.RetryAfter is not null)
            context.Response.Headers.RetryAfter = answer.RetryAfter;
        return Answer.BytesAsync(context, answer.Status, answer.ContentType, answer.Body);
    }
}
