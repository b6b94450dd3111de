using OrleansBank.Domain.Accounts;

namespace OrleansBank.Domain.Conversations;

/// <summary>Freezing and unfreezing a card. It is said to be frozen when the bank has confirmed; until then "requested".</summary>
internal static class Cards
{
    /// <summary>Marks the card and begins to wait for the bank; the decision itself is owed by the caller, in its order.</summary>
    public static CardFreeze RequestFreeze(Turn turn, BankId bank, PaymentCard card)
    {
        Set(turn, bank, card with { Status = CardStatus.FreezeRequested, ChangedAt = turn.Now });
        turn.Do(
            new Schedule(
                DueKind.FreezeUnconfirmed,
                DueTimes.Key(bank, card.Handle),
                turn.Now.AddSeconds(Limits.FreezeConfirmSeconds)
            )
        );
        return new CardFreeze(card.Handle, card.Ref, turn.Now);
    }

    public static CardUnfreeze RequestUnfreeze(Turn turn, BankId bank, PaymentCard card)
    {
        Set(turn, bank, card with { Status = CardStatus.UnfreezeRequested, ChangedAt = turn.Now });
        return new CardUnfreeze(card.Handle, card.Ref, turn.Now);
    }

    /// <summary>An answer to an earlier request, of a consent that has ended since, settles nothing: the time of the request names it.</summary>
    public static void SettleFreeze(Turn turn, BankId bank, CardFreeze freeze, bool confirmed)
    {
        if (
            Find(turn, bank, freeze.Card) is not { Status: CardStatus.FreezeRequested } card
            || card.ChangedAt != freeze.At
        )
            return;
        turn.Do(new Unschedule(DueKind.FreezeUnconfirmed, DueTimes.Key(bank, card.Handle)));
        // Refused for good, the card is as it was.
        Settle(turn, bank, card, confirmed ? CardStatus.Frozen : CardStatus.Active, confirmed);
    }

    public static void SettleUnfreeze(Turn turn, BankId bank, CardUnfreeze unfreeze, bool confirmed)
    {
        if (
            Find(turn, bank, unfreeze.Card) is { Status: CardStatus.UnfreezeRequested } card
            && card.ChangedAt == unfreeze.At
        )
            Settle(turn, bank, card, confirmed ? CardStatus.Active : CardStatus.Frozen, confirmed);
    }

    /// <summary>The bank has not confirmed in time: the request stands, and the person gets the bank's phone number.</summary>
    public static Decision StillUnconfirmed(Turn turn, BankId bank, int handle)
    {
        if (Find(turn, bank, handle) is not { Status: CardStatus.FreezeRequested } card)
            return new Refused(Refusal.NothingChanged);
        Say(turn, bank, card, turn.Phrases.FreezeUnconfirmed(turn.Profile(bank), card.Last4));
        return turn.Done();
    }

    public static PaymentCard? Find(Turn turn, BankId bank, int handle) =>
        turn.State.Banks.TryGetValue(bank, out var held)
            ? held.Cards.FirstOrDefault(card => card.Handle == handle)
            : null;

    /// <summary>A message about one card, with the card's state beside it.</summary>
    public static void Say(Turn turn, BankId bank, PaymentCard card, string text) =>
        turn.Say(
            new Reply(text)
            {
                Card = new CardStateCard(bank, turn.Profile(bank).Name, card.Last4, card.Status),
                Cites = [bank],
            }
        );

    private static void Settle(Turn turn, BankId bank, PaymentCard card, CardStatus status, bool confirmed)
    {
        var profile = turn.Profile(bank);
        var settled = card with { Status = status, ChangedAt = turn.Now };
        Set(turn, bank, settled);
        var text = confirmed
            ? turn.Phrases.CardIs(profile, card.Last4, status)
            : turn.Phrases.CardRequestNotTaken(profile, card.Last4);
        Say(turn, bank, settled, text);
    }

    private static void Set(Turn turn, BankId bank, PaymentCard card)
    {
        var held = turn.State.Banks[bank];
        turn.SetBank(held with { Cards = [.. held.Cards.Select(other => other.Handle == card.Handle ? card : other)] });
    }
}
