using System.Diagnostics;

namespace OrleansBank.Gateway.Telemetry;

/// <summary>
/// One span a request, named by its route: the address itself may hold a reference of a person. A live chat has none, as it would
/// last for hours. Off, and without cost, while nobody exports traces.
/// </summary>
internal sealed class TraceMiddleware(RequestDelegate next)
{
    public const string SourceName = "OrleansBank.Gateway";
    private static readonly ActivitySource Traces = new(SourceName);

    public Task InvokeAsync(HttpContext http) =>
        Traces.HasListeners() && !http.WebSockets.IsWebSocketRequest ? TracedAsync(http) : next(http);

    private async Task TracedAsync(HttpContext http)
    {
        using var span = Traces.StartActivity("request", ActivityKind.Server);
        await next(http);
        if (span is null)
            return;
        span.DisplayName = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "unknown";
        span.SetTag("http.response.status_code", http.Response.StatusCode);
        if (http.Response.StatusCode >= StatusCodes.Status500InternalServerError)
            span.SetStatus(ActivityStatusCode.Error);
    }
}
