using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Domain.Consents;
using OrleansBank.Gateway.Chat;
using OrleansBank.Gateway.Edge;
using OrleansBank.Gateway.Problems;
using OrleansBank.Gateway.Sessions;

namespace OrleansBank.Gateway.Consents;

/// <summary>What a person lets banks share, and taking it back.</summary>
internal static class ConsentsEndpoints
{
    public static void MapConsents(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/v1/consents", ListAsync)
            .WithMetadata(new ForPerson())
            .Produces<IReadOnlyList<ConsentDocument>>()
            .WithSummary("Every consent that was ever given, ended ones too.");
        routes
            .MapDelete("/v1/consents/{id}", RevokeAsync)
            .WithMetadata(new ForPerson())
            .Produces(StatusCodes.Status204NoContent)
            .WithSummary("Revokes: answers once everything of that bank is erased here.");
    }

    private static async Task ListAsync(HttpContext http, People people)
    {
        if (await Answer.AskAsync<ConsentsReply>(http, people, new GetConsentsRequest()) is { } reply)
            await Answer.WriteAsync(
                http,
                [.. reply.Consents.Select(Document)],
                ConsentJson.Default.IReadOnlyListConsentDocument
            );
    }

    private static async Task RevokeAsync(HttpContext http, string id, People people)
    {
        if (!IdRules.IsValid(id))
            await Problem.WriteAsync(http, "unknown_consent");
        else if (await Answer.AskAsync<DoneReply>(http, people, new RevokeRequest(id)) is not null)
            http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static ConsentDocument Document(ConsentView view) =>
        new(
            view.Consent.Id,
            view.Consent.Bank.Value,
            OuterName.Of(view.Consent.Status).ToString(),
            PermissionNames.Of(view.Consent.Permissions),
            [
                .. view.Accounts.Select(account => new AccountDocument(
                    account.Ref.Value,
                    account.Name,
                    OuterName.Of(account.Kind).ToString(),
                    account.Last4
                )),
            ],
            view.Consent.GrantedAt.ToUniversalTime(),
            view.Consent.ExpiresAt.ToUniversalTime()
        );
}
