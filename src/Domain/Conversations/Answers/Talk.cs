using System.Collections.Immutable;
using OrleansBank.Domain.Language;

namespace OrleansBank.Domain.Conversations;

/// <summary>Small talk, help, and the way to a human. None of it says anything of an account.</summary>
internal static class Talk
{
    public static Answered Greet(Turn turn, Asked asked) => Introduce(turn, turn.Phrases.Greeting);

    public static Answered Help(Turn turn, Asked asked) => Introduce(turn, turn.Phrases.Help);

    public static Answered Thank(Turn turn, Asked asked) => Say(turn, turn.Phrases.Thanks, []);

    public static Answered Leave(Turn turn, Asked asked) => Say(turn, turn.Phrases.Goodbye, []);

    public static Answered OutOfScope(Turn turn, Asked asked) =>
        Say(turn, turn.Phrases.OutOfScope, [turn.Phrases.ChoiceBalance, turn.Phrases.ChoiceHelp]);

    /// <summary>What can't be answered as asked; what can stands beside it.</summary>
    public static Answered Decline(Turn turn, string why)
    {
        turn.State = turn.State with { Pending = null };
        return Say(turn, why, [turn.Phrases.ChoiceBalance, turn.Phrases.ChoiceTransactions]);
    }

    public static Answered NotUnderstood(Turn turn, Asked asked)
    {
        var phrases = turn.Phrases;
        return Say(
            turn,
            phrases.NotUnderstood,
            [phrases.ChoiceBalance, phrases.ChoiceTransactions, phrases.ChoiceHelp, phrases.ChoiceHuman]
        );
    }

    /// <summary>The bank's people: the numbers of the linked banks.</summary>
    public static Answered ForTheBank(Turn turn, Asked asked)
    {
        var banks = turn.Banks.Select(bank => turn.Profile(bank.Bank));
        if (asked.Slots.Bank is { } named && turn.State.Banks.ContainsKey(named))
            banks = [turn.Profile(named)];
        var linked = banks.ToArray();
        return Say(
            turn,
            turn.Phrases.ForTheBank(linked),
            linked.Length == 0 ? [turn.Phrases.ChoiceLinkAny] : [turn.Phrases.ChoiceHelp]
        );
    }

    public static Answered ChangeLanguage(Turn turn, Asked asked)
    {
        if (asked.Slots.WantedLanguage is not { } wanted || !Languages.Supported.Contains(wanted))
            return Say(turn, turn.Phrases.WhichLanguage, Phrasebook.LanguageChoices);
        turn.State = turn.State with { Language = wanted };
        return Say(turn, turn.Phrases.LanguageChanged, []);
    }

    /// <summary>Words that say themselves that nobody human answers.</summary>
    private static Answered Introduce(Turn turn, string text)
    {
        turn.State = turn.State with { Introduced = true };
        var phrases = turn.Phrases;
        var first = turn.State.Banks.IsEmpty ? phrases.ChoiceLinkAny : phrases.ChoiceBalance;
        return Say(turn, text, [first, phrases.ChoiceTransactions, phrases.ChoiceHuman]);
    }

    private static Answered Say(Turn turn, string text, ImmutableArray<Choice> choices)
    {
        turn.Say(new Reply(text) { Choices = choices });
        return Answered.Done;
    }
}
