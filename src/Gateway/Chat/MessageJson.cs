using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using OrleansBank.Domain.Conversations;

namespace OrleansBank.Gateway.Chat;

/// <summary>Writes a message as the outside contract has it, straight into the answer: no copy of it in between.</summary>
internal static class MessageJson
{
    /// <summary>Accents stay as they are; what could be markup is escaped, wherever the JSON may end up.</summary>
    public static JsonWriterOptions Options { get; } =
        new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), SkipValidation = true };

    public static void Write(Utf8JsonWriter json, Message message)
    {
        json.WriteStartObject();
        json.WriteNumber("seq"u8, message.Seq);
        json.WriteString("at"u8, message.At.UtcDateTime);
        if (message.Erased)
            json.WriteBoolean("erased"u8, true);
        else
            WriteContent(json, message);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, Sender sender)
    {
        json.WriteStartObject();
        json.WriteString("kind"u8, OuterName.Of(sender.Kind));
        json.WriteString("name"u8, sender.Name);
        json.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter json, Message message)
    {
        json.WritePropertyName("from"u8);
        Write(json, message.From);
        if (message.InReplyTo is not null)
            json.WriteString("inReplyTo"u8, message.InReplyTo);
        json.WriteString("text"u8, message.Text);
        json.WriteStartArray("quickReplies"u8);
        foreach (var reply in message.QuickReplies)
        {
            json.WriteStartObject();
            json.WriteString("title"u8, reply.Title);
            json.WriteString("payload"u8, reply.Payload);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (message.Card is not null)
        {
            json.WritePropertyName("card"u8);
            CardJson.Write(json, message.Card);
        }
    }
}
