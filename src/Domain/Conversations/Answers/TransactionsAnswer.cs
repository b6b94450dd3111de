using System.Collections.Immutable;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Language;
using OrleansBank.Domain.Money;

namespace OrleansBank.Domain.Conversations;

/// <summary>"What did I spend": the movements of a period in the person's own calendar, of the accounts and merchant named.</summary>
internal static class TransactionsAnswer
{
    public static Answered Give(Turn turn, Asked asked)
    {
        if (LinkAnswer.AsksToLinkFirst(turn, asked))
            return Answered.Done;
        var accounts = AccountChoice.Named(AccountChoice.All(turn), asked.Slots, out var found);
        var shared = accounts.RemoveAll(row => !turn.Covers(row.Bank.Bank, Permissions.Transactions));
        var notes = accounts
            .Select(row => row.Bank.Bank)
            .Except(shared.Select(row => row.Bank.Bank))
            .Select(bank => turn.Phrases.KindNotShared(turn.Profile(bank), Permissions.Transactions))
            .ToArray();
        if (shared.IsEmpty)
        {
            turn.Say(
                new Reply(notes.Length == 0 ? turn.Phrases.NoAccounts : string.Join('\n', notes))
                {
                    Choices = [turn.Phrases.ChoiceBalance],
                    Cites = [.. accounts.Select(row => row.Bank.Bank)],
                }
            );
            return Answered.Done;
        }
        if (Awaiting.Defers(turn, asked, Intent.Transactions, shared))
            return Answered.Done;
        if (asked.Slots.Period is { } said && !Periods.Exists(said))
        {
            turn.Say(turn.Phrases.NoSuchDate(said));
            return Answered.Done;
        }
        var period = PeriodOf(turn, asked.Slots);
        if (period.From > turn.Now)
        {
            FollowUp.Remember(turn, Intent.Transactions, asked.Slots);
            turn.Say(new Reply(turn.Phrases.NothingYet(period, turn.Zone)) { Choices = [turn.Phrases.ChoiceBalance] });
            return Answered.Done;
        }
        if (turn.Known.History is not { } history)
            return Answered.Asks(Query(shared, period));
        var all = Spending.Narrow(turn.Phrases, Listed(history, shared, period, asked.Slots), asked.Slots);
        var forms = Picked(all.Forms, asked.Slots.Selection);
        if (!found)
            notes = [turn.Phrases.NoSuchAccount, .. notes];
        var isAll = history.Length < Limits.HistoryRowsMax;
        var sums = Sums(turn.Phrases, forms, isAll, asked.Slots.AsksWhere);
        notes = [.. all.Notes, .. notes];
        FollowUp.Remember(turn, Intent.Transactions, asked.Slots);
        if (HeldFrom(turn, shared, history) is { } from && period.From < from)
        {
            notes = [.. notes, turn.Phrases.HeldOnlyFrom(from, turn.Zone)];
            if (period.To <= from)
            {
                turn.Say(new Reply(notes[^1]) { Choices = [turn.Phrases.ChoiceTransactions] });
                return Answered.Done;
            }
            // What can't be known is not denied.
            if (forms.IsEmpty && !period.IsOpen)
                period = period with { From = from };
        }
        Tell(turn, shared, forms, SoughtBy(asked.Slots, period, all), (sums, notes));
        return Answered.Done;
    }

    /// <summary>
    /// The first day of the oldest back-fill; null when older transactions are there after all, as after a bank was linked anew.
    /// </summary>
    private static DateTimeOffset? HeldFrom(
        Turn turn,
        ImmutableArray<(BankState Bank, Account Account)> accounts,
        ImmutableArray<KeptTransaction> history
    )
    {
        var banks = accounts.Select(row => row.Bank.Bank).ToHashSet();
        var granted = turn
            .State.Consents.Where(consent => banks.Contains(consent.Bank))
            .Min(consent => consent.GrantedAt);
        var day = TimeZoneInfo.ConvertTime(granted.AddDays(-Limits.BackFillDays), turn.Zone);
        var said = new PeriodSlot(PeriodKind.Day, Month: day.Month, Day: day.Day, Year: day.Year);
        var from = Periods.Resolve(said, turn.Now, turn.Zone).From;
        return history.Any(row => row.Transaction.BookedAt < from) ? null : from;
    }

