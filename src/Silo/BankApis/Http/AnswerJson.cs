using System.Text.Json;
using System.Text.Unicode;
using OrleansBank.Grains.Banks;

namespace OrleansBank.Silo.BankApis.Http;

/// <summary>
/// Opens an answer as JSON (RFC 8259): declared as JSON, valid UTF-8, bounded depth, no doubled member.
/// </summary>
public static class AnswerJson
{
    private const int DepthMax = 16;

    private static readonly JsonDocumentOptions Strict = new()
    {
        MaxDepth = DepthMax,
        AllowDuplicateProperties = false,
    };

    /// <summary>The document refers to the answer's bytes: dispose it before the answer.</summary>
    public static BankResult<JsonDocument> Parse(BankAnswer answer)
    {
        if (answer.MediaType is not { } type || !IsJson(type))
            return BankResult<JsonDocument>.Failed(BankFailure.BadAnswer, "not_declared_json");
        if (!Utf8.IsValid(answer.Body.Span))
            return BankResult<JsonDocument>.Failed(BankFailure.BadAnswer, "not_utf8");
        try
        {
            return BankResult<JsonDocument>.Of(JsonDocument.Parse(answer.Body, Strict));
        }
        catch (JsonException)
        {
            return BankResult<JsonDocument>.Failed(BankFailure.BadAnswer, "not_json");
        }
    }

    private static bool IsJson(string type) =>
        type.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        || (
            type.StartsWith("application/", StringComparison.OrdinalIgnoreCase)
            && type.EndsWith("+json", StringComparison.OrdinalIgnoreCase)
        );
}
