using System.Text.Json;
using System.Text.Unicode;
using OrleansBank.Domain;

namespace OrleansBank.Gateway.BankApi.CloudEvents;

/// <summary>
/// Takes a body apart into events, in their order: one event, a batch, or one a line. A batch whose JSON is broken is refused whole,
/// since what follows the break cannot be told apart; a broken line is only that line's.
/// </summary>
internal static class EventForms
{
    public const string One = "application/cloudevents+json";
    public const string Batch = "application/cloudevents-batch+json";
    public const string Lines = "application/x-ndjson";

    private static readonly JsonDocumentOptions Json = new() { MaxDepth = BankApiLimits.JsonDepthMax };

    public static Refusal? Read(
        string mediaType,
        ReadOnlyMemory<byte> body,
        BankId bank,
        DateTimeOffset now,
        List<ReportedEvent> events
    )
    {
        if (body.Span.StartsWith("\uFEFF"u8))
            body = body[3..];
        var reader = new CloudEventReader(bank, now);
        try
        {
            return mediaType == Lines ? ReadLines(body, reader, events) : ReadWhole(mediaType, body, reader, events);
        }
        finally
        {
            reader.Clear();
        }
    }

    private static Refusal? ReadWhole(
        string mediaType,
        ReadOnlyMemory<byte> body,
        CloudEventReader reader,
        List<ReportedEvent> events
    )
    {
        if (!Utf8.IsValid(body.Span))
            return new Refusal(400, "malformed_json", "The body is not UTF-8.");
        try
        {
            using var document = JsonDocument.Parse(body, Json);
            return mediaType == Batch
                ? ReadBatch(document.RootElement, reader, events)
                : ReadOne(document.RootElement, reader, events);
        }
        catch (JsonException broken)
        {
            return new Refusal(
                400,
                "malformed_json",
                "The body is not JSON, or deeper than 32 levels.",
                broken.LineNumber + 1,
                broken.BytePositionInLine + 1
            );
        }
    }

    private static Refusal? ReadOne(JsonElement root, CloudEventReader reader, List<ReportedEvent> events)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return new Refusal(400, "invalid_body", "One event is a JSON object.");
        events.Add(reader.Read(root));
        return null;
    }

    private static Refusal? ReadBatch(JsonElement root, CloudEventReader reader, List<ReportedEvent> events)
    {
        if (root.ValueKind != JsonValueKind.Array)
            return new Refusal(400, "invalid_body", "A batch is a JSON array.");
        if (root.GetArrayLength() > BankApiLimits.EventsMax)
            return Refusals.TooMany;
        foreach (var element in root.EnumerateArray())
            events.Add(reader.Read(element));
        return null;
    }

    private static Refusal? ReadLines(ReadOnlyMemory<byte> body, CloudEventReader reader, List<ReportedEvent> events)
    {
        for (var number = 1; !body.IsEmpty; number++)
        {
            var end = body.Span.IndexOf((byte)'\n');
            var line = end < 0 ? body : body[..end];
            body = end < 0 ? default : body[(end + 1)..];
            if (line.Span.IndexOfAnyExcept(" \t\r"u8) < 0)
                continue;
            if (events.Count == BankApiLimits.EventsMax)
                return Refusals.TooMany;
            events.Add(ReadLine(line, number, reader));
        }
        return null;
    }

    private static ReportedEvent ReadLine(ReadOnlyMemory<byte> line, int number, CloudEventReader reader)
    {
        if (!Utf8.IsValid(line.Span))
            return new ReportedEvent(null, null, InvalidReasons.TextInvalid, "", number);
        try
        {
            using var document = JsonDocument.Parse(line, Json);
            return reader.Read(document.RootElement, number);
        }
        catch (JsonException)
        {
            return new ReportedEvent(null, null, InvalidReasons.MalformedJson, "", number);
        }
    }
}
