using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OrleansBank.Gateway.Memory;
using OrleansBank.Gateway.Problems;

namespace OrleansBank.Gateway.Edge;

/// <summary>Reads a small JSON body whole, within a limit, into a type of the schema.</summary>
internal static class JsonBody
{
    public static bool IsJson(HttpRequest request)
    {
        var type = request.ContentType.AsSpan();
        var end = type.IndexOf(';');
        type = (end < 0 ? type : type[..end]).Trim();
        return type.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || (
                type.StartsWith("application/", StringComparison.OrdinalIgnoreCase)
                && type.EndsWith("+json", StringComparison.OrdinalIgnoreCase)
            );
    }

    /// <summary>Null when it was refused: then the problem has been written.</summary>
    public static async ValueTask<T?> ReadAsync<T>(HttpContext http, JsonTypeInfo<T> type, GatewayLimits limits)
        where T : class
    {
        using var body = await ReadAsync(http, limits);
        if (body is null)
            return null;
        try
        {
            if (JsonSerializer.Deserialize(body.WrittenSpan, type) is { } value)
                return value;
        }
        catch (JsonException wrong)
        {
            await Problem.WriteAsync(http, IsSyntax(body.WrittenSpan, wrong) ? "malformed_json" : "invalid_body");
            return null;
        }
        await Problem.WriteAsync(http, "invalid_body");
        return null;
    }

    /// <summary>The bytes of a JSON body; null when it was refused: then the problem has been written.</summary>
    public static async ValueTask<PooledBuffer?> ReadAsync(HttpContext http, GatewayLimits limits)
    {
        if (!string.IsNullOrEmpty(http.Request.Headers.ContentEncoding))
            return await RefuseAsync(http, "content_encoding_refused", limits);
        if (http.Request.ContentLength > limits.BodyBytesMax)
            return await RefuseAsync(http, "body_too_large", limits);
        if (!IsJson(http.Request))
            return await RefuseAsync(http, "unsupported_media_type", limits);
        var body = new PooledBuffer();
        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(http.RequestAborted);
            if (body.WrittenCount + read.Buffer.Length > limits.BodyBytesMax)
            {
                reader.AdvanceTo(read.Buffer.Start);
                body.Dispose();
                return await RefuseAsync(http, "body_too_large", limits);
            }
            foreach (var part in read.Buffer)
            {
                part.CopyTo(body.GetMemory(part.Length));
                body.Advance(part.Length);
            }
            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
                return body;
        }
    }

    /// <summary>Reads a refused body to its end, within a limit: a client that is still sending would not see the answer.</summary>
    private static async ValueTask<PooledBuffer?> RefuseAsync(HttpContext http, string code, GatewayLimits limits)
    {
        var reader = http.Request.BodyReader;
        for (long thrownAway = 0; thrownAway <= limits.RefusedBodyBytesMax; )
        {
            var read = await reader.ReadAsync(http.RequestAborted);
            thrownAway += read.Buffer.Length;
            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
                break;
        }
        await Problem.WriteAsync(http, code);
        return null;
    }

    /// <summary>Whether the body is no JSON at all, or JSON that does not fit the schema.</summary>
    private static bool IsSyntax(ReadOnlySpan<byte> body, JsonException wrong)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            while (reader.Read())
                continue;
            return wrong.Message.Contains("uplicate", StringComparison.Ordinal);
        }
        catch (JsonException)
        {
            return true;
        }
    }
}
