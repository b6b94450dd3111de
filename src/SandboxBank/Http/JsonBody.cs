using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrleansBank.SandboxBank.Http;

/// <summary>A request's JSON, or why there is none.</summary>
/// <param name="Bytes">The body as it came; empty when it was refused.</param>
internal sealed record JsonBody(JsonNode? Node, byte[] Bytes, int Status, string Code, string Detail)
{
    private static readonly JsonDocumentOptions Strict = new()
    {
        MaxDepth = Limits.JsonDepthMax,
        AllowDuplicateProperties = false,
    };

    public bool Ok => Status == StatusCodes.Status200OK;

    /// <summary>Reads at most <paramref name="bytesMax"/> of a body whose media type is JSON (application/json or +json).</summary>
    public static async Task<JsonBody> ReadAsync(HttpContext context, int bytesMax)
    {
        if (!IsJson(context.Request.ContentType))
            return Refused(StatusCodes.Status415UnsupportedMediaType, "not_json", "The body must be JSON.");
        if (await BytesAsync(context, bytesMax) is not { } bytes)
            return Refused(StatusCodes.Status413PayloadTooLarge, "body_too_large", $"At most {bytesMax} bytes.");
        try
        {
            var node = JsonNode.Parse(bytes, documentOptions: Strict);
            return node is null
                ? Refused(StatusCodes.Status400BadRequest, "bad_json", "The body is null.")
                : new JsonBody(node, bytes, StatusCodes.Status200OK, "", "");
        }
        catch (JsonException)
        {
            return Refused(StatusCodes.Status400BadRequest, "bad_json", "The body is not well-formed JSON.");
        }
    }

    /// <summary>Null when there is more.</summary>
    public static async Task<byte[]?> BytesAsync(HttpContext context, int bytesMax)
    {
        if (context.Request.ContentLength > bytesMax)
            return null;
        using var body = new MemoryStream();
        var buffer = new byte[8 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            if (body.Length + read > bytesMax)
                return null;
            body.Write(buffer, 0, read);
        }
        return body.ToArray();
    }

    private static bool IsJson(string? contentType)
    {
        var mediaType = contentType?.Split(';', 2)[0].Trim();
        return mediaType is not null
            && (
                mediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
                || mediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase)
            );
    }

    private static JsonBody Refused(int status, string code, string detail) => new(null, [], status, code, detail);
}
