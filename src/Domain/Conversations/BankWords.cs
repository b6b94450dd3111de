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
        return
        [
            .. turn
                .Banks.Where(bank =>
                    DataOf(turn, bank).Distinct(StringComparer.Ordinal).Any(data => Stands(data, spoken))
                    || Names(bank, words)
                )
                .Select(bank => bank.Bank),
        ];
    }

    /// <summary>Digits and names that a bank told us.</summary>
    private static IEnumerable<string> DataOf(Turn turn, BankState bank) =>
        bank
            .Accounts.Select(account => account.Last4)
            .Concat(bank.Accounts.Select(account => account.Ref.Value))
            .Concat(bank.Cards.Select(card => card.Last4))
            .Concat(bank.Alerts.Select(alert => alert.MerchantName))
            .Concat(bank.Pending.Select(waiting => waiting.Transaction.Merchant))
            .Concat(
                (turn.Known.History ?? []).Where(row => row.Bank == bank.Bank).Select(row => row.Transaction.Merchant)
            );

    private static bool Stands(string data, string spoken)
    {
        var normal = BankText.Normalised(data);
        return normal.Length >= WordLengthMin && spoken.Contains(normal, StringComparison.Ordinal);
    }

    private static bool Names(BankState bank, string words) =>
        words.Length >= WordLengthMin
        && bank.Accounts.Any(account => BankText.Normalised(account.Name).Contains(words, StringComparison.Ordinal));
}
