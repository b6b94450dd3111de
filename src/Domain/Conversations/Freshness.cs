using System.Collections.Immutable;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;

namespace OrleansBank.Domain.Conversations;

/// <summary>
/// A balance that the bank said a while ago is shown at once, with its time, and asked of the bank anew beside the turn: nobody waits for
/// the bank. What turns out to differ follows in a message; what does not, and a bank that is away, are silent.
/// </summary>
public static class Freshness
{
    /// <summary>The reason of a fetch that failed because the bank no longer knows the consent.</summary>
    private const string ConsentEnded = "consent_ended";

    /// <summary>What a fetch from the bank brings now: all that is shared, or the balances alone when only they are wanted fresh.</summary>
    public static Permissions ToFetch(ConversationState state, BankId bank, Permissions shared) =>
        state.Banks.TryGetValue(bank, out var held) && held.Fresh is not null && !IsLinking(state, held)
            ? shared & Permissions.Balances
            : shared;

    /// <summary>After an answer that showed these accounts.</summary>
    internal static void Want(Turn turn, string clientId, ImmutableArray<(BankState Bank, Account Account)> shown)
    {
        foreach (var (bank, account) in shown)
        {
            if (Balances.ToShow(account.Balances) is not { } balance || !IsOld(turn, balance))
                continue;
            // An account before this one may have asked already.
            var held = turn.State.Banks[bank.Bank];
            if (
                IsLinking(turn.State, held)
                || turn.Now - held.FreshAskedAt < TimeSpan.FromSeconds(Limits.FreshEverySeconds)
            )
                continue;
            turn.SetBank(
                held with
                {
                    FreshAskedAt = turn.Now,
                    Fresh = new FreshWanted(
                        clientId,
                        [.. shown.Where(row => row.Bank.Bank == bank.Bank).Select(Shown)]
                    ),
                }
            );
            // No due time makes sure of it: should it be lost, the answer that was given still stands with its time.
            turn.Do(new FetchBank(bank.Bank, held.ConsentId));
        }
    }

    /// <summary>Says what differs from what was shown, now that the bank has answered.</summary>
    internal static void Tell(Turn turn, BankId id)
    {
        var bank = turn.State.Banks[id];
        if (bank.Fresh is not { } wanted)
            return;
        turn.SetBank(bank with { Fresh = null });
        var isLate = turn.Now - bank.FreshAskedAt > TimeSpan.FromSeconds(Limits.FreshAwaitedSeconds);
        if (isLate || !turn.Covers(id, Permissions.Balances))
            return;
        var changed = bank.Accounts.RemoveAll(account => !Differs(account, wanted));
        var lines = BalanceAnswer.Lines(turn, [.. changed.Select(account => (bank, account))]);
        if (lines.IsEmpty)
            return;
        var phrases = turn.Phrases;
        var items = lines.Take(Limits.SpokenAccountsMax).Select(line => phrases.BalanceItem(line, turn.Zone, turn.Now));
        turn.InReplyTo = wanted.ClientId;
        turn.Disclose(DisclosureKinds.Shown(turn.Profile(id), Permissions.Balances, "you asked"));
        turn.Say(
            new Reply(string.Join('\n', items.Prepend(phrases.FreshBalances(turn.Profile(id)))))
            {
                Card = new BalanceCard(lines),
                Cites = [id],
                Choices = [phrases.ChoiceTransactions],
            }
        );
    }

    /// <summary>
    /// The bank did not answer. True when that was all that the fetch was for, and nothing need be said: the figures that were shown
    /// stand with their time. A consent that has ended at the bank is said, as nothing new will come.
    /// </summary>
    internal static bool GivesUp(Turn turn, FetchFailed input)
    {
        var bank = turn.State.Banks[input.Bank];
        if (bank.Fresh is null || IsLinking(turn.State, bank))
            return false;
        turn.SetBank(bank with { Fresh = null });
        return input.Reason != ConsentEnded;
    }

    private static bool IsOld(Turn turn, Balance balance) =>
        turn.Now - balance.At > TimeSpan.FromSeconds(Limits.BalanceFreshSeconds);

    private static bool IsLinking(ConversationState state, BankState bank)
    {
        foreach (var link in state.Links)
        {
            if (link.ConsentId == bank.ConsentId && link.Status == LinkStatus.Pending)
                return true;
        }
        return false;
    }

    private static ShownBalance Shown((BankState Bank, Account Account) row) =>
        new(row.Account.Handle, Balances.ToShow(row.Account.Balances)?.Amount);

    /// <summary>Only accounts that were shown count: the others nobody asked for.</summary>
    private static bool Differs(Account account, FreshWanted wanted)
    {
        var shown = wanted.Shown.FirstOrDefault(shown => shown.Handle == account.Handle);
        return shown is not null && Balances.ToShow(account.Balances)?.Amount != shown.Amount;
    }
}
