using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Language;

namespace OrleansBank.Domain.Conversations;

/// <summary>"And last month?" means the question before, with another period: what it does not name stays as it was.</summary>
internal static class FollowUp
{
    /// <summary>A text that was understood this well as something else is that, and goes on with nothing.</summary>
    private const double ClearlyElse = 0.7;

    /// <summary>What was meant, given what was asked before.</summary>
    public static Understood Meant(Turn turn, Understood understood)
    {
        if (!understood.FollowsOn || turn.State.LastQuestion is not { } before)
            return understood;
        var isRecent = turn.Now - before.AskedAt <= TimeSpan.FromSeconds(Limits.FollowUpSeconds);
        var isElse = understood.Intent != before.Intent && understood.Confidence >= ClearlyElse;
        return !isRecent || isElse || !NamesAnything(understood.Slots)
            ? understood
            : understood with
            {
                Intent = before.Intent,
                Confidence = 1,
                Slots = Over(before.Slots, understood.Slots),
            };
    }

    /// <summary>Remembers a question that others may go on with.</summary>
    public static void Remember(Turn turn, Intent intent, Slots slots) =>
        turn.State = turn.State with { LastQuestion = new LastQuestion(intent, slots, turn.Now) };

    private static bool NamesAnything(Slots slots) =>
        slots
            is not {
                Period: null,
                Merchant: null,
                Bank: null,
                AccountKind: null,
                Last4: null,
                Amount: null,
                Amounts: null,
                Selection: null,
                OnlyPending: false,
                Spending: SpendingKinds.None,
                Topic: null,
                AsksWhere: false
            };

    private static Slots Over(Slots before, Slots said)
    {
        var newAccount = said.AccountKind is not null || said.Last4 is not null || said.Bank is not null;
        var account = newAccount ? said : before;
        // "And at Lidl?" after groceries is no question about groceries at Lidl.
        var newPurpose = said.Merchant is not null || said.Topic is not null || said.Spending is not SpendingKinds.None;
        var purpose = newPurpose ? said : before;
        var newAmount = said.Amount is not null || said.Amounts is not null;
        return new Slots
        {
            Bank = account.Bank,
            AccountKind = account.AccountKind,
            AccountWords = account.AccountWords,
            Last4 = account.Last4,
            Period = said.Period ?? before.Period,
            Merchant = purpose.Merchant,
            Spending = purpose.Spending,
            Topic = purpose.Topic,
            AsksWhere = said.AsksWhere || (before.AsksWhere && !newPurpose),
            Amount = newAmount ? said.Amount : before.Amount,
            Amounts = newAmount ? said.Amounts : before.Amounts,
            Selection = said.Selection ?? before.Selection,
            OnlyPending = said.OnlyPending || before.OnlyPending,
        };
    }
}
