using System.Collections.Concurrent;
using System.Text.Json;

namespace OrleansBank.Grains;

/// <summary>The outside name of an enum's member: its snake case. Stable, because members are never renamed.</summary>
internal static class SnakeCase
{
    public static string Of<T>(T value)
        where T : struct, Enum => Names<T>.Of.GetOrAdd(value, static v => Convert(v));

    private static string Convert<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly ConcurrentDictionary<T, string> Of = new();
    }
}
