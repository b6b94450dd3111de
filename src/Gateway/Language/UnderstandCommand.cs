using System.Collections.Immutable;
using System.Text.Json;
using OrleansBank.Domain;
using OrleansBank.Domain.Language;
using OrleansBank.Gateway.Chat;

namespace OrleansBank.Gateway.Language;

/// <summary>
/// <c>understand --locale fr</c>: one utterance a line in, one JSON a line out, for people who add a language. Nothing is kept.
/// </summary>
internal static class UnderstandCommand
{
    public const string Name = "understand";
    private const int ConfidenceDigits = 4;

    public static async Task<int> RunAsync(string[] args, TextReader input, Stream output)
    {
        if (args is not ([Name] or [Name, "--locale", _]))
        {
            await Console.Error.WriteLineAsync("usage: understand [--locale fr]");
            return 2;
        }
        var locale = args is [_, _, var named] ? named : Languages.English;
        while (await input.ReadLineAsync() is { } line)
        {
            await output.WriteAsync(Describe(line, locale));
            output.WriteByte((byte)'\n');
            await output.FlushAsync();
        }
        return 0;
    }

    private static byte[] Describe(string line, string locale)
    {
        var text = line.Length <= Limits.TextLengthMax ? line : line[..Limits.TextLengthMax];
        var understood = Understanding.Understand(text, locale, Vocabulary.Empty);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, MessageJson.Options))
        {
            json.WriteStartObject();
            json.WriteString("text"u8, text);
            json.WriteString("intent"u8, IntentNames.Of(understood.Intent));
            json.WriteNumber("confidence"u8, Math.Round(understood.Confidence, ConfidenceDigits));
            json.WriteString("language"u8, understood.Language);
            WriteSlots(json, understood.Slots);
            if (!understood.Then.IsEmpty)
                WriteWishes(json, understood.Then);
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    /// <summary>What else the line wishes, in its order; most lines wish one thing, and then there is no such member.</summary>
    private static void WriteWishes(Utf8JsonWriter json, ImmutableArray<Wish> wishes)
    {
        json.WriteStartArray("then"u8);
        foreach (var wish in wishes)
        {
            json.WriteStartObject();
            json.WriteString("intent"u8, IntentNames.Of(wish.Intent));
            json.WriteNumber("confidence"u8, Math.Round(wish.Confidence, ConfidenceDigits));
            WriteSlots(json, wish.Slots);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteSlots(Utf8JsonWriter json, Slots slots)
    {
        json.WriteStartObject("slots"u8);
        foreach (var (name, value) in SlotNames.Describe(slots))
            json.WriteString(name, value);
        json.WriteEndObject();
    }
}
