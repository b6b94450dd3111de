using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansBank.Gateway.Chat.Rest;

/// <summary>One chat turn: exactly one of text and payload.</summary>
/// <param name="Id">A UUID that the client makes: the same id again gets the same answer and does nothing twice.</param>
/// <param name="Text">At most 2,000 characters (UTF-16 code units).</param>
/// <param name="Payload">Of a quick reply that was offered.</param>
internal sealed record SayBody(string Id, string? Text = null, string? Payload = null);

// What follows describes the answers, for the OpenAPI document and for the tests that hold the writers to it.

internal sealed record TurnDocument(AcceptedDocument Accepted, IReadOnlyList<MessageDocument> Messages);

internal sealed record AcceptedDocument(string Id, long Seq);

/// <param name="Next">What to pass as since, or as before, for the next page.</param>
/// <param name="Read">How far the person has read, on any device.</param>
internal sealed record MessagesDocument(IReadOnlyList<MessageDocument> Messages, long Next, long Read);

/// <summary>A message. Of an erased one only seq, at and erased are left.</summary>
internal sealed record MessageDocument(long Seq, DateTimeOffset At)
{
    public SenderDocument? From { get; init; }
    public string? InReplyTo { get; init; }
    public string? Text { get; init; }
    public IReadOnlyList<QuickReplyDocument>? QuickReplies { get; init; }
    public CardDocument? Card { get; init; }
    public bool? Erased { get; init; }
}

/// <param name="Kind">user, assistant, bank or agent.</param>
internal sealed record SenderDocument(string Kind, string Name);

internal sealed record QuickReplyDocument(string Title, string Payload);

internal sealed record MoneyDocument(string Amount, string Currency);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false
)]
[JsonSerializable(typeof(SayBody))]
[JsonSerializable(typeof(TurnDocument))]
[JsonSerializable(typeof(MessagesDocument))]
[JsonSerializable(typeof(System.Text.Json.Nodes.JsonNode))]
internal sealed partial class ChatJson : JsonSerializerContext;
