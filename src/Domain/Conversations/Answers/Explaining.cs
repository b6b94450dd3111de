using System.Collections.Immutable;
using OrleansBank.Domain.Language;

namespace OrleansBank.Domain.Conversations;

/// <summary>
/// "What happens if I unlink my bank?": it is said what that would do and asked whether to do it. Asking about it must never do it.
/// </summary>
internal static class Explaining
{
    public static Answered Offer(Turn turn, Asked asked, Intent intent) =>
        intent switch
        {
            Intent.CardFreeze => Freeze(turn, asked),
            Intent.UnlinkBank => Unlink(turn, asked),
            // Erasing explains itself, and takes a page and a fresh sign-in.
            _ => Answers.For(intent)(turn, asked),
        };

    private static Answered Freeze(Turn turn, Asked asked)
    {
        var cards = CardAnswers.Freezable(turn, asked.Slots);
        // Without a card that could be frozen the plain answer does nothing either, and says why.
        if (cards.IsEmpty)
            return CardAnswers.Freeze(turn, asked);
        return Ask(
            turn,
            new Reply(turn.Phrases.FreezeExplained)
            {
                Choices = [.. cards.Select(row => turn.Phrases.ChoiceFreeze(turn.Profile(row.Bank.Bank), row.Card))],
                Cites = [.. cards.Select(row => row.Bank.Bank)],
            }
        );
    }

    private static Answered Unlink(Turn turn, Asked asked)
    {
        var named = asked.Slots.Bank;
        var banks = turn.Banks.RemoveAll(bank => named is not null && bank.Bank != named);
        if (banks.IsEmpty)
            return LinkAnswer.Unlink(turn, asked);
        var profiles = banks.Select(bank => turn.Profile(bank.Bank)).ToImmutableArray();
        return Ask(
            turn,
            new Reply(turn.Phrases.UnlinkExplained(profiles))
            {
                Choices = [.. profiles.Select(turn.Phrases.ChoiceUnlink)],
            }
        );
    }

    /// <summary>A plain "yes" does it only where there is one thing that it can mean.</summary>
    private static Answered Ask(Turn turn, Reply reply)
    {
        var phrases = turn.Phrases;
        if (reply.Choices is not [var only])
            turn.Say(reply);
        else
            turn.Ask(
                reply with
                {
                    Choices = [new(phrases.TitleYes, only.Action), new(phrases.TitleNo, Actions.Cancel)],
                },
                only.Action
            );
        return Answered.Done;
    }
}
