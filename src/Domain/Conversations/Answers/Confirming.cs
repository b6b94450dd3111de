using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Fraud;

namespace OrleansBank.Domain.Conversations;

/// <summary>
/// A plain "yes", "no" or "never mind": it means the last thing that was asked, within
/// <see cref="Limits.PendingQuestionSeconds"/>, and nothing else. Of a fraud alert it means something only while one alone is open.
/// </summary>
internal static class Confirming
{
    private static readonly string[] Thanks = ["thank", "thx", "merci"];

    public static Answered Yes(Turn turn, Asked asked) => Answer(turn, asked, yes: true);

    public static Answered No(Turn turn, Asked asked) => Answer(turn, asked, yes: false);

    /// <summary>"Never mind" answers no question of a bank: an alert stays open.</summary>
    public static Answered Cancel(Turn turn, Asked asked) => Stop(turn);

    public static Answered Stop(Turn turn)
    {
        turn.State = turn.State with { Pending = null };
        turn.Say(turn.Phrases.Cancelled);
        return Answered.Done;
    }

    /// <summary>"That's fraud!", said right after the only open alert, answers it; false when there is none such.</summary>
    public static bool DenyAlert(Turn turn, Asked asked)
    {
        if (Pending(turn) is not { } action || OnlyAlert(turn) is not var (bank, handle))
            return false;
        if (action != Actions.OfAlert(bank, handle, Actions.Mine))
            return false;
        Alerts.Answer(turn, bank, handle, Actions.NotMine, asked.Said.NewId);
        return true;
    }

    private static Answered Answer(Turn turn, Asked asked, bool yes)
    {
        var action = Pending(turn);
        var isEither = turn.State.Pending is { Interrupts: true };
        // What was asked too long ago is not meant by a nod.
        var forgotten = action is null && turn.State.Pending is not null;
        turn.State = turn.State with { Pending = null };
        // An answer to an alert can't be taken back: it is asked again rather than taken for what was meant for something else.
        if (action is null || isEither)
            return AskAgain(turn, asked, yes, forgotten);
        if (Actions.Words(action)[0] != Actions.Alert)
            return yes ? Taps.Do(turn, asked, action) : Stop(turn);
        if (yes ? asked.OnlyNods : Declines(asked.Said.Text))
            return AskAgain(turn, asked, yes, forgotten);
        if (OnlyAlert(turn) is not var (bank, handle) || action != Actions.OfAlert(bank, handle, Actions.Mine))
            return AskAgain(turn, asked, yes, forgotten);
        Alerts.Answer(turn, bank, handle, yes ? Actions.Mine : Actions.NotMine, asked.Said.NewId);
        return Answered.Done;
    }

    private static string? Pending(Turn turn) =>
        turn.State.Pending is { } asked && IsRecent(asked, turn.Now) ? asked.Action : null;

    public static bool IsRecent(PendingQuestion asked, DateTimeOffset now) =>
        now - asked.AskedAt <= TimeSpan.FromSeconds(Limits.PendingQuestionSeconds);

    /// <summary>"No thanks" declines an offer. It is no answer to "was this you?".</summary>
    private static bool Declines(string? text) =>
        text is not null && Thanks.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static (BankId Bank, int Handle)? OnlyAlert(Turn turn)
    {
        var open = Alerts.Open(turn).Take(2).ToArray();
        return open.Length == 1 ? (open[0].Bank, open[0].Alert.Handle) : null;
    }

    /// <summary>Nothing recent to answer: an alert that is still open is asked again, rather than guessed at.</summary>
    private static Answered AskAgain(Turn turn, Asked asked, bool yes, bool forgotten)
    {
        var open = Alerts.Open(turn).ToArray();
        if (open.Length > 0)
            FraudAnswers.AskOpen(turn, open);
        else if (!asked.OnlyNods && JustExpired(turn) is var (bank, alert))
            SayTooLate(turn, bank, alert);
        else if (yes && !forgotten)
            turn.Say(turn.Phrases.Nod);
        else
            turn.Say(
                new Reply(turn.Phrases.NothingAsked)
                {
                    Choices = [turn.Phrases.ChoiceBalance, turn.Phrases.ChoiceTransactions, turn.Phrases.ChoiceHelp],
                }
            );
        return Answered.Done;
    }

    private static (BankId Bank, FraudAlert Alert)? JustExpired(Turn turn)
    {
        var since = turn.Now - TimeSpan.FromSeconds(Limits.PendingQuestionSeconds);
        return turn
            .Banks.SelectMany(bank => bank.Alerts.Select(alert => (bank.Bank, Alert: alert)))
            .Where(row => row.Alert.Status == FraudAlertStatus.Expired && row.Alert.AnsweredAt >= since)
            .OrderByDescending(row => row.Alert.AnsweredAt)
            .Select(row => ((BankId, FraudAlert)?)row)
            .FirstOrDefault();
    }

    /// <summary>Whom to call, and what can still be done here: freeze the card that it was about.</summary>
    private static void SayTooLate(Turn turn, BankId bank, FraudAlert alert)
    {
        var profile = turn.Profile(bank);
        var cards = turn.State.Banks[bank].Cards;
        turn.Say(
            new Reply(turn.Phrases.AlertEnded(profile, FraudAlertStatus.Expired))
            {
                Cites = [bank],
                Choices =
                [
                    .. cards
                        .Where(card => card.Ref == alert.Card && card.Status == CardStatus.Active)
                        .Select(card => turn.Phrases.ChoiceFreeze(profile, card)),
                ],
            }
        );
    }
}
