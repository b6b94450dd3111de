using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Fraud;

namespace OrleansBank.Domain.Conversations;

/// <summary>The person reports a fraud.</summary>
internal static class FraudAnswers
{
    /// <summary>An open question of the bank is asked again; without one, what can be done at once: freeze, and the bank's number.</summary>
    public static Answered Report(Turn turn, Asked asked)
    {
        var open = Alerts.Open(turn).ToArray();
        if (open.Length > 0)
        {
            AskOpen(turn, open);
            return Answered.Done;
        }
        var held = turn.Banks.ToArray();
        if (held.Length == 0)
        {
            turn.Say(new Reply(turn.Phrases.ForTheBank([])) { Choices = [turn.Phrases.ChoiceLinkAny] });
            return Answered.Done;
        }
        var cards = held.SelectMany(bank => bank.Cards.Select(card => (Bank: turn.Profile(bank.Bank), Card: card)))
            .Where(row => row.Card.Status == CardStatus.Active)
            .ToArray();
        turn.Say(
            new Reply(turn.Phrases.FraudReport(held.Select(bank => turn.Profile(bank.Bank)), cards.Length > 0))
            {
                Choices = [.. cards.Select(row => turn.Phrases.ChoiceFreeze(row.Bank, row.Card))],
                Cites = [.. cards.Select(row => row.Bank.Id)],
            }
        );
        return Answered.Done;
    }

    /// <summary>Asks each open question again, the newest last and at most a few; several can't be answered by a plain "no".</summary>
    public static void AskOpen(Turn turn, IReadOnlyList<(BankId Bank, FraudAlert Alert)> open)
    {
        const int askedAgainMax = 3;
        foreach (var (bank, alert) in open.TakeLast(askedAgainMax))
            Alerts.Ask(turn, turn.Profile(bank), alert);
        if (open.Count > 1)
            turn.Say(turn.Phrases.WhichAlert);
    }
}
