namespace OrleansBank.Domain.Accounts;

/// <summary>
/// Which of two reports under one key is kept. A total order, so that what is kept depends on what was reported, and neither on the
/// order nor on how often.
/// </summary>
public static class TransactionForms
{
    /// <summary>
    /// The greater of both by: settled before waiting (a pending form never hides its posted form, whatever its time), then the later
    /// report, then status, then content. That a pending form was ever seen is remembered from either.
    /// </summary>
    public static BankTransaction Merge(BankTransaction? kept, BankTransaction reported)
    {
        var marked = Mark(reported);
        if (kept is null)
            return marked;
        var other = Mark(kept);
        var greater = Compare(marked, other) > 0 ? marked : other;
        return greater with { WasPending = marked.WasPending || other.WasPending };
    }

    public static bool IsSettled(TransactionStatus status) =>
        status is TransactionStatus.Booked or TransactionStatus.Rejected;

    private static BankTransaction Mark(BankTransaction form) =>
        form.Status == TransactionStatus.Pending && !form.WasPending ? form with { WasPending = true } : form;

    private static int Compare(BankTransaction one, BankTransaction two)
    {
        var order = IsSettled(one.Status).CompareTo(IsSettled(two.Status));
        if (order == 0)
            order = one.EventTime.CompareTo(two.EventTime);
        if (order == 0)
            order = Rank(one.Status).CompareTo(Rank(two.Status));
        return order != 0 ? order : CompareContent(one, two);
    }

    /// <summary>Nothing more to tell them apart by meaning: any fixed order will do, as long as it covers every member.</summary>
    private static int CompareContent(BankTransaction one, BankTransaction two)
    {
        var order = one.Amount.Minor.CompareTo(two.Amount.Minor);
        if (order == 0)
            order = string.CompareOrdinal(one.Amount.Currency.Code, two.Amount.Currency.Code);
        if (order == 0)
            order = one.BookedAt.CompareTo(two.BookedAt);
        if (order == 0)
            order = string.CompareOrdinal(one.Merchant, two.Merchant);
        if (order == 0)
            order = string.CompareOrdinal(one.Information, two.Information);
        if (order == 0)
            order = Nullable.Compare(one.ValueAt, two.ValueAt);
        if (order == 0)
            order = string.CompareOrdinal(one.MerchantCategory, two.MerchantCategory);
        return order != 0 ? order : string.CompareOrdinal(one.CardLast4, two.CardLast4);
    }

    private static int Rank(TransactionStatus status) =>
        status switch
        {
            TransactionStatus.Booked => 4,
            TransactionStatus.Rejected => 3,
            TransactionStatus.Pending => 2,
            TransactionStatus.Future => 1,
            _ => 0,
        };
}
