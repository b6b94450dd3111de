using System.Net;

namespace OrleansBank.SandboxBank.Http;

/// <summary>
/// What the sandbox lets in: requests from this machine, for our own address, and from no foreign page. So neither a web site in
/// the person's browser nor a name that was made to point here (DNS rebinding) can move invented money.
/// </summary>
internal sealed class Walls(RequestDelegate next, SandboxAddress address)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } remote || !IPAddress.IsLoopback(remote))
            return Answer.ProblemAsync(context, StatusCodes.Status403Forbidden, "not_loopback", "Loopback only.");
        if (!address.IsOurHost(context.Request.Host))
            return Answer.ProblemAsync(context, StatusCodes.Status403Forbidden, "foreign_host", "Another host.");
        foreach (var origin in context.Request.Headers.Origin)
        {
            if (!address.IsOurOrigin(origin))
                return Answer.ProblemAsync(
                    context,
                    StatusCodes.Status403Forbidden,
                    "foreign_origin",
                    "Another origin."
                );
        }
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "same-origin";
        return next(context);
    }
}
