using OrleansBank.Contracts;

namespace OrleansBank.Gateway.Problems;

/// <summary>
/// The outermost layer: what was thrown becomes a problem without detail, and an answer without a body (404, 405, 415 of the
/// framework) gets one. Logs the kind of an unexpected exception and where it was thrown, never its message: that may quote a person.
/// </summary>
internal sealed partial class FailureMiddleware(RequestDelegate next, ILogger<FailureMiddleware> log)
{
    private static readonly TimeSpan UnavailableFor = TimeSpan.FromSeconds(1);

    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (BadHttpRequestException bad)
        {
            await Problem.WriteAsync(http, CodeOf(bad.StatusCode));
            return;
        }
        catch (OverloadedException full)
        {
            await Problem.WriteAsync(http, "overloaded", full.RetryAfter);
            return;
        }
        catch (UnavailableException)
        {
            await Problem.WriteAsync(http, "unavailable", UnavailableFor);
            return;
        }
        catch (TimeoutException)
        {
            await Problem.WriteAsync(http, "no_answer");
            return;
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception unexpected)
        {
            Unexpected(log, unexpected.GetType().Name, http.TraceIdentifier, unexpected.StackTrace);
            await Problem.WriteAsync(http, "internal");
            return;
        }
        if (IsBare(http.Response))
            await Problem.WriteAsync(http, CodeOf(http.Response.StatusCode));
    }

    private static bool IsBare(HttpResponse response) =>
        response is { HasStarted: false, StatusCode: >= 400, ContentLength: null or 0, ContentType: null };

    private static string CodeOf(int status) =>
        status switch
        {
            404 => "not_found",
            405 => "method_not_allowed",
            411 => "length_required",
            413 => "body_too_large",
            414 => "url_too_long",
            415 => "unsupported_media_type",
            431 => "headers_too_large",
            >= 500 => "internal",
            _ => "bad_request",
        };

    [LoggerMessage(1001, LogLevel.Error, "Unexpected {Kind} (trace id {TraceId}) at {Trace}")]
    private static partial void Unexpected(ILogger log, string kind, string traceId, string? trace);
}
