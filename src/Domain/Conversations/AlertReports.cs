using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Fraud;

namespace OrleansBank.Domain.Conversations;

/// <summary>The bank asks whether a payment was the person's own.</summary>
internal static class AlertReports
{
    public static void Apply(BankBook book, AccountRef account, FraudAlertReport report)
    {
        // The same alert in another event is not asked twice.
        if (book.Alerts.Any(alert => alert.AlertId == report.AlertId))
            return;
        book.CardOrNew(report.Card, report.CardLast4, account);
        var turn = book.Turn;
        var alert = book.AddAlert(
            new FraudAlert(
                0,
                report.AlertId,
                report.Card,
                BankText.Clean(report.CardLast4),
                report.Amount,
                BankText.Clean(report.MerchantName),
                BankText.Clean(report.Country),
                BankText.Clean(report.Reason),
                report.OccurredAt,
                report.ExpiresAt,
                report.ExpiresAt > turn.Now ? FraudAlertStatus.Open : FraudAlertStatus.Expired
            )
            {
                TransactionId = report.TransactionId,
            }
        );
        if (alert.Status == FraudAlertStatus.Open)
        {
            Alerts.Ask(turn, book.Profile, alert);
            turn.Do(new Schedule(DueKind.AlertExpires, DueTimes.Key(book.Bank, alert.Handle), alert.ExpiresAt));
        }
        else
        {
            turn.Say(
                new Reply(turn.Phrases.AlertCameLate(book.Profile, alert, turn.Zone, turn.Now))
                {
                    Card = Alerts.CardOf(book.Profile, alert),
                    Cites = [book.Bank],
                }
            );
        }
        turn.Disclose(DisclosureKinds.Shown(book.Profile, Permissions.Alerts, "as it happened"));
    }
}