    private static Sought SoughtBy(Slots slots, Period period, Narrowed all) =>
        new(
            BankText.Clean(slots.Merchant ?? all.Topic),
            slots.Amounts is null ? slots.Amount : null,
            slots.Amounts,
            period
        )
        {
            Spending = slots.Spending,
            OnlyPending = slots.OnlyPending,
            Picked = slots.Selection is { } selection && selection.Count < all.Forms.Length ? selection.By : null,
            All = all.Forms.Length,
        };

    /// <summary>What they add up to.</summary>
    /// <param name="isAll">Whether everything could be looked through.</param>
    private static IEnumerable<string> Sums(
        Phrasebook phrases,
        ImmutableArray<(BankId Bank, BankTransaction Form)> forms,
        bool isAll,
        bool byKind
    )
    {
        if ((isAll ? MoneySums.Of(forms.Select(row => row.Form)) : null) is not { } sums)
        {
            yield return phrases.HistoryCut;
            yield break;
        }
        if (!sums.IsEmpty)
            yield return phrases.Sums(sums);
        if (byKind && Spending.SumsOf(forms.Select(row => row.Form)) is { IsEmpty: false } kinds)
            yield return phrases.SpentOn(kinds);
    }

    private static Period PeriodOf(Turn turn, Slots slots) =>
        Periods.Resolve(slots.Period ?? new PeriodSlot(PeriodKind.LastDays, DaysOf(slots)), turn.Now, turn.Zone);

    /// <summary>Who asks for the last payment wants it also when it was long ago.</summary>
    private static int DaysOf(Slots slots) => slots.Selection is null ? Limits.ListedDaysDefault : Limits.BackFillDays;

    /// <summary>Some days more on either side: the other form of a transaction at the edge may lie beyond it.</summary>
    private static HistoryQuery Query(ImmutableArray<(BankState Bank, Account Account)> accounts, Period period)
    {
        var margin = TimeSpan.FromDays(Limits.PendingMatchDays + 1);
        BankId? bank = accounts.All(row => row.Bank == accounts[0].Bank) ? accounts[0].Bank.Bank : null;
        AccountRef? account = accounts.Length == 1 ? accounts[0].Account.Ref : null;
        return new HistoryQuery(
            bank,
            account,
            period.From - DateTimeOffset.MinValue > margin ? period.From - margin : DateTimeOffset.MinValue,
            DateTimeOffset.MaxValue - period.To > margin ? period.To + margin : DateTimeOffset.MaxValue,
            Limits.HistoryRowsMax
        );
    }

