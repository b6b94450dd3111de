using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Fraud;

namespace OrleansBank.Domain.Conversations;

/// <summary>
/// The life of a fraud alert: open, then answered once (mine, not mine) or expired. "Not sure" leaves it open. Whichever way it ends, a
/// card of the alert says so: messages never change, so that card is how every device learns that nothing waits any more.
/// </summary>
internal static class Alerts
{
    public static void Ask(Turn turn, BankProfile bank, FraudAlert alert)
    {
        var phrases = turn.Phrases;
        turn.Ask(
            new Reply(phrases.AlertQuestion(bank, alert, turn.Zone, turn.Now))
            {
                Card = CardOf(bank, alert),
                Cites = [bank.Id],
                Choices =
                [
                    new Choice(phrases.TitleMine, Actions.OfAlert(bank.Id, alert.Handle, Actions.Mine)),
                    new Choice(phrases.TitleNotMine, Actions.OfAlert(bank.Id, alert.Handle, Actions.NotMine)),
                    new Choice(phrases.TitleUnsure, Actions.OfAlert(bank.Id, alert.Handle, Actions.Unsure)),
                ],
            },
            Actions.OfAlert(bank.Id, alert.Handle, Actions.Mine)
        );
    }

    public static FraudAlertCard CardOf(BankProfile bank, FraudAlert alert) =>
        new(
            bank.Id,
            bank.Name,
            alert.CardLast4,
            alert.Amount,
            alert.MerchantName,
            alert.Country,
            alert.Reason,
            alert.OccurredAt,
            alert.ExpiresAt,
            alert.Status
        )
        {
            AlertId = alert.AlertId,
        };

    /// <summary>The open alerts of all linked banks, the oldest first.</summary>
    public static IEnumerable<(BankId Bank, FraudAlert Alert)> Open(Turn turn) =>
        turn.Banks.SelectMany(bank =>
            bank.Alerts.Where(alert => alert.Status == FraudAlertStatus.Open).Select(alert => (bank.Bank, alert))
        );

    public static void Answer(Turn turn, BankId bank, int handle, string answer, string newId)
    {
        var profile = turn.Profile(bank);
        var alert = turn.State.Banks.TryGetValue(bank, out var held)
            ? held.Alerts.FirstOrDefault(alert => alert.Handle == handle)
            : null;
        if (alert is null)
            turn.Say(turn.Phrases.AlertGone(profile));
        else if (alert.Status != FraudAlertStatus.Open || turn.Now >= alert.ExpiresAt)
            SayEnded(turn, profile, alert);
        else if (answer == Actions.Unsure)
            turn.Say(
                new Reply(turn.Phrases.AlertUnsure(profile))
                {
                    Cites = [bank],
                    Choices =
                    [
                        new Choice(turn.Phrases.TitleMine, Actions.OfAlert(bank, handle, Actions.Mine)),
                        new Choice(turn.Phrases.TitleNotMine, Actions.OfAlert(bank, handle, Actions.NotMine)),
                    ],
                }
            );
        else if (answer == Actions.Mine)
            Mine(turn, profile, alert, newId);
        else
            NotMine(turn, profile, alert, newId);
    }

    /// <summary>Nobody answered in time: the bank is told so, and the person whom to call.</summary>
    public static Decision Expire(Turn turn, BankId bank, int handle, string newId)
    {
        var alert = turn.State.Banks.TryGetValue(bank, out var held)
            ? held.Alerts.FirstOrDefault(alert => alert.Handle == handle)
            : null;
        if (alert is not { Status: FraudAlertStatus.Open })
            return new Refused(Refusal.NothingChanged);
        if (turn.Now < alert.ExpiresAt)
        {
            turn.Do(new Schedule(DueKind.AlertExpires, DueTimes.Key(bank, handle), alert.ExpiresAt));
            return turn.Done();
        }
        var ended = End(turn, bank, alert, FraudAlertStatus.Expired);
        DecisionsOwed.Owe(turn, bank, newId, AnswerOf(turn, bank, ended));
        var profile = turn.Profile(bank);
        turn.Say(
            new Reply(turn.Phrases.AlertExpired(profile, ended)) { Card = CardOf(profile, ended), Cites = [bank] }
        );
        return turn.Done();
    }

    private static void Mine(Turn turn, BankProfile bank, FraudAlert alert, string newId)
    {
        var ended = End(turn, bank.Id, alert, FraudAlertStatus.Mine);
        DecisionsOwed.Owe(turn, bank.Id, newId, AnswerOf(turn, bank.Id, ended));
        turn.Say(new Reply(turn.Phrases.AlertMine(bank)) { Card = CardOf(bank, ended), Cites = [bank.Id] });
    }

    private static void SayEnded(Turn turn, BankProfile bank, FraudAlert alert)
    {
        var end = EndOf(alert);
        turn.Say(
            new Reply(turn.Phrases.AlertEnded(bank, end))
            {
                Card = CardOf(bank, alert with { Status = end }),
                Cites = [bank.Id],
            }
        );
    }

    /// <summary>The answer and the freeze of the alert's card are owed in the same commit, in this order.</summary>
    private static void NotMine(Turn turn, BankProfile bank, FraudAlert alert, string newId)
    {
        var ended = End(turn, bank.Id, alert, FraudAlertStatus.NotMine);
        var answer = AnswerOf(turn, bank.Id, ended);
        var card = turn.State.Banks[bank.Id].Cards.FirstOrDefault(card => card.Ref == alert.Card);
        if (card is { Status: CardStatus.Active or CardStatus.UnfreezeRequested })
        {
            DecisionsOwed.Owe(turn, bank.Id, newId, answer, Cards.RequestFreeze(turn, bank.Id, card));
            card = Cards.Find(turn, bank.Id, card.Handle);
        }
        else
        {
            DecisionsOwed.Owe(turn, bank.Id, newId, answer);
        }
        // The text says what is asked of the payment card; its own card follows when the bank has answered.
        turn.Say(
            new Reply(turn.Phrases.AlertNotMine(bank, alert.CardLast4, card?.Status))
            {
                Card = CardOf(bank, ended),
                Cites = [bank.Id],
            }
        );
    }

    private static FraudAlert End(Turn turn, BankId bank, FraudAlert alert, FraudAlertStatus status)
    {
        var ended = alert with { Status = status, AnsweredAt = turn.Now };
        var held = turn.State.Banks[bank];
        turn.SetBank(held with { Alerts = held.Alerts.Replace(alert, ended) });
        turn.Do(new Unschedule(DueKind.AlertExpires, DueTimes.Key(bank, alert.Handle)));
        var question = Actions.OfAlert(bank, alert.Handle, Actions.Mine);
        if (turn.State.Pending?.Action == question)
            turn.State = turn.State with { Pending = null };
        return ended;
    }

    private static FraudAnswer AnswerOf(Turn turn, BankId bank, FraudAlert ended)
    {
        var card = turn.State.Banks[bank].Cards.FirstOrDefault(card => card.Ref == ended.Card);
        return new FraudAnswer(ended.Handle, ended.AlertId, card?.Handle ?? 0, ended.Status, turn.Now);
    }

    private static FraudAlertStatus EndOf(FraudAlert alert) =>
        alert.Status == FraudAlertStatus.Open ? FraudAlertStatus.Expired : alert.Status;
}
