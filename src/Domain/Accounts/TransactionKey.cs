using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OrleansBank.Domain.Money;

namespace OrleansBank.Domain.Accounts;

/// <summary>The key of a transaction to which the bank gives no id.</summary>
public static class TransactionKey
{
    /// <summary>
    /// The same for every report of one transaction, by whatever way it comes: account, entry reference, signed amount and booking
    /// date in UTC.
    /// </summary>
    /// <param name="reference">The bank's reference of the entry; where there is none, its text; may be empty.</param>
    public static string Derive(AccountRef account, string reference, Amount amount, DateTimeOffset bookedAt) =>
        Derive(account, reference, amount, DateOnly.FromDateTime(bookedAt.UtcDateTime));

    /// <param name="bookedOn">The booking date as the bank wrote it.</param>
    /// <param name="occurrence">From 1: which of several entries of one report that are alike in all of this.</param>
    public static string Derive(
        AccountRef account,
        string reference,
        Amount amount,
        DateOnly bookedOn,
        int occurrence = 1
    )
    {
        var day = bookedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var text = $"{account.Value}\n{reference}\n{amount.Minor}\n{amount.Currency.Code}\n{day}";
        if (occurrence > 1)
            text += $"\n{occurrence}";
        return "d-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
