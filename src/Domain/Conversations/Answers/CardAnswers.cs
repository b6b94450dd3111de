using System.Collections.Immutable;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Language;

namespace OrleansBank.Domain.Conversations;

/// <summary>
/// Freezing protects, so it is done at once when the card is clear. Unfreezing takes protection away, so it asks for a fresh sign-in
/// and a "yes".
/// </summary>
internal static class CardAnswers
{
    public static Answered Freeze(Turn turn, Asked asked)
    {
        var cards = Named(turn, asked.Slots);
        var open = cards.RemoveAll(row => row.Card.Status is CardStatus.Blocked or CardStatus.Replaced);
        var free = open.RemoveAll(row => row.Card.Status is CardStatus.Frozen or CardStatus.FreezeRequested);
        if (cards.IsEmpty)
            turn.Say(
                new Reply(turn.Phrases.NoCard(turn.Banks.Select(bank => turn.Profile(bank.Bank))))
                {
                    Choices = [turn.Phrases.ChoiceHuman],
                }
            );
        else if (free.Length == 1)
            FreezeOne(turn, asked, free[0].Bank.Bank, free[0].Card.Handle);
        else if (free.IsEmpty)
            SayState(turn, open.IsEmpty ? cards[0] : open[0]);
        else
            AskWhich(turn, turn.Phrases.WhichCardToFreeze, free, turn.Phrases.ChoiceFreeze);
        return Answered.Done;
    }

    /// <summary>How the cards that are meant stand. False when none is known: then there is nothing to tell.</summary>
    public static bool TellStates(Turn turn, Asked asked)
    {
        var cards = Named(turn, asked.Slots);
        if (cards.IsEmpty)
            return false;
        turn.State = turn.State with { Pending = null };
        var states = cards.Select(row =>
            turn.Phrases.CardState(turn.Profile(row.Bank.Bank), row.Card.Last4, row.Card.Status)
        );
        turn.Say(
            new Reply(string.Join('\n', states))
            {
                Choices =
                [
                    .. cards
                        .Where(row => row.Card.Status is CardStatus.Frozen)
                        .Select(row => turn.Phrases.ChoiceUnfreeze(turn.Profile(row.Bank.Bank), row.Card)),
                    turn.Phrases.ChoiceHuman,
                ],
                Cites = [.. cards.Select(row => row.Bank.Bank).Distinct()],
            }
        );
        return true;
    }

    /// <summary>The cards that are meant and could be frozen now.</summary>
    public static ImmutableArray<(BankState Bank, PaymentCard Card)> Freezable(Turn turn, Slots slots) =>
        Named(turn, slots).RemoveAll(row => row.Card.Status is not (CardStatus.Active or CardStatus.UnfreezeRequested));

    public static Answered FreezeOne(Turn turn, Asked asked, BankId bank, int handle)
    {
        if (Cards.Find(turn, bank, handle) is not { } card)
            return Gone(turn);
        if (card.Status is not (CardStatus.Active or CardStatus.UnfreezeRequested))
        {
            SayState(turn, (turn.State.Banks[bank], card));
            return Answered.Done;
        }
        DecisionsOwed.Owe(turn, bank, asked.Said.NewId, Cards.RequestFreeze(turn, bank, card));
        card = Cards.Find(turn, bank, handle)!;
        Cards.Say(turn, bank, card, turn.Phrases.FreezeRequested(turn.Profile(bank), card.Last4));
        return Answered.Done;
    }

    public static Answered Unfreeze(Turn turn, Asked asked)
    {
        var cards = Named(turn, asked.Slots);
        var frozen = cards.RemoveAll(row => row.Card.Status != CardStatus.Frozen);
        if (frozen.IsEmpty && cards.Length == 1)
            SayState(turn, cards[0]);
        else if (frozen.IsEmpty)
            turn.Say(new Reply(turn.Phrases.NoFrozenCard) { Cites = [.. cards.Select(row => row.Bank.Bank)] });
        else if (!IsFresh(turn, asked))
            AskSignIn(turn);
        else if (frozen.Length == 1)
            AskToUnfreeze(turn, frozen[0].Bank.Bank, frozen[0].Card);
        else
            AskWhich(turn, turn.Phrases.WhichCardToUnfreeze, frozen, turn.Phrases.ChoiceUnfreeze);
        return Answered.Done;
    }

    /// <summary>The "yes": the sign-in must still be fresh, since a question can wait.</summary>
    public static Answered UnfreezeOne(Turn turn, Asked asked, BankId bank, int handle)
    {
        if (Cards.Find(turn, bank, handle) is not { } card)
            return Gone(turn);
        if (card.Status != CardStatus.Frozen)
        {
            SayState(turn, (turn.State.Banks[bank], card));
        }
        else if (!IsFresh(turn, asked))
        {
            AskSignIn(turn);
        }
        else
        {
            DecisionsOwed.Owe(turn, bank, asked.Said.NewId, Cards.RequestUnfreeze(turn, bank, card));
            card = Cards.Find(turn, bank, handle)!;
            Cards.Say(turn, bank, card, turn.Phrases.UnfreezeRequested(turn.Profile(bank), card.Last4));
        }
        return Answered.Done;
    }

    private static void AskToUnfreeze(Turn turn, BankId bank, PaymentCard card)
    {
        var action = Actions.Of(Actions.Unfreeze, bank, card.Handle);
        turn.Ask(
            new Reply(turn.Phrases.UnfreezeQuestion(turn.Profile(bank), card.Last4))
            {
                Choices = [new(turn.Phrases.TitleYes, action), new(turn.Phrases.TitleNo, Actions.Cancel)],
                Cites = [bank],
            },
            action
        );
    }

    private static void AskSignIn(Turn turn) =>
        turn.Say(new Reply(turn.Phrases.UnfreezeNeedsSignIn) { Card = new PageCard("sign_in") });

    private static void AskWhich(
        Turn turn,
        string text,
        ImmutableArray<(BankState Bank, PaymentCard Card)> cards,
        Func<BankProfile, PaymentCard, Choice> choice
    ) =>
        turn.Say(
            new Reply(text)
            {
                Choices = [.. cards.Select(row => choice(turn.Profile(row.Bank.Bank), row.Card))],
                Cites = [.. cards.Select(row => row.Bank.Bank)],
            }
        );

    private static void SayState(Turn turn, (BankState Bank, PaymentCard Card) row)
    {
        var profile = turn.Profile(row.Bank.Bank);
        Cards.Say(turn, row.Bank.Bank, row.Card, turn.Phrases.CardAlready(profile, row.Card.Last4, row.Card.Status));
    }

    private static Answered Gone(Turn turn)
    {
        turn.Say(turn.Phrases.NoCard(turn.Banks.Select(bank => turn.Profile(bank.Bank))));
        return Answered.Done;
    }

    private static bool IsFresh(Turn turn, Asked asked) => Sessions.IsFresh(asked.Said.AuthenticatedAt, turn.Now);

    private static ImmutableArray<(BankState Bank, PaymentCard Card)> Named(Turn turn, Slots slots) =>
        [
            .. turn
                .Banks.Where(bank => turn.ActiveConsent(bank.Bank) is not null)
                .Where(bank => slots.Bank is null || bank.Bank == slots.Bank)
                .SelectMany(bank => bank.Cards.Select(card => (Bank: bank, Card: card)))
                .Where(row => slots.Last4 is null || row.Card.Last4 == slots.Last4),
        ];
}
