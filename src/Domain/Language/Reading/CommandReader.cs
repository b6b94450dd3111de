using System.Collections.Frozen;

namespace OrleansBank.Domain.Language.Reading;

/// <summary>
/// A command that is denied or only asked about must never be carried out, whatever the classifier makes of the other
/// words.
/// </summary>
internal static class CommandReader
{
    /// <summary>
    /// Whether the sentence has verbs that could command, and each of them is denied or says a state: then nothing is
    /// commanded.
    /// </summary>
    public static bool CommandsNothing(Sentence sentence, CommandWords words)
    {
        var verbs = 0;
        for (var i = 0; i < sentence.Count; i++)
        {
            if (!sentence.IsIn(i, words.Verbs))
                continue;
            verbs++;
            if (!IsDenied(sentence, words, i) && !IsState(sentence, words, i))
                return false;
        }
        return verbs > 0;
    }

    private static bool IsDenied(Sentence sentence, CommandWords words, int verb) =>
        sentence.IsIn(verb + 1, words.DenialsBehind) || Reaches(sentence, verb, words.Denials, words.AfterDenial);

    private static bool IsState(Sentence sentence, CommandWords words, int verb) =>
        sentence.IsIn(verb, words.States) && Reaches(sentence, verb, words.Auxiliaries, words.AfterAuxiliary);

    /// <summary>Whether one of these words stands before the verb, with only such others and no comma or stop between.</summary>
    private static bool Reaches(Sentence sentence, int verb, FrozenSet<string> which, FrozenSet<string> between)
    {
        var at = verb - 1;
        while (sentence.IsIn(at, between) && !sentence.IsIn(at, which) && !sentence.IsParted(at + 1))
            at--;
        return sentence.IsIn(at, which) && !sentence.IsParted(at + 1);
    }
}
