using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;

namespace OrleansBank.Domain.Conversations;

/// <summary>How a kept transaction is shown.</summary>
internal static class TransactionLines
{
    public static TransactionLine Of(BankProfile bank, Account? account, BankTransaction form) =>
        new(
            bank.Id,
            bank.Name,
            account?.Name ?? "",
            form.Amount,
            form.Status,
            form.BookedAt,
            form.Merchant,
            form.Information
        );
}
