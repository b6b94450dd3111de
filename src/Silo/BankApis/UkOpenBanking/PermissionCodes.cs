using System.Collections.Immutable;
using OrleansBank.Domain.Consents;

namespace OrleansBank.Silo.BankApis.UkOpenBanking;

/// <summary>
/// Our permissions as those of UK Open Banking v4 (OBInternalPermissions1Code). Asks for no more than what a person
/// granted: never ReadPAN, never a party. An Accounts permission is mandatory; Transactions needs Detail with Credits
/// and Debits.
/// </summary>
public static class PermissionCodes
{
    public static ImmutableArray<string> Of(Permissions permissions)
    {
        var codes = ImmutableArray.CreateBuilder<string>();
        codes.Add("ReadAccountsDetail");
        if (permissions.HasFlag(Permissions.Balances))
            codes.Add("ReadBalances");
        if (permissions.HasFlag(Permissions.Transactions))
            codes.AddRange("ReadTransactionsDetail", "ReadTransactionsCredits", "ReadTransactionsDebits");
        return codes.ToImmutable();
    }
}
