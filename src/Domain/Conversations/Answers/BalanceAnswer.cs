using System.Collections.Immutable;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Language;

namespace OrleansBank.Domain.Conversations;

/// <summary>"What is my balance": every account unless one is named, each with how fresh it is.</summary>
internal static class BalanceAnswer
{
    public static Answered Give(Turn turn, Asked asked)
    {
        if (LinkAnswer.AsksToLinkFirst(turn, asked))
            return Answered.Done;
        var named = AccountChoice.Named(AccountChoice.All(turn), asked.Slots, out var found);
        if (Awaiting.Defers(turn, asked, Intent.Balance, named.RemoveAll(row => !Lacks(turn, row))))
            return Answered.Done;
        var accounts = named.Length > Limits.ListedAccountsMax ? named[..Limits.ListedAccountsMax] : named;
        var phrases = turn.Phrases;
        var texts = new List<string>();
        if (accounts.IsEmpty)
            texts.Add(phrases.NoAccounts);
        if (!found)
            texts.Add(phrases.NoSuchAccount);
        if (asked.Slots.Period is { Kind: not (PeriodKind.Today or PeriodKind.ThisMonth or PeriodKind.ThisWeek) })
            texts.Add(phrases.OnlyPresentBalance);
        var shared = accounts.RemoveAll(row => !turn.Covers(row.Bank.Bank, Permissions.Balances));
        var lines = Lines(turn, shared);
        texts.AddRange(Spoken(turn, shared, lines, single: found));
        if (shared.Length < accounts.Length)
        {
            foreach (var bank in accounts.Select(row => row.Bank.Bank).Except(shared.Select(row => row.Bank.Bank)))
                texts.Add(phrases.KindNotShared(turn.Profile(bank), Permissions.Balances));
        }
        foreach (var bank in lines.Select(line => line.Bank).Distinct())
            turn.Disclose(DisclosureKinds.Shown(turn.Profile(bank), Permissions.Balances, "you asked"));
        turn.Say(
            new Reply(string.Join('\n', texts))
            {
                Card = lines.IsEmpty ? null : new BalanceCard(lines),
                Cites = [.. accounts.Select(row => row.Bank.Bank)],
                Choices = [phrases.ChoiceTransactions],
            }
        );
        Freshness.Want(turn, asked.Said.ClientId, shared);
        return Answered.Done;
    }

    /// <summary>Shared, and not here yet.</summary>
    private static bool Lacks(Turn turn, (BankState Bank, Account Account) row) =>
        turn.Covers(row.Bank.Bank, Permissions.Balances) && !HasBalance(row.Account);

    private static bool HasBalance(Account account) => Balances.ToShow(account.Balances) is not null;

    /// <summary>One of each account that has a balance.</summary>
    public static ImmutableArray<BalanceLine> Lines(
        Turn turn,
        ImmutableArray<(BankState Bank, Account Account)> accounts
    )
    {
        var lines = ImmutableArray.CreateBuilder<BalanceLine>(accounts.Length);
        foreach (var (bank, account) in accounts)
        {
            if (Balances.ToShow(account.Balances) is not { } balance)
                continue;
            lines.Add(
                new BalanceLine(
                    bank.Bank,
                    turn.Profile(bank.Bank).Name,
                    account.Name,
                    account.Last4,
                    account.Kind,
                    balance.Kind,
                    balance.Amount,
                    balance.At
                )
            );
        }
        return lines.DrainToImmutable();
    }

    private static IEnumerable<string> Spoken(
        Turn turn,
        ImmutableArray<(BankState Bank, Account Account)> accounts,
        ImmutableArray<BalanceLine> lines,
        bool single
    )
    {
        var phrases = turn.Phrases;
        var zone = turn.Zone;
        if (lines.Length == 1 && single)
        {
            yield return phrases.BalanceOf(lines[0], zone, turn.Now);
        }
        else
        {
            if (lines.Length > 0 && single)
                yield return phrases.BalancesHeader;
            foreach (var line in lines.Take(Limits.SpokenAccountsMax))
                yield return phrases.BalanceItem(line, zone, turn.Now);
            if (lines.Length > Limits.SpokenAccountsMax)
                yield return phrases.AndMore(lines.Length - Limits.SpokenAccountsMax);
        }
        if (lines.Length == accounts.Length)
            yield break;
        var without = accounts.Where(row => !HasBalance(row.Account));
        foreach (var (bank, account) in without.Take(Limits.SpokenAccountsMax))
            yield return phrases.NoBalanceYet(turn.Profile(bank.Bank), account.Name, account.Last4);
    }
}
