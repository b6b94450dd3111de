using System.Collections.Immutable;
using System.Text.Json;
using OrleansBank.Domain.Conversations;
using OrleansBank.Gateway.Chat.Frames;
using OrleansBank.Gateway.Problems;

namespace OrleansBank.Gateway.Chat.Live;

/// <summary>What the server sends, each as one text frame. The caller holds what it gets.</summary>
internal static class ServerFrames
{
    /// <param name="read">How far the person has read, on any device.</param>
    public static OutboundFrame Hello(string user, long seq, long read) =>
        Make(
            (user, seq, read),
            static (json, hello) =>
            {
                json.WriteString("type"u8, "hello"u8);
                json.WriteString("user"u8, hello.user);
                json.WriteNumber("seq"u8, hello.seq);
                json.WriteNumber("read"u8, hello.read);
            }
        );

    public static OutboundFrame Of(Message message) =>
        Make(
            message,
            static (json, message) =>
            {
                json.WriteString("type"u8, "message"u8);
                json.WritePropertyName("message"u8);
                MessageJson.Write(json, message);
            }
        );

    public static OutboundFrame Accepted(string id, long seq) =>
        Make(
            (id, seq),
            static (json, accepted) =>
            {
                json.WriteString("type"u8, "accepted"u8);
                json.WriteString("id"u8, accepted.id);
                json.WriteNumber("seq"u8, accepted.seq);
            }
        );

    public static OutboundFrame Read(long seq) =>
        Make(
            seq,
            static (json, seq) =>
            {
                json.WriteString("type"u8, "read"u8);
                json.WriteNumber("seq"u8, seq);
            }
        );

    public static OutboundFrame Typing(Sender from) =>
        Make(
            from,
            static (json, from) =>
            {
                json.WriteString("type"u8, "typing"u8);
                json.WritePropertyName("from"u8);
                MessageJson.Write(json, from);
            }
        );

    public static OutboundFrame Erased(ImmutableArray<long> seqs) =>
        Make(
            seqs,
            static (json, seqs) =>
            {
                json.WriteString("type"u8, "erased"u8);
                json.WriteStartArray("seqs"u8);
                foreach (var seq in seqs)
                    json.WriteNumberValue(seq);
                json.WriteEndArray();
            }
        );

    /// <param name="id">The client's id, when what was wrong had one.</param>
    public static OutboundFrame Error(string? id, string code) =>
        Make(
            (id, kind: ProblemTable.Find(code)),
            static (json, error) =>
            {
                json.WriteString("type"u8, "error"u8);
                if (error.id is not null)
                    json.WriteString("id"u8, error.id);
                json.WriteString("code"u8, error.kind.Code);
                json.WriteString("text"u8, error.kind.Title);
            }
        );

    private static OutboundFrame Make<T>(T value, Action<Utf8JsonWriter, T> write) =>
        OutboundFrame.Text(
            (value, write),
            static (buffer, frame) =>
            {
                using var json = new Utf8JsonWriter(buffer, MessageJson.Options);
                json.WriteStartObject();
                frame.write(json, frame.value);
                json.WriteEndObject();
            }
        );
}
