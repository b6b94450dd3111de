using System.Collections.Immutable;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;

namespace OrleansBank.Domain.Conversations;

/// <summary>
/// A bank's events, in order. 1: consent, at the door: without it an event leaves no trace. 2: duplicates and conflicts of ids.
/// 3: applied.
/// </summary>
internal static class Reporting
{
    private static readonly EventOutcome NoConsent = new(EventStatus.NoConsent);
    private static readonly EventOutcome IdConflict = new(EventStatus.Invalid, "id_conflict");
    private static readonly EventOutcome Duplicate = new(EventStatus.Duplicate);
    private static readonly EventOutcome Applied = new(EventStatus.Applied);
    private static readonly Dictionary<string, string> NothingSeen = [];

    public static Decision Decide(Turn turn, BankReported input)
    {
        input = input.Named(turn.State);
        if (turn.ActiveConsent(input.Bank) is not { } consent)
            return turn.Done() with { Outcomes = [.. input.Events.Select(_ => NoConsent)] };
        var book = new BankBook(turn, turn.State.Banks[input.Bank]);
        if (turn.Known.History is null && HistoryFor(turn, book, consent, input) is { } query)
            return new AsksHistory(query);

        var seenHere = new Dictionary<string, string>(StringComparer.Ordinal);
        var outcomes = ImmutableArray.CreateBuilder<EventOutcome>(input.Events.Length);
        foreach (var reported in input.Events)
        {
            var outcome = Judge(turn, book, consent, seenHere, reported);
            outcomes.Add(outcome);
            if (outcome != Applied)
                continue;
            seenHere.Add(reported.Id, reported.ContentHash);
            Apply(book, reported);
            turn.Do(new RememberEvent(input.Bank, reported.Id, reported.ContentHash));
            turn.Disclose(DisclosureKinds.Received(book.Profile, reported.Report.Needs));
        }
        book.Close();
        return turn.Done() with { Outcomes = outcomes.MoveToImmutable() };
    }

    private static EventOutcome Judge(
        Turn turn,
        BankBook book,
        Consent consent,
        Dictionary<string, string> seenHere,
        BankEvent reported
    )
    {
        if (!book.Has(reported.Subject) || !consent.Covers(reported.Report.Needs, turn.Now))
            return NoConsent;
        if (
            !seenHere.TryGetValue(reported.Id, out var hash)
            && !turn.Known.SeenEvents.TryGetValue(reported.Id, out hash)
        )
            return Applied;
        return hash == reported.ContentHash ? Duplicate : IdConflict;
    }

    private static void Apply(BankBook book, BankEvent reported)
    {
        switch (reported.Report)
        {
            case TransactionReport report:
                TransactionReports.Apply(book, report.Transaction with { Account = reported.Subject });
                break;
            case BalanceReport report:
                book.KeepBalance(reported.Subject, report.Balance);
                break;
            case FraudAlertReport report:
                AlertReports.Apply(book, reported.Subject, report);
                break;
            case CardReport report:
                CardReports.Apply(book, reported.Subject, reported.Time, report);
                break;
        }
    }

    /// <summary>One question for the whole request: the kept transactions around its new pending forms; null when it has none.</summary>
    private static HistoryQuery? HistoryFor(Turn turn, BankBook book, Consent consent, BankReported input)
    {
        var pendings = input
            .Events.Where(reported => Judge(turn, book, consent, NothingSeen, reported) == Applied)
            .Where(reported =>
                reported.Report is TransactionReport report
                && TransactionReports.NeedsHistory(turn, report.Transaction with { Account = reported.Subject })
            )
            .Select(reported => ((TransactionReport)reported.Report).Transaction with { Account = reported.Subject })
            .ToArray();
        if (pendings.Length == 0)
            return null;
        var days = Limits.PendingMatchDays + 1;
        AccountRef? account = pendings.All(form => form.Account == pendings[0].Account) ? pendings[0].Account : null;
        return new HistoryQuery(
            input.Bank,
            account,
            Shifted(pendings.Min(form => form.BookedAt), -days),
            Shifted(pendings.Max(form => form.BookedAt), days),
            Limits.HistoryRowsMax
        );
    }

    /// <summary>Times from outside reach to the ends of the calendar.</summary>
    private static DateTimeOffset Shifted(DateTimeOffset time, int days)
    {
        var shift = TimeSpan.FromDays(days);
        if (days < 0)
            return time - DateTimeOffset.MinValue < -shift ? DateTimeOffset.MinValue : time + shift;
        return DateTimeOffset.MaxValue - time < shift ? DateTimeOffset.MaxValue : time + shift;
    }
}
