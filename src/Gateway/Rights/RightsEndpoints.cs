using System.Globalization;
using OrleansBank.Contracts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Gateway.Chat;
using OrleansBank.Gateway.Chat.Rest;
using OrleansBank.Gateway.Edge;
using OrleansBank.Gateway.Problems;
using OrleansBank.Gateway.Sessions;

namespace OrleansBank.Gateway.Rights;

/// <summary>A person's rights: to see who saw what, to take everything along, to have everything erased.</summary>
internal static class RightsEndpoints
{
    public static void MapRights(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/v1/disclosures", DisclosuresAsync)
            .WithMetadata(new ForPerson())
            .Produces<IReadOnlyList<DisclosureDocument>>()
            .WithSummary("Who saw or received which kind of data, and why.");
        routes
            .MapGet("/v1/me/export", ExportAsync)
            .WithMetadata(new ForPerson())
            .Produces(StatusCodes.Status200OK, contentType: "application/json")
            .WithSummary("Everything that is kept about the person. Needs a sign-in of at most ten minutes ago.");
        routes
            .MapDelete("/v1/me", EraseAsync)
            .WithMetadata(new ForPerson())
            .Produces(StatusCodes.Status204NoContent)
            .WithSummary("Erases everything about the person. Needs a sign-in of at most ten minutes ago.");
        routes
            .MapGet("/v1/ledger", LedgerAsync)
            .WithMetadata(new ForPerson())
            .Produces<LedgerDocument>()
            .WithSummary("The person's consent ledger, after a number: at most 500 entries.");
        routes
            .MapGet("/v1/ledger/head", HeadAsync)
            .WithMetadata(new ForPerson())
            .Produces<LedgerHeadDocument>()
            .WithSummary("Where the chain of the ledger stands.");
    }

    private static async Task DisclosuresAsync(HttpContext http, People people)
    {
        if (await Answer.AskAsync<DisclosuresReply>(http, people, new GetDisclosuresRequest()) is { } reply)
            await Answer.WriteAsync(
                http,
                [
                    .. reply.Disclosures.Select(one => new DisclosureDocument(
                        one.At.ToUniversalTime(),
                        one.Who,
                        one.What,
                        one.Why
                    )),
                ],
                RightsJson.Default.IReadOnlyListDisclosureDocument
            );
    }

    private static async Task ExportAsync(HttpContext http, People people)
    {
        var request = new ExportRequest(http.Caller().AuthenticatedAt);
        if (await Answer.AskAsync<ExportReply>(http, people, request) is not { } export)
            return;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = export.Json.Length;
        http.Response.Headers.ContentDisposition = "attachment; filename=\"export.json\"";
        await http.Response.BodyWriter.WriteAsync(export.Json, http.RequestAborted);
    }

    private static async Task EraseAsync(HttpContext http, People people, PublicOrigin origin)
    {
        var caller = http.Caller();
        var request = new EraseMeRequest(caller.SessionId, caller.AuthenticatedAt);
        if (await Answer.AskAsync<DoneReply>(http, people, request) is null)
            return;
        SessionEndpoints.DropCookie(http, origin);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static async Task LedgerAsync(HttpContext http, People people, string? since = null)
    {
        if (!Page.TryRead(since, 0, out var after))
            await Problem.WriteAsync(http, "invalid_since");
        else if (await Answer.AskAsync<LedgerReply>(http, people, new GetLedgerRequest(after)) is { } ledger)
            await Answer.WriteAsync(
                http,
                new LedgerDocument([.. ledger.Entries.Select(Document)], Document(ledger.Head)),
                RightsJson.Default.LedgerDocument
            );
    }

    private static async Task HeadAsync(HttpContext http, People people)
    {
        // Only the head is wanted: nothing stands after the highest number.
        if (await Answer.AskAsync<LedgerReply>(http, people, new GetLedgerRequest(long.MaxValue)) is { } ledger)
            await Answer.WriteAsync(http, Document(ledger.Head), RightsJson.Default.LedgerHeadDocument);
    }

    private static LedgerHeadDocument Document(LedgerHead head) => new(head.Count, head.Hash);

    /// <summary>Field for field what was hashed: whoever has the entries can repeat the chain.</summary>
    private static LedgerEntryDocument Document(LedgerEntry entry) =>
        new(
            entry.Number,
            Time(entry.At),
            entry.Kind,
            entry.ConsentId,
            entry.Bank.Value,
            PermissionNames.Of(entry.Permissions),
            Time(entry.ExpiresAt),
            entry.Hash
        );

    private static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
