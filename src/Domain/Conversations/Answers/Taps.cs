using OrleansBank.Domain.Language;

namespace OrleansBank.Domain.Conversations;

/// <summary>What a tap does, by the verb of its action. The action was offered by us, so a form that is not ours is a refusal.</summary>
internal static class Taps
{
    public static Answered Do(Turn turn, Asked asked, string action)
    {
        var words = Actions.Words(action);
        if (words[^1] != Actions.Unsure)
            turn.State = turn.State with { Pending = null };
        return words switch
        {
            [Actions.Balance] => BalanceAnswer.Give(turn, asked),
            [Actions.Transactions] => TransactionsAnswer.Give(turn, asked),
            [Actions.Help] => Talk.Help(turn, asked),
            [Actions.Human] => Talk.ForTheBank(turn, asked),
            [Actions.Cancel] => Confirming.Stop(turn),
            [Actions.Link] => LinkAnswer.Link(turn, asked),
            [Actions.Link, var bank] => LinkAnswer.Link(turn, asked.At(new BankId(bank))),
            [Actions.Unlink, var bank] => LinkAnswer.Unlink(turn, asked.At(new BankId(bank))),
            [Actions.Consents] => RightsAnswer.Consents(turn, asked),
            [Actions.Language, var code] => Talk.ChangeLanguage(
                turn,
                asked with
                {
                    Slots = Slots.None with { WantedLanguage = code },
                }
            ),
            [Actions.Freeze, var bank, var word] when Actions.TryHandle(word, out var card) => CardAnswers.FreezeOne(
                turn,
                asked,
                new BankId(bank),
                card
            ),
            [Actions.Unfreeze, var bank, var word] when Actions.TryHandle(word, out var card) =>
                CardAnswers.UnfreezeOne(turn, asked, new BankId(bank), card),
            [Actions.Alert, var bank, var word, Actions.Mine or Actions.NotMine or Actions.Unsure]
                when Actions.TryHandle(word, out var alert) => AnswerAlert(
                turn,
                asked,
                new BankId(bank),
                alert,
                words[3]
            ),
            _ => Answered.NotOffered,
        };
    }

    private static Answered AnswerAlert(Turn turn, Asked asked, BankId bank, int alert, string answer)
    {
        Alerts.Answer(turn, bank, alert, answer, asked.Said.NewId);
        return Answered.Done;
    }
}
