using System.Collections.Immutable;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Language;

namespace OrleansBank.Domain.Conversations;

/// <summary>Which accounts a question is about: those that it names, by bank, kind, last digits or words; all when it names none.</summary>
internal static class AccountChoice
{
    /// <summary>The accounts of active consents, in the order of banks and of linking.</summary>
    public static ImmutableArray<(BankState Bank, Account Account)> All(Turn turn)
    {
        var all = ImmutableArray.CreateBuilder<(BankState, Account)>();
        foreach (var bank in turn.Banks)
        {
            if (turn.ActiveConsent(bank.Bank) is null)
                continue;
            foreach (var account in bank.Accounts)
                all.Add((bank, account));
        }
        return all.DrainToImmutable();
    }

    /// <param name="found">False when an account was named that is not among them: they are then all returned.</param>
    public static ImmutableArray<(BankState Bank, Account Account)> Named(
        ImmutableArray<(BankState Bank, Account Account)> all,
        Slots slots,
        out bool found
    )
    {
        found = true;
        var ofBank = slots.Bank is { } bank ? [.. all.Where(row => row.Bank.Bank == bank)] : all;
        var named = ofBank;
        if (slots.Last4 is { } last4)
            named = [.. named.Where(row => row.Account.Last4 == last4 || DrawsOn(row.Bank, row.Account, last4))];
        if (slots.AccountKind is { } kind)
            named = [.. named.Where(row => row.Account.Kind == kind)];
        if (BankText.Normalised(slots.AccountWords ?? "") is { Length: > 0 } words)
        {
            var worded = named.RemoveAll(row =>
                !BankText.Normalised(row.Account.Name).Contains(words, StringComparison.Ordinal)
            );
            // Words that fit no name may have meant something else than an account.
            named = worded.IsEmpty ? named : worded;
        }
        if (!named.IsEmpty || ofBank.IsEmpty)
            return named;
        found = false;
        return ofBank;
    }

    /// <summary>Whether an account of theirs has these words in its name: "Bruno's savings" may be one.</summary>
    public static bool IsCalled(Turn turn, string words)
    {
        var name = BankText.Normalised(words.TrimEnd('s', 'S').TrimEnd('\'', '’'));
        return All(turn).Any(row => BankText.Normalised(row.Account.Name).Contains(name, StringComparison.Ordinal));
    }

    private static bool DrawsOn(BankState bank, Account account, string last4) =>
        bank.Cards.Any(card => card.Account == account.Ref && card.Last4 == last4);
}
