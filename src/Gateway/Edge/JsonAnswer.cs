using System.Text.Json;
using OrleansBank.Gateway.Chat;
using OrleansBank.Gateway.Memory;

namespace OrleansBank.Gateway.Edge;

/// <summary>Writes a JSON answer from pooled memory that is cleared when it goes back.</summary>
internal static class JsonAnswer
{
    public static async Task WriteAsync<T>(
        HttpContext http,
        T value,
        Action<Utf8JsonWriter, T> write,
        int status = StatusCodes.Status200OK
    )
    {
        using var body = new PooledBuffer();
        using (var json = new Utf8JsonWriter(body, MessageJson.Options))
            write(json, value);
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = body.WrittenCount;
        await http.Response.BodyWriter.WriteAsync(body.WrittenMemory, http.RequestAborted);
    }
}
