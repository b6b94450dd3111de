using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;

namespace OrleansBank.Domain.Conversations;

/// <summary>What was fetched from a bank: kept in silence but for the link's progress, and never over anything newer.</summary>
internal static class Fetching
{
    private const int ProgressParts = 4;

    public static Decision Keep(Turn turn, AccountFetched input)
    {
        if (Consented(turn, input.Bank, input.ConsentId) is not { } consent)
            return new Refused(Refusal.NothingChanged);
        var book = new BankBook(turn, turn.State.Banks[input.Bank]);
        if (!book.Has(input.Account))
            return new Refused(Refusal.NothingChanged);
        if (consent.Covers(Permissions.Balances, turn.Now) && !input.Balances.IsDefaultOrEmpty)
            KeepBalances(turn, book, input);
        if (consent.Covers(Permissions.Transactions, turn.Now) && !input.Transactions.IsDefaultOrEmpty)
            KeepTransactions(turn, book, input);
        book.Close();
        TellProgress(turn, input);
        return turn.Done();
    }

    /// <summary>
    /// Tells that all is there, and answers what was asked in the meantime. A turn of its own, after the last account is kept, so that
    /// the answer finds what was fetched.
    /// </summary>
    public static Decision End(Turn turn, FetchEnded input)
    {
        if (Consented(turn, input.Bank, input.ConsentId) is null)
            return new Refused(Refusal.NothingChanged);
        turn.Do(new Unschedule(DueKind.Fetch, input.Bank.Value));
        // A fetch that is repeated, after a crash or for freshness, is not told again.
        if (EndAttempt(turn, input.ConsentId, LinkStatus.Active))
            TellEnd(turn, input);
        Freshness.Tell(turn, input.Bank);
        return Saying.End(turn, Awaiting.Answer(turn));
    }

    public static Decision Fail(Turn turn, FetchFailed input)
    {
        if (Consented(turn, input.Bank, input.ConsentId) is null)
            return new Refused(Refusal.NothingChanged);
        var profile = turn.Profile(input.Bank);
        turn.Do(new Unschedule(DueKind.Fetch, input.Bank.Value));
        if (Freshness.GivesUp(turn, input))
            return turn.Done();
        EndAttempt(turn, input.ConsentId, LinkStatus.Failed);
        turn.State = turn.State with { Awaited = null };
        turn.Say(
            new Reply(turn.Phrases.FetchFailed(profile))
            {
                Card = new LinkProgressCard(profile.Id, profile.Name, 0, 0, LinkStatus.Failed),
                Choices = [turn.Phrases.ChoiceLink(profile), turn.Phrases.ChoiceHuman],
            }
        );
        return turn.Done();
    }

    public static Decision Refresh(Turn turn, TokensRefreshed input)
    {
        if (Consented(turn, input.Bank, input.ConsentId) is null)
            return new Refused(Refusal.NothingChanged);
        turn.SetBank(turn.State.Banks[input.Bank] with { Tokens = input.Tokens });
        return turn.Done();
    }

    /// <summary>A fetch that did not end in its time is begun again.</summary>
    public static Decision Again(Turn turn, BankId bank)
    {
        if (turn.ActiveConsent(bank) is not { } consent)
            return new Refused(Refusal.NothingChanged);
        turn.Do(new FetchBank(bank, consent.Id));
        turn.Do(new Schedule(DueKind.Fetch, bank.Value, turn.Now.AddSeconds(Limits.FetchRetrySeconds)));
        return turn.Done();
    }

    private static Consent? Consented(Turn turn, BankId bank, string consentId) =>
        turn.ActiveConsent(bank) is { } consent && consent.Id == consentId ? consent : null;

    private static void KeepBalances(Turn turn, BankBook book, AccountFetched input)
    {
        foreach (var balance in input.Balances)
            book.KeepBalance(input.Account, balance);
        turn.Disclose(DisclosureKinds.Received(book.Profile, Permissions.Balances));
    }

    private static void KeepTransactions(Turn turn, BankBook book, AccountFetched input)
    {
        TransactionReports.KeepSilently(
            book,
            input.Transactions.Select(fetched => fetched with { Account = input.Account })
        );
        turn.Disclose(DisclosureKinds.Received(book.Profile, Permissions.Transactions));
    }

    /// <summary>At each quarter of the accounts: enough to see that it goes on, and no flood when there are many.</summary>
    private static void TellProgress(Turn turn, AccountFetched input)
    {
        var attempt = AttemptOf(turn, input.ConsentId);
        if (
            attempt is not { Status: LinkStatus.Pending }
            || input.Done >= input.Total
            || input.Done <= attempt.Told
            || input.Done * ProgressParts / input.Total == attempt.Told * ProgressParts / input.Total
        )
            return;
        Linking.Replace(turn, attempt with { Told = input.Done });
        var profile = turn.Profile(input.Bank);
        turn.Say(
            new Reply(turn.Phrases.LinkProgress(profile, input.Done, input.Total))
            {
                Card = new LinkProgressCard(profile.Id, profile.Name, input.Done, input.Total, LinkStatus.Pending),
                Cites = [input.Bank],
            }
        );
    }

    private static void TellEnd(Turn turn, FetchEnded input)
    {
        var profile = turn.Profile(input.Bank);
        var phrases = turn.Phrases;
        turn.Say(
            new Reply(phrases.LinkDone(profile, input.Total))
            {
                Card = new LinkProgressCard(profile.Id, profile.Name, input.Total, input.Total, LinkStatus.Active),
                Choices = turn.Covers(input.Bank, Permissions.Transactions)
                    ? [phrases.ChoiceBalance, phrases.ChoiceTransactions]
                    : [phrases.ChoiceBalance],
                Cites = [input.Bank],
            }
        );
    }

    private static LinkAttempt? AttemptOf(Turn turn, string consentId) =>
        turn.State.Links.FirstOrDefault(link => link.ConsentId == consentId);

    /// <summary>False when the link had ended before.</summary>
    private static bool EndAttempt(Turn turn, string consentId, LinkStatus status)
    {
        var attempt = AttemptOf(turn, consentId);
        if (attempt is not { Status: LinkStatus.Pending })
            return false;
        Linking.Replace(turn, attempt with { Status = status });
        return true;
    }
}
