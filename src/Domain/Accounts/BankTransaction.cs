using OrleansBank.Domain.Money;

namespace OrleansBank.Domain.Accounts;

/// <summary>UK Open Banking v4 transaction status: PDNG, BOOK, RJCT, FUTR, INFO.</summary>
public enum TransactionStatus
{
    Pending,
    Booked,
    Rejected,
    Future,
    Information,
}

/// <summary>A movement on an account, as the bank reported it.</summary>
/// <param name="Key">
/// What makes it one across reports: the bank's TransactionId, or, where the bank gives none, a key derived from account,
/// entry reference, amount, sign and booking date.
/// </param>
/// <param name="Amount">Signed: negative leaves the account.</param>
/// <param name="EventTime">The time of the report that this form came with; an older report never overwrites a newer one.</param>
/// <param name="Merchant">Text of the bank: data, never markup; may be empty.</param>
public sealed record BankTransaction(
    AccountRef Account,
    string Key,
    Amount Amount,
    TransactionStatus Status,
    DateTimeOffset BookedAt,
    DateTimeOffset EventTime,
    string Merchant,
    string Information
)
{
    public DateTimeOffset? ValueAt { get; init; }

    /// <summary>ISO 18245 merchant category code, four digits, or null.</summary>
    public string? MerchantCategory { get; init; }

    public string? CardLast4 { get; init; }

    /// <summary>
    /// A pending form of this very key was reported at some time: the posted form then replaces that one, and no other key's.
    /// </summary>
    public bool WasPending { get; init; }

    /// <summary>
    /// The key of the pending form that this one replaced, when the bank changed the id on posting. Never kept: set by
    /// <see cref="TransactionMatching"/> when kept transactions are read.
    /// </summary>
    public string? PendingKey { get; init; }
}
