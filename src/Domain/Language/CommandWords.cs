using System.Collections.Frozen;
using System.Collections.Immutable;

namespace OrleansBank.Domain.Language;

/// <summary>
/// The words of a language that tell a command from its denial ("don't freeze my card") and from a state ("is my card
/// frozen?").
/// </summary>
internal sealed record CommandWords
{
    /// <summary>Every form of the verbs that change something: freeze, unfreeze, delete, disconnect.</summary>
    public required FrozenSet<string> Verbs { get; init; }

    /// <summary>Those of them that also say what is: frozen, blocked.</summary>
    public required FrozenSet<string> States { get; init; }

    /// <summary>Those of the states that command nothing behind a card: « carte gelée », "card frozen".</summary>
    public required FrozenSet<string> Participles { get; init; }

    public required FrozenSet<string> CardNouns { get; init; }

    /// <summary>Deny the verb that follows.</summary>
    public required FrozenSet<string> Denials { get; init; }

    /// <summary>May stand between a denial and its verb: want you to.</summary>
    public required FrozenSet<string> AfterDenial { get; init; }

    /// <summary>Deny the verb just before.</summary>
    public required FrozenSet<string> DenialsBehind { get; init; }

    /// <summary>Make a state of the verb that follows: is, was, did.</summary>
    public required FrozenSet<string> Auxiliaries { get; init; }

    /// <summary>May stand between an auxiliary and its verb: my card already.</summary>
    public required FrozenSet<string> AfterAuxiliary { get; init; }

    /// <summary>Make a question, a condition or a maybe of the verb that follows: should I, what if, thinking of.</summary>
    public required ImmutableArray<string[]> Musings { get; init; }

    /// <summary>Behind a musing: then help is asked for, and the verb that follows commands ("what should I do? freeze it").</summary>
    public required FrozenSet<string> HelpWords { get; init; }

    /// <summary>Forms of verbs that tell of something and never command: unlinking, unlinked.</summary>
    public required FrozenSet<string> Tellings { get; init; }

    /// <summary>Make a past of the verb just behind, whose form is a command's too: « j'ai délié ».</summary>
    public required FrozenSet<string> Pasts { get; init; }

    /// <summary>Say yes for sure, in the spellings of chats.</summary>
    public required FrozenSet<string> Affirmations { get; init; }

    /// <summary>Say that someone else did it: not me.</summary>
    public required ImmutableArray<string[]> Disowning { get; init; }
}
