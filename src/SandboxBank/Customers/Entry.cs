namespace OrleansBank.SandboxBank.Customers;

/// <summary>Transaction status codes of UK Open Banking v4 (ISO 20022 external entry status).</summary>
internal static class EntryStatus
{
    public const string Booked = "BOOK";
    public const string Pending = "PDNG";
    public const string Rejected = "RJCT";
    public const string Future = "FUTR";
    public const string Information = "INFO";

    public static bool IsKnown(string status) => status is Booked or Pending or Rejected or Future or Information;
}

/// <summary>A movement on an account.</summary>
/// <param name="PostsAt">Until then it is pending, unless <paramref name="FixedStatus"/> says otherwise.</param>
/// <param name="Amount">Signed: negative leaves the account.</param>
/// <param name="Merchant">Null where no merchant is involved.</param>
internal sealed record Entry(
    string Id,
    DateTimeOffset At,
    DateTimeOffset PostsAt,
    decimal Amount,
    string? Merchant,
    string? MerchantCategory,
    string Information,
    string? CardLast4,
    string? FixedStatus = null
)
{
    public string Status(DateTimeOffset now) =>
        FixedStatus ?? (now < PostsAt ? EntryStatus.Pending : EntryStatus.Booked);

    /// <summary>False for what moved no money: rejected, planned, or for information.</summary>
    public bool Moves(DateTimeOffset now) => Status(now) is EntryStatus.Booked or EntryStatus.Pending;
}
