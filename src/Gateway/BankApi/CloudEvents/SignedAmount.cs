using System.Collections.Frozen;
using OrleansBank.Domain.Money;

namespace OrleansBank.Gateway.BankApi.CloudEvents;

/// <summary>Open Banking says money as an unsigned amount beside a CreditDebitIndicator; the domain signs it.</summary>
internal static class SignedAmount
{
    private static readonly FrozenDictionary<string, bool> IsDebit = new Dictionary<string, bool>
    {
        ["Credit"] = false,
        ["Debit"] = true,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static Amount Read(Members data)
    {
        var isDebit = data.OneOf("CreditDebitIndicator", IsDebit);
        var amount = data.Money("Amount");
        return isDebit ? amount.Negate() : amount;
    }
}
