using System.Globalization;
using System.Text.Json;
using OrleansBank.Gateway.Memory;

namespace OrleansBank.Gateway.Problems;

/// <summary>Writes RFC 9457 problem details.</summary>
public static class Problem
{
    public const string MediaType = "application/problem+json";

    public static Task WriteAsync(HttpContext http, string code, TimeSpan? retryAfter = null) =>
        WriteAsync(http, ProblemTable.Find(code), retryAfter);

    public static async Task WriteAsync(HttpContext http, ProblemKind kind, TimeSpan? retryAfter = null)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }
        var response = http.Response;
        response.StatusCode = kind.Status;
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-store";
        if (kind.Status is 429 or 503)
            response.Headers.RetryAfter = Seconds(retryAfter);
        if (kind.Status == 401)
            response.Headers.WWWAuthenticate = "Bearer";
        using var body = new PooledBuffer();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, $"urn:orleansbank:problem:{kind.Code}");
            json.WriteString("title"u8, kind.Title);
            json.WriteNumber("status"u8, kind.Status);
            json.WriteString("code"u8, kind.Code);
            // What the log names too: a fault of ours can be found by it.
            if (kind.Status == 500)
                json.WriteString("traceId"u8, http.TraceIdentifier);
            json.WriteEndObject();
        }
        response.ContentLength = body.WrittenCount;
        if (!HttpMethods.IsHead(http.Request.Method))
            await response.BodyWriter.WriteAsync(body.WrittenMemory, http.RequestAborted);
    }

    /// <summary>RFC 9110 section 10.2.3: whole seconds, at least one.</summary>
    private static string Seconds(TimeSpan? wait) =>
        Math.Max(1, (int)Math.Ceiling((wait ?? TimeSpan.FromSeconds(1)).TotalSeconds))
            .ToString(CultureInfo.InvariantCulture);
}
