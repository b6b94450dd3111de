using OrleansBank.Contracts;
using OrleansBank.Gateway.Chat.Live;

namespace OrleansBank.Gateway.Health;

/// <summary>Something beside storage and cluster that must answer before this gateway is ready.</summary>
public interface IReadyCheck
{
    string Name { get; }
    ValueTask<bool> IsReadyAsync(CancellationToken cancellation);
}

/// <summary>Live: the process answers. Ready: it can serve, and is not draining.</summary>
internal static class HealthEndpoints
{
    private const string LivePath = "/health/live";
    private const string ReadyPath = "/health/ready";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>One of these two, to the letter.</summary>
    public static bool IsHealth(PathString path) => path.Value is LivePath or ReadyPath;

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(LivePath, static () => TypedResults.Json(new Liveness("ok"), HealthJson.Default.Liveness))
            .WithSummary("The process answers.");
        routes.MapGet(ReadyPath, ReadyAsync).Produces<Readiness>().WithSummary("It can serve.");
    }

    private static async Task<IResult> ReadyAsync(
        HttpContext http,
        IPlatform platform,
        IEnumerable<IReadyCheck> others,
        LiveConnections connections,
        TimeProvider time
    )
    {
        using var deadline = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, http.RequestAborted);
        var checks = new Dictionary<string, bool>(StringComparer.Ordinal)
        {
            ["platform"] = await AnswersAsync(platform.IsReadyAsync, both.Token),
            ["serving"] = !connections.IsDraining,
        };
        foreach (var other in others)
            checks[other.Name] = await AnswersAsync(other.IsReadyAsync, both.Token);
        var isReady = checks.Values.All(answers => answers);
        return TypedResults.Json(
            new Readiness(isReady ? "ready" : "not_ready", checks),
            HealthJson.Default.Readiness,
            statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable
        );
    }

    private static async ValueTask<bool> AnswersAsync(
        Func<CancellationToken, ValueTask<bool>> check,
        CancellationToken cancellation
    )
    {
        try
        {
            return await check(cancellation);
        }
        catch (Exception)
        {
            // What cannot answer is not ready, whatever the reason; the part itself logs it.
            return false;
        }
    }
}
