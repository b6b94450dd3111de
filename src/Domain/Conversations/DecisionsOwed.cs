using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;

namespace OrleansBank.Domain.Conversations;

/// <summary>Decisions of the person that go to the bank by the outbox, and what came of them.</summary>
internal static class DecisionsOwed
{
    /// <summary>Owes decisions to a bank, in order; several of one turn get ids of their own.</summary>
    public static void Owe(Turn turn, BankId bank, string newId, params ReadOnlySpan<BankDecision> decisions)
    {
        for (var i = 0; i < decisions.Length; i++)
        {
            var id = decisions.Length == 1 ? newId : $"{newId}-{i + 1}";
            turn.Do(new OweDecision(id, bank, decisions[i]));
            turn.Disclose(DisclosureKinds.Sent(turn.Profile(bank), KindOf(decisions[i])));
        }
        var held = turn.State.Banks[bank];
        turn.SetBank(held with { Owed = held.Owed + decisions.Length });
    }

    public static Decision Settle(Turn turn, DecisionSettled input)
    {
        // Decisions of a bank that was unlinked left with it.
        if (!turn.State.Banks.TryGetValue(input.Bank, out var bank))
            return new Refused(Refusal.NothingChanged);
        turn.SetBank(bank with { Owed = Math.Max(0, bank.Owed - 1) });
        switch (input.Decision)
        {
            case CardFreeze freeze:
                Cards.SettleFreeze(turn, input.Bank, freeze, input.Confirmed);
                break;
            case CardUnfreeze unfreeze:
                Cards.SettleUnfreeze(turn, input.Bank, unfreeze, input.Confirmed);
                break;
            case FraudAnswer when !input.Confirmed:
                turn.Say(new Reply(turn.Phrases.AnswerNotTaken(turn.Profile(input.Bank))) { Cites = [input.Bank] });
                break;
        }
        return turn.Done();
    }

    private static string KindOf(BankDecision decision) =>
        decision switch
        {
            FraudAnswer => "your answer to a fraud alert",
            CardFreeze => "your request to freeze a card",
            _ => "your request to unfreeze a card",
        };
}
