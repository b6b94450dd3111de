using System.Collections.Frozen;
using System.Text.Json;

namespace OrleansBank.Gateway.Chat;

/// <summary>The outside name of an enum's member: its snake case, encoded once.</summary>
internal static class OuterName
{
    public static JsonEncodedText Of<T>(T member)
        where T : struct, Enum => Table<T>.Names[member];

    private static class Table<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, JsonEncodedText> Names = Enum.GetValues<T>()
            .ToFrozenDictionary(
                member => member,
                member => JsonEncodedText.Encode(JsonNamingPolicy.SnakeCaseLower.ConvertName(member.ToString()))
            );
    }
}
