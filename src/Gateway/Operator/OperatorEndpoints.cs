using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OrleansBank.Contracts;
using OrleansBank.Gateway.Edge;
using OrleansBank.Gateway.Problems;
using OrleansBank.Gateway.Rates;

namespace OrleansBank.Gateway.Operator;

/// <summary>What operators see and do by hand. Not there at all unless a token of theirs is configured; nothing of it names a person.</summary>
internal static class OperatorEndpoints
{
    /// <summary>Dead letters of one answer at most.</summary>
    private const int PageMax = 200;

    public static void MapOperator(this IEndpointRouteBuilder routes, GatewayOptions options)
    {
        if (options.OperatorToken is not { } token)
            return;
        var guarded = routes.MapGroup("/v1/operator").WithTags("operator");
        guarded.AddEndpointFilter(
            new OperatorGuard(token, options, routes.ServiceProvider.GetRequiredService<RateLimits>())
        );
        guarded
            .MapGet("/status", (HttpContext http, [FromServices] IStatusBoard board) => StatusAsync(http, board))
            .Produces<StatusDocument>()
            .WithSummary("Silos, gateways, partitions and banks, as they are now.");
        guarded
            .MapGet(
                "/dead-letters",
                (HttpContext http, [FromServices] IDeadLetters letters) => ListAsync(http, letters)
            )
            .Produces<DeadLettersDocument>()
            .WithSummary("What banks never took, the oldest first, at most 200 after since.");
        guarded
            .MapPost(
                "/dead-letters/{id}/retry",
                (HttpContext http, string id, [FromServices] IDeadLetters letters, TimeProvider clock) =>
                    RetryAsync(http, id, letters, clock)
            )
            .Produces(StatusCodes.Status202Accepted)
            .WithSummary("Owes it to the bank once more, under its old Idempotency-Key.");
    }

    private static async Task StatusAsync(HttpContext http, [FromServices] IStatusBoard board) =>
        await Answer.WriteAsync(
            http,
            StatusDocument.Of(await board.LookAsync(http.RequestAborted)),
            OperatorJson.Default.StatusDocument
        );

    private static async Task ListAsync(HttpContext http, IDeadLetters letters)
    {
        if (!TryReadSince(http, out var since))
        {
            await Problem.WriteAsync(http, "invalid_since");
            return;
        }
        var found = await letters.ListAsync(since, PageMax, http.RequestAborted);
        var next = found.Count > 0 ? found[^1].Number : since;
        await Answer.WriteAsync(
            http,
            new DeadLettersDocument([.. found.Select(Document)], next),
            OperatorJson.Default.DeadLettersDocument
        );
    }

    private static async Task RetryAsync(HttpContext http, string id, IDeadLetters letters, TimeProvider clock)
    {
        if (!await letters.RetryAsync(id, clock.GetUtcNow(), http.RequestAborted))
            await Problem.WriteAsync(http, "not_found");
        else
            http.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    private static bool TryReadSince(HttpContext http, out long since)
    {
        since = 0;
        return !http.Request.Query.TryGetValue("since", out var given)
            || (long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out since) && given.Count == 1);
    }

    private static DeadLetterDocument Document(DeadLetter letter) =>
        new(
            letter.Id,
            letter.Bank.Value,
            letter.Kind == OwedKind.Decision ? "decision" : "revocation",
            letter.CreatedAt,
            letter.Attempts,
            letter.Error
        );
}
