using System.Collections.Frozen;

namespace OrleansBank.Domain.Language;

/// <summary>The outside name of every intent: its snake case, such as card_freeze.</summary>
public static class IntentNames
{
    private static readonly FrozenDictionary<Intent, string> Names = Enum.GetValues<Intent>()
        .ToFrozenDictionary(intent => intent, intent => SnakeCase.Of(intent.ToString()));

    private static readonly FrozenDictionary<string, Intent> Intents = Names.ToFrozenDictionary(
        pair => pair.Value,
        pair => pair.Key
    );

    public static string Of(Intent intent) => Names[intent];

    public static bool TryFind(string name, out Intent intent) => Intents.TryGetValue(name, out intent);
}

/// <summary>PascalCase to snake_case, for names of this code base: ASCII letters and digits.</summary>
internal static class SnakeCase
{
    public static string Of(string pascal)
    {
        var name = new System.Text.StringBuilder(pascal.Length + 4);
        foreach (var c in pascal)
        {
            if (char.IsAsciiLetterUpper(c) && name.Length > 0)
                name.Append('_');
            name.Append(char.ToLowerInvariant(c));
        }
        return name.ToString();
    }
}
