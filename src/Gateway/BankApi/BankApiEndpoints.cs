using Microsoft.Extensions.DependencyInjection.Extensions;
using OrleansBank.Gateway.Edge;
using OrleansBank.HttpSignatures;

namespace OrleansBank.Gateway.BankApi;

/// <summary>The interface for banks, and what it needs.</summary>
public static class BankApiEndpoints
{
    /// <summary>
    /// Needs IPlatform and TimeProvider from elsewhere. What is not registered before it comes by default: keys from
    /// <c>Banks:{id}:Jwks</c> of the configuration, and the public address of the gateway.
    /// </summary>
    public static IServiceCollection AddBankApi(this IServiceCollection services)
    {
        services.TryAddSingleton<IBankKeys>(all => new JwksBankKeys(
            JwksBankKeys.Read(all.GetRequiredService<IConfiguration>()),
            PlainClient(),
            all.GetRequiredService<TimeProvider>(),
            all.GetRequiredService<ILogger<JwksBankKeys>>()
        ));
        services.TryAddSingleton(all => new BankApiOptions(() => all.GetRequiredService<PublicOrigin>().Origin));
        return services.AddSingleton<BankDoor>().AddSingleton<BankIntake>();
    }

    /// <summary>Our own public keys, with which banks check what we send them.</summary>
    /// <param name="jwks">A JWK set, RFC 7517 section 5, asked anew for each request: keys are replaced while we run.</param>
    public static IEndpointRouteBuilder MapPlatformKeys(this IEndpointRouteBuilder endpoints, Func<string> jwks)
    {
        endpoints
            .MapGet("/.well-known/jwks.json", () => TypedResults.Text(jwks(), "application/jwk-set+json"))
            .WithTags("banks")
            .WithSummary("The public keys with which we sign");
        return endpoints;
    }

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

    private static HttpClient PlainClient()
    {
        var timeout = TimeSpan.FromSeconds(SignatureLimits.JwksFetchSeconds);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = timeout,
            PooledConnectionIdleTimeout = timeout,
        };
        return new HttpClient(handler);
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
