using OrleansBank.Gateway.Edge;
using OrleansBank.Gateway.Problems;
using OrleansBank.Gateway.Rates;

namespace OrleansBank.Gateway.Operator;

/// <summary>Before everything below /v1/operator: the token of operators, and not too many wrong ones from one address.</summary>
internal sealed class OperatorGuard(OperatorToken token, GatewayOptions options, RateLimits rates) : IEndpointFilter
{
    /// <summary>A refusal is written here; the empty result says that nothing more is to be.</summary>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        // A request without any token tries nothing: it is how the page asks whether operators may come here.
        if (string.IsNullOrEmpty(http.Request.Headers.Authorization))
        {
            await Problem.WriteAsync(http, "invalid_token");
            return Results.Empty;
        }
        var address = ClientAddress.Of(http, options.TrustedProxies);
        // Before it is looked at: else the one right guess among too many would be let in.
        if (!rates.OperatorTries.HasOne(address, out var wait))
        {
            await Problem.WriteAsync(http, "too_many_requests", wait);
            return Results.Empty;
        }
        if (token.IsShownBy(http))
            return await next(context);
        rates.OperatorTries.TryTake(address, out _);
        await Problem.WriteAsync(http, "invalid_token");
        return Results.Empty;
    }
}
