using System.Globalization;
using System.Text.Json;

namespace OrleansBank.Gateway.BankApi;

/// <summary>Why a whole request of a bank is refused: RFC 9457 problem details with a stable code.</summary>
/// <param name="Detail">For the bank's developers; holds nothing of the body.</param>
/// <param name="Line">From 1, where in the body.</param>
/// <param name="Position">From 1: the byte (JSON) or character (XML) in that line.</param>
public sealed record Refusal(int Status, string Code, string Detail, long? Line = null, long? Position = null)
{
    /// <summary>What a signature must look like, by RFC 9421 section 5.1.</summary>
    private const string Wanted =
        "sig1=(\"@method\" \"@target-uri\" \"content-digest\" \"content-type\");created;nonce;keyid";

    public TimeSpan? RetryAfter { get; init; }

    public async Task WriteAsync(HttpContext http)
    {
        var response = http.Response;
        response.StatusCode = Status;
        response.ContentType = "application/problem+json";
        response.Headers.CacheControl = "no-store";
        if (Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Signature";
            response.Headers["Accept-Signature"] = Wanted;
        }
        if (RetryAfter is { } wait)
        {
            var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }
        var json = new Utf8JsonWriter(response.BodyWriter);
        await using (json.ConfigureAwait(false))
            Write(json);
        await response.BodyWriter.FlushAsync(http.RequestAborted);
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, $"urn:orleansbank:problem:{Code}");
        json.WriteString("title"u8, Detail);
        json.WriteNumber("status"u8, Status);
        json.WriteString("code"u8, Code);
        if (Line is { } line)
            json.WriteNumber("line"u8, line);
        if (Position is { } position)
            json.WriteNumber("position"u8, position);
        json.WriteEndObject();
    }
}
