using System.Collections.Frozen;

namespace OrleansBank.Domain.Language.Reading;

/// <summary>Finds which language a person asks for, whatever language they ask in.</summary>
internal static class LanguageWish
{
    /// <summary>ISO 639-1, then the names that people type: its own, the English and the French.</summary>
    private const string Table = """
        en english anglais anglaise ingles englisch inglese
        fr french francais francaise frances franzosisch
        es spanish espagnol espagnole espanol castellano spanisch
        de german allemand allemande deutsch aleman
        it italian italien italienne italiano
        pt portuguese portugais portugaise portugues
        nl dutch neerlandais hollandais nederlands
        ar arabic arabe العربية
        zh chinese chinois mandarin 中文
        ja japanese japonais 日本語
        ru russian russe русский
        pl polish polonais polski
        tr turkish turc turkce
        uk ukrainian ukrainien українська
        ro romanian roumain romana
        sv swedish suedois svenska
        da danish danois dansk
        el greek grec ελληνικα
        hi hindi
        vi vietnamese vietnamien
        ko korean coreen
        ca catalan
        """;

    private static readonly FrozenDictionary<string, string> ByName = Table
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split(' '))
        .SelectMany(names => names.Skip(1).Select(name => KeyValuePair.Create(name, names[0])))
        .ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Words => ByName.Keys;

    public static bool Names(string word) => ByName.ContainsKey(word);

    /// <summary>The last language named after "in", "speak" and the like; else the last one named at all.</summary>
    public static string? Read(Sentence sentence, SlotWords words)
    {
        string? asked = null;
        string? named = null;
        for (var i = 0; i < sentence.Count; i++)
        {
            if (sentence.Taken(i) || !ByName.TryGetValue(sentence.Text(i), out var code))
                continue;
            named = code;
            if (sentence.IsIn(i - 1, words.BeforeLanguage))
                asked = code;
            sentence.Take(i, i + 1, Tags.Language);
        }
        return asked ?? named;
    }
}
