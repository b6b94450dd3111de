using OrleansBank.Gateway.Edge;
using OrleansBank.Gateway.Problems;
using OrleansBank.Gateway.Rates;

namespace OrleansBank.Gateway.Sessions;

/// <summary>Marks an endpoint as one person's own. <paramref name="Counted"/>: false where the endpoint counts by a rate of its own.</summary>
internal sealed record ForPerson(bool Counted = true);

/// <summary>
/// Before an endpoint of a person: who is it, does the request come from where it may, is it not too fast. A request that changes
/// something and relies on the cookie must carry our exact Origin and a JSON body: a form of another site can have neither.
/// </summary>
internal sealed class PersonGuard(RequestDelegate next, Callers callers, PublicOrigin origin, RateLimits rates)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<ForPerson>() is not { } rule)
        {
            await next(http);
            return;
        }
        var byCookie = string.IsNullOrEmpty(http.Request.Headers.Authorization);
        if (byCookie && IsUnsafe(http.Request.Method))
        {
            if (!origin.IsOurs(http.Request.Headers.Origin))
            {
                await Problem.WriteAsync(http, "foreign_origin");
                return;
            }
            if (HasBody(http.Request) && !JsonBody.IsJson(http.Request))
            {
                await Problem.WriteAsync(http, "unsupported_media_type");
                return;
            }
        }
        var found = await callers.FindAsync(http);
        if (found.Caller is not { } caller)
        {
            await Problem.WriteAsync(http, found.Problem!);
            return;
        }
        if (rule.Counted && !rates.Reads.TryTake(caller.User, out var wait))
        {
            await Problem.WriteAsync(http, "too_many_requests", wait);
            return;
        }
        http.Features.Set(caller);
        await next(http);
    }

    private static bool IsUnsafe(string method) =>
        !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);

    private static bool HasBody(HttpRequest request) =>
        request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0;
}

internal static class CallerOfRequest
{
    /// <summary>The person of an endpoint marked <see cref="ForPerson"/>.</summary>
    public static Caller Caller(this HttpContext http) =>
        http.Features.Get<Caller>() ?? throw new InvalidOperationException("The endpoint is not marked ForPerson.");
}
