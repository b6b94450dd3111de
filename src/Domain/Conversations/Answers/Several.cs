using System.Collections.Immutable;
using OrleansBank.Domain.Language;

namespace OrleansBank.Domain.Conversations;

/// <summary>
/// A message with several wishes. The first is answered as if it stood alone, and what only asks or offers is answered after it. What
/// would change something at once is never done on the side: it is said that it was understood and not done, and offered.
/// </summary>
internal static class Several
{
    /// <param name="first">What answers the first wish, when its own handler must not.</param>
    public static Answered Answer(
        Turn turn,
        Said said,
        ImmutableArray<Wish> wishes,
        Func<Turn, Asked, Intent, Answered>? first
    )
    {
        var waiting = turn.State.Awaited;
        for (var i = 0; i < wishes.Length; i++)
        {
            var asked = new Asked(wishes[i].Slots, said);
            var answered =
                i == 0 && first is not null ? first(turn, asked, wishes[i].Intent)
                : i == 0 || !ActsAtOnce(wishes[i].Intent) ? Answers.For(wishes[i].Intent)(turn, asked)
                : Offer(turn, asked, wishes[i].Intent);
            if (answered != Answered.Done)
                return answered;
            // What follows must not hide from what can be chosen now.
            turn.KeepOffering();
            if (turn.State.Awaited is not { } deferred || ReferenceEquals(deferred, waiting))
                continue;
            // A bank is being fetched: the other questions wait with this one, what acts is offered now.
            var rest = wishes[(i + 1)..];
            turn.State = turn.State with { Awaited = deferred with { Then = rest.RemoveAll(Acts) } };
            return rest.RemoveAll(wish => !Acts(wish)) is [_, ..] acting ? OfferAll(turn, said, acting) : Answered.Done;
        }
        return Answered.Done;
    }

    private static bool Acts(Wish wish) => ActsAtOnce(wish.Intent);

    /// <summary>Unfreezing asks by itself before it does anything; so do linking and exporting.</summary>
    public static bool ActsAtOnce(Intent intent) =>
        intent is Intent.CardFreeze or Intent.UnlinkBank or Intent.DeleteData;

    private static Answered OfferAll(Turn turn, Said said, ImmutableArray<Wish> wishes)
    {
        foreach (var wish in wishes)
        {
            Offer(turn, new Asked(wish.Slots, said), wish.Intent);
            turn.KeepOffering();
        }
        return Answered.Done;
    }

    private static Answered Offer(Turn turn, Asked asked, Intent intent) =>
        intent switch
        {
            Intent.CardFreeze => OfferFreeze(turn, asked),
            Intent.UnlinkBank => OfferUnlink(turn, asked),
            _ => OfferErasure(turn),
        };

    private static Answered OfferFreeze(Turn turn, Asked asked)
    {
        var cards = CardAnswers.Freezable(turn, asked.Slots);
        // Without a card that could be frozen the plain answer does nothing either, and says why.
        if (cards.IsEmpty)
            return CardAnswers.Freeze(turn, asked);
        Ask(
            turn,
            new Reply(turn.Phrases.AlsoFreeze)
            {
                Choices = [.. cards.Select(row => turn.Phrases.ChoiceFreeze(turn.Profile(row.Bank.Bank), row.Card))],
                Cites = [.. cards.Select(row => row.Bank.Bank)],
            }
        );
        return Answered.Done;
    }

    private static Answered OfferUnlink(Turn turn, Asked asked)
    {
        var named = asked.Slots.Bank;
        var banks = turn.Banks.RemoveAll(bank => named is not null && bank.Bank != named);
        if (banks.IsEmpty)
            return LinkAnswer.Unlink(turn, asked);
        Ask(
            turn,
            new Reply(turn.Phrases.AlsoUnlink)
            {
                Choices = [.. banks.Select(bank => turn.Phrases.ChoiceUnlink(turn.Profile(bank.Bank)))],
            }
        );
        return Answered.Done;
    }

    /// <summary>Erasing takes a page and a fresh sign-in anyway.</summary>
    private static Answered OfferErasure(Turn turn)
    {
        turn.Say(new Reply($"{turn.Phrases.AlsoErase} {turn.Phrases.Delete}") { Card = new PageCard("erase") });
        return Answered.Done;
    }

    /// <summary>A plain "yes" does it only where there is one thing that it can mean.</summary>
    private static void Ask(Turn turn, Reply reply)
    {
        if (reply.Choices is [var only])
            turn.Ask(reply with { Choices = [only, new Choice(turn.Phrases.TitleNo, Actions.Cancel)] }, only.Action);
        else
            turn.Say(reply);
    }
}
