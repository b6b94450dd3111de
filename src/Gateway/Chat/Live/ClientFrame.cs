using System.Text.Json;

namespace OrleansBank.Gateway.Chat.Live;

internal enum ClientFrameKind
{
    Say,
    Read,
    Typing,
}

/// <summary>What a client sends. Names that it does not know are passed over; a name that stands twice is malformed.</summary>
internal readonly record struct ClientFrame(ClientFrameKind Kind, string? Id, string? Text, string? Payload, long Seq)
{
    private const int DepthMax = 8;

    /// <summary>Null when it was read; else the code of what is wrong, and <paramref name="id"/> when there was one.</summary>
    public static string? TryRead(ReadOnlySpan<byte> json, out ClientFrame frame, out string? id)
    {
        frame = default;
        var fields = new Fields();
        string? wrong;
        try
        {
            wrong = fields.Read(json);
        }
        catch (JsonException)
        {
            wrong = "malformed_json";
        }
        catch (InvalidOperationException)
        {
            // A string holds half a character: the reader cannot make text of it.
            wrong = "malformed_json";
        }
        id = fields.Id;
        return wrong ?? fields.ToFrame(out frame);
    }

    private struct Fields
    {
        private string? _type;
        private string? _text;
        private string? _payload;
        private long? _seq;
        public string? Id;

        public string? Read(ReadOnlySpan<byte> json)
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = DepthMax });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return "invalid_frame";
            string? wrong = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                wrong ??= ReadField(ref reader);
            // Reads to the end, so that whatever follows is seen to be wrong.
            while (reader.Read())
                continue;
            return wrong;
        }

        public readonly string? ToFrame(out ClientFrame frame)
        {
            ClientFrameKind? kind = _type switch
            {
                "say" => ClientFrameKind.Say,
                "read" => ClientFrameKind.Read,
                "typing" => ClientFrameKind.Typing,
                _ => null,
            };
            frame = new ClientFrame(kind ?? default, Id, _text, _payload, _seq ?? 0);
            if (_type is null)
                return "invalid_frame";
            if (kind is null)
                return "unknown_type";
            return kind == ClientFrameKind.Read && _seq is not >= 0 ? "invalid_seq" : null;
        }

        private string? ReadField(ref Utf8JsonReader reader)
        {
            if (reader.ValueTextEquals("type"u8))
                return ReadText(ref reader, ref _type);
            if (reader.ValueTextEquals("id"u8))
                return ReadText(ref reader, ref Id);
            if (reader.ValueTextEquals("text"u8))
                return ReadText(ref reader, ref _text);
            if (reader.ValueTextEquals("payload"u8))
                return ReadText(ref reader, ref _payload);
            if (reader.ValueTextEquals("seq"u8))
                return ReadSeq(ref reader);
            reader.Read();
            reader.Skip();
            return null;
        }

        private static string? ReadText(ref Utf8JsonReader reader, ref string? value)
        {
            reader.Read();
            if (value is not null)
                return "malformed_json";
            if (reader.TokenType == JsonTokenType.String)
            {
                value = reader.GetString();
                return null;
            }
            reader.Skip();
            return reader.TokenType == JsonTokenType.Null ? null : "invalid_frame";
        }

        private string? ReadSeq(ref Utf8JsonReader reader)
        {
            reader.Read();
            if (_seq is not null)
                return "malformed_json";
            if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var seq))
            {
                _seq = seq;
                return null;
            }
            reader.Skip();
            return "invalid_seq";
        }
    }
}
