using System.Collections.Frozen;

namespace OrleansBank.Domain.Language.Reading;

/// <summary>
/// A command that is denied or only asked about must never be carried out, whatever the classifier makes of the other
/// words.
/// </summary>
internal static class CommandReader
{
    /// <summary>Words that may stand between a musing and its verb: "how do I go about unlinking".</summary>
    private const int AfterMusingMax = 4;

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

    /// <summary>Of a sentence that commands nothing: whether the state of a card is told or asked for ("is my card frozen?").</summary>
    public static bool TellsOfACard(Sentence sentence, CommandWords words)
    {
        var (state, card) = (false, false);
        for (var i = 0; i < sentence.Count; i++)
        {
            state |= sentence.IsIn(i, words.Verbs) && !IsDenied(sentence, words, i);
            card |= sentence.IsIn(i, words.CardNouns);
        }
        return state && card;
    }

    /// <summary>
    /// Clause by clause: one with such a verb commands unless a musing stands shortly before one of its verbs. Without any verb that
    /// is listed ("I'm thinking of leaving Sandbank") a musing counts wherever it stands.
    /// </summary>
    public static Considering Considers(Sentence sentence, CommandWords words)
    {
        var (commands, considers, muses) = (false, false, false);
        var from = 0;
        for (var end = 1; end <= sentence.Count; end++)
        {
            if (end < sentence.Count && !sentence.IsParted(end))
                continue;
            var clause = OfClause(sentence, words, from, end);
            commands |= clause.Verbs && !clause.Considers;
            considers |= clause.Verbs && clause.Considers;
            muses |= clause.Muses;
            from = end;
        }
        return considers
            ? commands
                ? Considering.Partly
                : Considering.Wholly
            : !commands && muses
                ? Considering.Wholly
                : Considering.None;
    }

    private static (bool Verbs, bool Considers, bool Muses) OfClause(
        Sentence sentence,
        CommandWords words,
        int from,
        int end
    )
    {
        var (verbs, considers) = (false, false);
        int? musedAt = null;
        for (var i = from; i < end; i++)
        {
            if (MusingAt(sentence, words, i) is { } length)
                musedAt = i + length;
            if (!sentence.IsIn(i, words.Verbs))
                continue;
            verbs = true;
            considers |=
                (musedAt is { } at && i - at <= AfterMusingMax)
                || sentence.IsIn(i, words.Tellings)
                || sentence.IsIn(i - 1, words.Pasts);
        }
        return (verbs, considers, musedAt is not null);
    }

    /// <summary>How many words the musing that stands here has; null when there is none.</summary>
    private static int? MusingAt(Sentence sentence, CommandWords words, int at)
    {
        foreach (var said in words.Musings)
        {
            if (sentence.Stands(at, said) && !sentence.IsIn(at + said.Length, words.HelpWords))
                return said.Length;
        }
        return null;
    }

    private static bool IsDenied(Sentence sentence, CommandWords words, int verb) =>
        sentence.IsIn(verb + 1, words.DenialsBehind) || Reaches(sentence, verb, words.Denials, words.AfterDenial);

    private static bool IsState(Sentence sentence, CommandWords words, int verb) =>
        (sentence.IsIn(verb, words.States) && Reaches(sentence, verb, words.Auxiliaries, words.AfterAuxiliary))
        || IsBare(sentence, words, verb);

    /// <summary>« Ma carte gelée ? » as the whole: "I want my card frozen" commands.</summary>
    private static bool IsBare(Sentence sentence, CommandWords words, int participle) =>
        participle is 1 or 2
        && participle == sentence.Count - 1
        && sentence.IsIn(participle, words.Participles)
        && sentence.IsIn(participle - 1, words.CardNouns);

    /// <summary>Whether one of these words stands before the verb, with only such others and no comma or stop between.</summary>
    private static bool Reaches(Sentence sentence, int verb, FrozenSet<string> which, FrozenSet<string> between)
    {
        var at = verb - 1;
        while (sentence.IsIn(at, between) && !sentence.IsIn(at, which) && !sentence.IsParted(at + 1))
            at--;
        return sentence.IsIn(at, which) && !sentence.IsParted(at + 1);
    }
}
