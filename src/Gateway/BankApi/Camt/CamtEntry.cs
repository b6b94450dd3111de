using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Money;

namespace OrleansBank.Gateway.BankApi.Camt;

/// <summary>One Ntry of a message. The amount is the entry's: that of a batch's details may differ, in currency too.</summary>
/// <param name="Amount">Signed by CdtDbtInd. RvslInd does not turn it: it says only that the entry takes another back.</param>
/// <param name="Booked">Null when the message gives no booking date, as notifications often do.</param>
/// <param name="Counterparty">The other side's name; empty when there is none, or several.</param>
internal sealed record CamtEntry(
    Amount Amount,
    bool IsReversal,
    TransactionStatus Status,
    CamtDate? Booked,
    CamtDate? Value,
    CamtReferences References,
    string Counterparty,
    string Information,
    string? CardLast4
);

/// <summary>What names an entry, from the surest to the least. Each null when absent.</summary>
/// <param name="Servicer">AcctSvcrRef of the entry or, when it has one detail, of that: the account servicer's own.</param>
/// <param name="Entry">NtryRef, often no more than a number within one statement.</param>
internal sealed record CamtReferences(
    string? Servicer,
    string? Uetr,
    string? TransactionId,
    string? EndToEnd,
    string? Entry
)
{
    private const string NotProvided = "NOTPROVIDED";

    /// <summary>The one that the entry's id is made of; empty when there is none.</summary>
    public string Best =>
        Servicer ?? Uetr ?? TransactionId ?? (EndToEnd == NotProvided ? null : EndToEnd) ?? Entry ?? "";

    /// <summary>Whether the best one names a single entry for ever, and not only within its file or payment.</summary>
    public bool IsUnique => (Servicer ?? Uetr) is not null;
}
