using OrleansBank.Gateway.Consents;
using OrleansBank.Gateway.Health;
using OrleansBank.Gateway.Problems;
using OrleansBank.Gateway.Rates;
using OrleansBank.Gateway.Sessions;

namespace OrleansBank.Gateway.Edge;

/// <summary>
/// What every request passes before anything reads it: the host is ours, no token stands in the URL, the address is not too fast.
/// Answers below /v1 are never cached.
/// </summary>
internal sealed class DoorMiddleware(
    RequestDelegate next,
    GatewayOptions options,
    PublicOrigin origin,
    RateLimits rates
)
{
    private const StringComparison IgnoreCase = StringComparison.OrdinalIgnoreCase;

    public Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        // Health is of nobody, and is asked at the process's own address: by whatever name, there is nothing to be had by it.
        if (!HealthEndpoints.IsHealth(request.Path) && !origin.IsOurHost(request.Headers.Host))
            return Problem.WriteAsync(http, "unknown_host");
        if (request.QueryString.HasValue && UrlTokens.AnyIn(request.QueryString.Value, IsCallback(request.Path)))
            return Problem.WriteAsync(http, "token_in_url");
        if (!rates.Address.TryTake(ClientAddress.Of(http, options.TrustedProxies), out var wait))
            return Problem.WriteAsync(http, "too_many_requests", wait);
        if (
            request.Path.StartsWithSegments("/v1", IgnoreCase) || request.Path.StartsWithSegments("/health", IgnoreCase)
        )
            http.Response.Headers.CacheControl = "no-store";
        return next(http);
    }

    /// <summary>Where a code (RFC 6749 section 4.1.2) comes in the query, as it must.</summary>
    private static bool IsCallback(PathString path) =>
        path == LinksEndpoints.CallbackPath || path == SignInEndpoints.CallbackPath;
}
