using System.Collections.Immutable;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Fraud;
using OrleansBank.Domain.Money;

namespace OrleansBank.Domain.Conversations;

/// <summary>What a message shows beside its text. A closed set; the outside name is its kind.</summary>
public abstract record MessageCard
{
    private protected MessageCard() { }
}

/// <summary>kind "balance": one line an account.</summary>
public sealed record BalanceCard(ImmutableArray<BalanceLine> Lines) : MessageCard;

/// <param name="At">As of when the bank said so.</param>
public sealed record BalanceLine(
    BankId Bank,
    string BankName,
    string Account,
    string Last4,
    AccountKind AccountKind,
    BalanceKind Kind,
    Amount Amount,
    DateTimeOffset At
);

/// <summary>kind "transactions": the newest first.</summary>
/// <param name="More">How many more there are than listed.</param>
public sealed record TransactionsCard(
    DateTimeOffset? From,
    DateTimeOffset? To,
    ImmutableArray<TransactionLine> Lines,
    int More
) : MessageCard;

/// <summary>kind "transaction": one movement, as it happens.</summary>
public sealed record TransactionCard(TransactionLine Line) : MessageCard;

public sealed record TransactionLine(
    BankId Bank,
    string BankName,
    string Account,
    Amount Amount,
    TransactionStatus Status,
    DateTimeOffset BookedAt,
    string Merchant,
    string Information
);

/// <summary>kind "fraud_alert": one asks, open, and a later one tells how the same alert ended.</summary>
public sealed record FraudAlertCard(
    BankId Bank,
    string BankName,
    string Last4,
    Amount Amount,
    string Merchant,
    string Country,
    string Reason,
    DateTimeOffset OccurredAt,
    DateTimeOffset ExpiresAt,
    FraudAlertStatus Status
) : MessageCard
{
    /// <summary>The bank's own name of the alert, the same in each card about it; null in cards stored before it was written.</summary>
    public string? AlertId { get; init; }
}

/// <summary>kind "card_state".</summary>
public sealed record CardStateCard(BankId Bank, string BankName, string Last4, CardStatus Status) : MessageCard;

/// <summary>kind "link": what a person would let the bank share, shown before going there.</summary>
public sealed record LinkCard(
    BankId Bank,
    string BankName,
    Permissions Permissions,
    Permissions Declines,
    string Reason,
    int Days
) : MessageCard;

/// <summary>kind "link_progress": accounts fetched of all.</summary>
public sealed record LinkProgressCard(BankId Bank, string BankName, int Done, int Total, LinkStatus Status)
    : MessageCard;

/// <summary>kind "consents".</summary>
public sealed record ConsentsCard(ImmutableArray<Consent> Consents) : MessageCard;

/// <summary>kind "page": a page of the product that does what was asked: "export", "erase", "disclosures", "ledger", "sign_in".</summary>
public sealed record PageCard(string Page) : MessageCard;
