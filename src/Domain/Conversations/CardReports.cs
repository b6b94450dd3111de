using OrleansBank.Domain.Accounts;

namespace OrleansBank.Domain.Conversations;

/// <summary>
/// The bank says in which state a card is. The latest report wins, whatever the order; one that answers a request of ours settles
/// it, and one that only repeats what is known is silent.
/// </summary>
internal static class CardReports
{
    public static void Apply(BankBook book, AccountRef account, DateTimeOffset time, CardReport report)
    {
        if (book.CardOrNew(report.Card, report.Last4, account) is not { } card || !Wins(report, time, card))
            return;
        var turn = book.Turn;
        book.SetCard(card with { Status = report.Status, ChangedAt = time });
        if (card.Status == CardStatus.FreezeRequested)
            turn.Do(new Unschedule(DueKind.FreezeUnconfirmed, DueTimes.Key(book.Bank, card.Handle)));
        if (card.Status == report.Status)
            return;
        turn.Say(
            new Reply(turn.Phrases.CardIs(book.Profile, card.Last4, report.Status))
            {
                Card = new CardStateCard(book.Bank, book.Profile.Name, card.Last4, report.Status),
                Cites = [book.Bank],
            }
        );
    }

    private static bool Wins(CardReport report, DateTimeOffset time, PaymentCard card)
    {
        // A state from before the request has reached the bank doesn't undo the request.
        if (card.Status == CardStatus.FreezeRequested && report.Status == CardStatus.Active)
            return false;
        if (card.Status == CardStatus.UnfreezeRequested && report.Status == CardStatus.Frozen)
            return false;
        if (card.Status is CardStatus.FreezeRequested or CardStatus.UnfreezeRequested)
            return true;
        return time > card.ChangedAt || (time == card.ChangedAt && report.Status > card.Status);
    }
}
