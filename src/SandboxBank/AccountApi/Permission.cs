using System.Collections.Frozen;
using System.Collections.Immutable;

namespace OrleansBank.SandboxBank.AccountApi;

/// <summary>The permission names of UK Open Banking v4 (OBInternalPermissions1Code), and which of them go together.</summary>
internal static class Permission
{
    public const string AccountsBasic = "ReadAccountsBasic";
    public const string AccountsDetail = "ReadAccountsDetail";
    public const string Balances = "ReadBalances";
    public const string TransactionsBasic = "ReadTransactionsBasic";
    public const string TransactionsDetail = "ReadTransactionsDetail";
    public const string TransactionsCredits = "ReadTransactionsCredits";
    public const string TransactionsDebits = "ReadTransactionsDebits";

    private static readonly FrozenSet<string> Known = FrozenSet.ToFrozenSet([
        AccountsBasic,
        AccountsDetail,
        Balances,
        TransactionsBasic,
        TransactionsDetail,
        TransactionsCredits,
        TransactionsDebits,
        "ReadBeneficiariesBasic",
        "ReadBeneficiariesDetail",
        "ReadDirectDebits",
        "ReadOffers",
        "ReadPAN",
        "ReadParty",
        "ReadPartyPSU",
        "ReadProducts",
        "ReadScheduledPaymentsBasic",
        "ReadScheduledPaymentsDetail",
        "ReadStandingOrdersBasic",
        "ReadStandingOrdersDetail",
        "ReadStatementsBasic",
        "ReadStatementsDetail",
    ]);

    public static bool IsForTransactions(string permission) =>
        permission.StartsWith("ReadTransactions", StringComparison.Ordinal);

    /// <summary>Null, or why the set can't stand. Basic beside Detail is fine.</summary>
    public static string? Refusal(ImmutableArray<string> permissions)
    {
        if (permissions.IsEmpty)
            return "At least one permission is needed.";
        if (permissions.FirstOrDefault(permission => !Known.Contains(permission)) is not null)
            return "A permission is unknown.";
        if (!permissions.Contains(AccountsBasic) && !permissions.Contains(AccountsDetail))
            return "ReadAccountsBasic or ReadAccountsDetail is mandatory.";
        var level = permissions.Contains(TransactionsBasic) || permissions.Contains(TransactionsDetail);
        var direction = permissions.Contains(TransactionsCredits) || permissions.Contains(TransactionsDebits);
        return level == direction ? null : "Transactions need Basic or Detail together with Credits or Debits.";
    }
}
