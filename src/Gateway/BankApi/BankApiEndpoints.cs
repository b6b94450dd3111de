namespace OrleansBank.Gateway.BankApi;

/// <summary>The interface for banks, and what it needs.</summary>
public static class BankApiEndpoints
{
    /// <summary>
    /// Needs from the composition root: IPlatform, <see cref="IBankKeys"/>, <see cref="BankApiOptions"/> and TimeProvider.
    /// </summary>
    public static IServiceCollection AddBankApi(this IServiceCollection services) =>
        services.AddSingleton<BankApiMeter>().AddSingleton<BankDoor>().AddSingleton<BankIntake>();

    public static IEndpointRouteBuilder MapBankApi(this IEndpointRouteBuilder endpoints)
    {
        var banks = endpoints.MapGroup("/v1/banks/{bank}").WithTags("banks");
        Describe(
            banks.MapPost("/events", Events),
            "Account updates of a bank, signed: CloudEvents, one, a batch or one a line"
        );
        Describe(banks.MapPost("/camt", Camt), "An ISO 20022 camt.052, 053 or 054 document of a bank, signed");
        return endpoints;
    }

    private static Task Events(HttpContext http, string bank, BankIntake intake) =>
        intake.AnswerEventsAsync(http, bank);

    private static Task Camt(HttpContext http, string bank, BankIntake intake) => intake.AnswerCamtAsync(http, bank);

    private static void Describe(RouteHandlerBuilder route, string summary) =>
        route
            .WithSummary(summary)
            .Produces<BankApiResults>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
}

/// <summary>The shape of an answer, for the OpenAPI document; it is written by hand.</summary>
public sealed record BankApiResults(IReadOnlyList<BankApiResult> Results, IReadOnlyList<BankApiResult>? Balances);

/// <param name="Status">applied, duplicate, no_consent, invalid or retry.</param>
public sealed record BankApiResult(string? Id, string Status, string? Reason, string? Field, int? Line);