    private static ImmutableArray<(BankId Bank, BankTransaction Form)> Listed(
        ImmutableArray<KeptTransaction> history,
        ImmutableArray<(BankState Bank, Account Account)> accounts,
        Period period,
        Slots slots
    )
    {
        var merchant = BankText.Normalised(slots.Merchant ?? "");
        var wanted = accounts.Select(row => (row.Bank.Bank, row.Account.Ref)).ToHashSet();
        return
        [
            .. history
                .Where(row => wanted.Contains((row.Bank, row.Transaction.Account)))
                .GroupBy(row => row.Bank, row => row.Transaction)
                .SelectMany(bank => TransactionMatching.Settled([.. bank]).Select(form => (Bank: bank.Key, Form: form)))
                .Where(row => row.Form.Status is TransactionStatus.Booked or TransactionStatus.Pending)
                .Where(row => row.Form.BookedAt >= period.From && row.Form.BookedAt < period.To)
                .Where(row => merchant.Length == 0 || IsOf(merchant, row.Form))
                .Where(row => IsWanted(row.Form.Amount, slots))
                .Where(row => !slots.OnlyPending || row.Form.Status is TransactionStatus.Pending)
                .OrderByDescending(row => row.Form.BookedAt)
                .ThenBy(row => row.Bank.Value, StringComparer.Ordinal)
                .ThenBy(row => row.Form.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>Of what comes in, only the latest stands out: "my biggest expense" is no salary. Amounts of other currencies are not compared.</summary>
    private static ImmutableArray<(BankId Bank, BankTransaction Form)> Picked(
        ImmutableArray<(BankId Bank, BankTransaction Form)> all,
        Selection? selection
    )
    {
        if (selection is not { } wanted)
            return all;
        if (wanted.By is Standout.Latest)
            return [.. all.Take(wanted.Count)];
        return
        [
            .. all.Where(row => row.Form.Amount.Minor < 0)
                .GroupBy(row => row.Form.Amount.Currency)
                .SelectMany(money =>
                    (
                        wanted.By is Standout.Largest
                            ? money.OrderBy(row => row.Form.Amount.Minor)
                            : money.OrderByDescending(row => row.Form.Amount.Minor)
                    ).Take(wanted.Count)
                ),
        ];
    }

    private static bool IsWanted(Amount amount, Slots slots) =>
        slots.Amounts is { } wanted ? wanted.Fits(amount)
        : slots.Amount is { } exactly ? amount.Abs() == exactly.Abs()
        : true;

    private static bool IsOf(string merchant, BankTransaction form) =>
        BankText.Normalised(form.Merchant).Contains(merchant, StringComparison.Ordinal)
        || BankText.Normalised(form.Information).Contains(merchant, StringComparison.Ordinal);

    private static void Tell(
        Turn turn,
        ImmutableArray<(BankState Bank, Account Account)> accounts,
        ImmutableArray<(BankId Bank, BankTransaction Form)> forms,
        Sought sought,
        (IEnumerable<string> First, IEnumerable<string> Last) notes
    )
    {
        var phrases = turn.Phrases;
        var zone = turn.Zone;
        var lines = forms
            .Take(Limits.ListedTransactionsMax)
            .Select(row => LineOf(turn, accounts, row))
            .ToImmutableArray();
        var texts = new List<string>();
        if (lines.IsEmpty)
            texts.Add(phrases.NoTransactions(sought, zone));
        else
            texts.Add(phrases.TransactionsHeader(forms.Length, sought, zone));
        // Who asks how much need not look for it behind a list.
        texts.AddRange(notes.First);
        texts.AddRange(
            lines.Take(Limits.SpokenTransactionsMax).Select(line => phrases.TransactionItem(line, zone, turn.Now))
        );
        if (forms.Length > Limits.SpokenTransactionsMax)
            texts.Add(phrases.AndMore(forms.Length - Limits.SpokenTransactionsMax));
        if (forms.Length > Limits.ListedTransactionsMax)
            texts.Add(phrases.ListedOnly(Limits.ListedTransactionsMax));
        texts.AddRange(notes.Last);
        foreach (var bank in accounts.Select(row => row.Bank.Bank).Distinct())
            turn.Disclose(DisclosureKinds.Shown(turn.Profile(bank), Permissions.Transactions, "you asked"));
        turn.Say(
            new Reply(string.Join('\n', texts))
            {
                Card = new TransactionsCard(
                    sought.Period.IsOpen ? null : sought.Period.From,
                    sought.Period.To,
                    lines,
                    forms.Length - lines.Length
                ),
                Cites = [.. accounts.Select(row => row.Bank.Bank)],
                Choices = [phrases.ChoiceBalance],
            }
        );
    }

    private static TransactionLine LineOf(
        Turn turn,
        ImmutableArray<(BankState Bank, Account Account)> accounts,
        (BankId Bank, BankTransaction Form) row
    )
    {
        var account = accounts.First(other => other.Bank.Bank == row.Bank && other.Account.Ref == row.Form.Account);
        return TransactionLines.Of(turn.Profile(row.Bank), account.Account, row.Form);
    }
}
