using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Gateway.Chat;
using OrleansBank.Gateway.Edge;
using OrleansBank.Gateway.Problems;
using OrleansBank.Gateway.Sessions;

namespace OrleansBank.Gateway.Consents;

/// <summary>The banks, and the way to link one.</summary>
internal static class LinksEndpoints
{
    public const string CallbackPath = "/v1/links/callback";

    public static void MapLinks(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/v1/banks", BanksAsync)
            .Produces<IReadOnlyList<BankDocument>>()
            .WithSummary("The configured banks, what each shares and what it declines.");
        routes
            .MapPost("/v1/banks/{bank}/links", BeginAsync)
            .WithMetadata(new ForPerson())
            .Accepts<BeginLinkBody>("application/json")
            .Produces<LinkBegunDocument>(StatusCodes.Status201Created)
            .WithSummary("Begins a link: answers with the bank's own page, and with what the bank declines.");
        routes
            .MapGet(CallbackPath, CallbackAsync)
            .Produces(StatusCodes.Status303SeeOther)
            .WithSummary("Where the bank sends the browser back; needs the session that began the link.");
        routes
            .MapPost("/v1/links/{linkId}/complete", CompleteAsync)
            .WithMetadata(new ForPerson())
            .Accepts<CompleteLinkBody>("application/json")
            .Produces<LinkDocument>()
            .WithSummary("What the callback does, for a native client.");
        routes
            .MapGet("/v1/links/{linkId}", StatusAsync)
            .WithMetadata(new ForPerson())
            .Produces<LinkDocument>()
            .WithSummary("How far a link is; active: its accounts and balances are stored.");
    }

    private static Task BanksAsync(HttpContext http, IPlatform platform) =>
        Answer.WriteAsync(
            http,
            [
                .. platform.Banks.Select(bank => new BankDocument(
                    bank.Id.Value,
                    bank.Name,
                    bank.Protocol,
                    PermissionNames.Of(bank.Shares),
                    PermissionNames.Of(bank.Declines),
                    bank.Reason
                )),
            ],
            ConsentJson.Default.IReadOnlyListBankDocument
        );

    private static async Task BeginAsync(
        HttpContext http,
        string bank,
        GatewayOptions options,
        People people,
        TimeProvider time
    )
    {
        if (await JsonBody.ReadAsync(http, ConsentJson.Default.BeginLinkBody, options.Limits) is not { } body)
            return;
        if (LinkRules.Check(bank, body, time.GetUtcNow(), out var permissions) is { } wrong)
        {
            await Problem.WriteAsync(http, wrong);
            return;
        }
        var request = new BeginLinkRequest(new BankId(bank), permissions, body.ExpiresAt, http.Caller().SessionId);
        if (await Answer.AskAsync<LinkBegunReply>(http, people, request) is not { } begun)
            return;
        http.Response.Headers.Location = $"/v1/links/{begun.LinkId}";
        await Answer.WriteAsync(
            http,
            new LinkBegunDocument(begun.LinkId, begun.AuthorizeUrl, PermissionNames.Of(begun.Declined)),
            ConsentJson.Default.LinkBegunDocument,
            StatusCodes.Status201Created
        );
    }

    private static async Task CompleteAsync(HttpContext http, string linkId, GatewayOptions options, People people)
    {
        if (await JsonBody.ReadAsync(http, ConsentJson.Default.CompleteLinkBody, options.Limits) is not { } body)
            return;
        if (!IdRules.IsValid(linkId))
            await Problem.WriteAsync(http, "unknown_link");
        else if (!LinkRules.IsResponse(body.State, body.Code, body.Error, body.Iss))
            await Problem.WriteAsync(http, "invalid_body");
        else
            await WriteLinkAsync(
                http,
                people,
                new CompleteLinkRequest(linkId, body.State, body.Code, body.Error, body.Iss, http.Caller().SessionId)
            );
    }

    private static Task StatusAsync(HttpContext http, string linkId, People people) =>
        IdRules.IsValid(linkId)
            ? WriteLinkAsync(http, people, new GetLinkRequest(linkId))
            : Problem.WriteAsync(http, "unknown_link");

    private static async Task WriteLinkAsync(HttpContext http, People people, UserRequest request)
    {
        if (await Answer.AskAsync<LinkReply>(http, people, request) is { } link)
            await Answer.WriteAsync(
                http,
                new LinkDocument(link.LinkId, OuterName.Of(link.Status).ToString()),
                ConsentJson.Default.LinkDocument
            );
    }

    /// <summary>
    /// Whatever happens, the browser goes on to the page, and nothing of the bank's answer stays in its address: the id of the link
    /// or the code of the error, no more.
    /// </summary>
    private static async Task CallbackAsync(HttpContext http, Callers callers, People people)
    {
        var query = http.Request.Query;
        string? Value(string name) => query[name] is [{ Length: > 0 } value] ? value : null;
        var (state, code, error, issuer) = (Value("state"), Value("code"), Value("error"), Value("iss"));
        // The cookie alone counts: a link belongs to the browser that began it.
        var found = await callers.FindAsync(null, http.Request.Cookies[Callers.Cookie], http.RequestAborted);
        var outcome = "invalid_response";
        if (found.Caller is not { } caller)
            outcome = found.Problem!;
        else if (LinkRules.IsResponse(state, code, error, issuer))
        {
            var request = new CompleteLinkRequest(null, state!, code, error, issuer, caller.SessionId);
            switch (await people.AskAsync(caller.User, request, http.RequestAborted))
            {
                case LinkReply { Status: LinkStatus.Pending or LinkStatus.Active } link:
                    Answer.GoOn(http, $"/?linked={Uri.EscapeDataString(link.LinkId)}");
                    return;
                case LinkReply link:
                    outcome = OuterName.Of(link.Status).ToString();
                    break;
                case var other:
                    outcome = Replies.CodeOf(other);
                    break;
            }
        }
        Answer.GoOn(http, $"/?link_error={Uri.EscapeDataString(outcome)}");
    }
}
