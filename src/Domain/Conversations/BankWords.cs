using System.Collections.Immutable;
using OrleansBank.Domain.Language;

namespace OrleansBank.Domain.Conversations;

/// <summary>Which banks' data stands in what a person typed: that message is then sealed, and erased, with those banks' data.</summary>
internal static class BankWords
{
    /// <summary>Shorter words stand in too many sentences to be a bank's.</summary>
    private const int WordLengthMin = 4;

    public static ImmutableArray<BankId> CitedBy(Turn turn, string text, Slots slots)
    {
        var spoken = BankText.Normalised(text);
        var words = BankText.Normalised(slots.AccountWords ?? "");
        return [.. turn.Banks.Where(bank => Cites(turn, bank, spoken) || Names(bank, words)).Select(bank => bank.Bank)];
    }

    /// <summary>Whether digits or names that a bank told us stand in what was said.</summary>
    private static bool Cites(Turn turn, BankState bank, string spoken)
    {
        foreach (var account in bank.Accounts)
        {
            if (Stands(account.Last4, spoken) || Stands(account.Ref.Value, spoken))
                return true;
        }
        foreach (var card in bank.Cards)
        {
            if (Stands(card.Last4, spoken))
                return true;
        }
        return bank.Alerts.Any(alert => Stands(alert.MerchantName, spoken))
            || bank.Pending.Any(waiting => Stands(waiting.Transaction.Merchant, spoken))
            || (turn.Known.History ?? []).Any(row => row.Bank == bank.Bank && Stands(row.Transaction.Merchant, spoken));
    }

    private static bool Stands(string data, string spoken)
    {
        var normal = BankText.Normalised(data);
        return normal.Length >= WordLengthMin && spoken.Contains(normal, StringComparison.Ordinal);
    }

    private static bool Names(BankState bank, string words) =>
        words.Length >= WordLengthMin
        && bank.Accounts.Any(account => BankText.Normalised(account.Name).Contains(words, StringComparison.Ordinal));
}
