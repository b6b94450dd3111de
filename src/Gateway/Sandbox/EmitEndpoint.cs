using System.Text.Json;
using System.Text.Json.Nodes;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Gateway.Chat;
using OrleansBank.Gateway.Chat.Rest;
using OrleansBank.Gateway.Edge;
using OrleansBank.Gateway.Memory;
using OrleansBank.Gateway.Problems;
using OrleansBank.Gateway.Sessions;

namespace OrleansBank.Gateway.Sandbox;

/// <summary>The sandbox panel: lets a signed-in person make something happen on their own accounts, and on no one else's.</summary>
internal static class EmitEndpoint
{
    public static void MapEmit(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/v1/sandbox/{bank}/emit", EmitAsync)
            .WithMetadata(new ForPerson())
            .Accepts<JsonElement>(
                "application/json",
                "application/cloudevents+json",
                "application/cloudevents-batch+json"
            )
            .Produces(StatusCodes.Status200OK, contentType: "application/json")
            .WithSummary("Sandbox only: the bank sends a CloudEvent, or a batch, about an account of the caller.");

    private static async Task EmitAsync(HttpContext http, string bank, GatewayOptions options, People people)
    {
        using var body = await JsonBody.ReadAsync(http, options.Limits);
        if (body is null)
            return;
        if (!IdRules.IsValid(bank))
        {
            await Problem.WriteAsync(http, "unknown_bank");
            return;
        }
        var request = new GetAccountsRequest(new BankId(bank));
        if (await Answer.AskAsync<AccountsReply>(http, people, request) is not { } own)
            return;
        if (TryOwn(body.WrittenSpan, own, out var events) is { } wrong)
        {
            await Problem.WriteAsync(http, wrong);
            return;
        }
        var emitter = http.RequestServices.GetRequiredService<ISandboxEmitter>();
        var answer = await emitter.EmitAsync(new BankId(bank), events, http.RequestAborted);
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = answer.ContentType;
        http.Response.ContentLength = answer.Body.Length;
        await http.Response.BodyWriter.WriteAsync(answer.Body, http.RequestAborted);
    }

    /// <summary>Every event must be about an account of the person; one that names none is about their first.</summary>
    private static string? TryOwn(ReadOnlySpan<byte> json, AccountsReply own, out byte[] events)
    {
        events = [];
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return "malformed_json";
        }
        IEnumerable<JsonNode?> each = root is JsonArray batch ? batch : [root];
        foreach (var one in each)
        {
            if (one is not JsonObject cloudEvent)
                return "invalid_body";
            if (own.Accounts.IsEmpty)
                return "unknown_account";
            if (cloudEvent["subject"] is null)
                cloudEvent["subject"] = own.Accounts[0].Value;
            else if (
                cloudEvent["subject"] is not JsonValue subject
                || !subject.TryGetValue<string>(out var account)
                || !own.Accounts.Contains(new AccountRef(account))
            )
                return "unknown_account";
        }
        events = Bytes(root);
        return null;
    }

    /// <summary>Not through the serializer's shared pool, which keeps what was in it.</summary>
    private static byte[] Bytes(JsonNode? root)
    {
        using var bytes = new PooledBuffer();
        using (var json = new Utf8JsonWriter(bytes))
            JsonSerializer.Serialize(json, root, ChatJson.Default.JsonNode);
        return bytes.WrittenSpan.ToArray();
    }
}
