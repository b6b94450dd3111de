using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrleansBank.SandboxBank.Http;

/// <summary>How the banks answer.</summary>
internal static class Answer
{
    public const string Json = "application/json; charset=utf-8";
    private const string ProblemJson = "application/problem+json; charset=utf-8";

    /// <summary>Names stay readable; nothing here is ever put into a page.</summary>
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Utf8(JsonNode body)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = Plain.Encoder }))
            body.WriteTo(writer, Plain);
        return stream.ToArray();
    }

    public static Task JsonAsync(HttpContext context, int status, JsonNode body) =>
        BytesAsync(context, status, Json, Utf8(body));

    public static Task TextAsync(HttpContext context, int status, string contentType, string body) =>
        BytesAsync(context, status, contentType, System.Text.Encoding.UTF8.GetBytes(body));

    /// <summary>RFC 9457 problem details with a stable code.</summary>
    public static Task ProblemAsync(HttpContext context, int status, string code, string detail) =>
        BytesAsync(
            context,
            status,
            ProblemJson,
            Utf8(
                new JsonObject
                {
                    ["type"] = "about:blank",
                    ["title"] = code,
                    ["status"] = status,
                    ["code"] = code,
                    ["detail"] = detail,
                }
            )
        );

    public static async Task BytesAsync(HttpContext context, int status, string contentType, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
