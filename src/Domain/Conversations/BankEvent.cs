using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Money;

namespace OrleansBank.Domain.Conversations;

/// <summary>An account update as a bank sent it, its schema already checked.</summary>
/// <param name="Id">The CloudEvents id: the idempotency key.</param>
/// <param name="ContentHash">Lower-case hex SHA-256 of the event's canonical content: the same id with another hash is a conflict.</param>
/// <param name="Subject">The account that it is about.</param>
/// <param name="Time">When it happened at the bank.</param>
public sealed record BankEvent(
    string Id,
    string ContentHash,
    AccountRef Subject,
    DateTimeOffset Time,
    BankReport Report
)
{
    /// <summary>The same event about that account.</summary>
    internal BankEvent About(AccountRef account) =>
        this with
        {
            Subject = account,
            Report = Report is TransactionReport report
                ? new TransactionReport(report.Transaction with { Account = account })
                : Report,
        };
}

/// <summary>What a bank reports. A closed set.</summary>
public abstract record BankReport
{
    private protected BankReport() { }

    /// <summary>The kind of data that it carries, which a consent must cover.</summary>
    public abstract Permissions Needs { get; }
}

public sealed record TransactionReport(BankTransaction Transaction) : BankReport
{
    public override Permissions Needs => Permissions.Transactions;
}

public sealed record BalanceReport(Balance Balance) : BankReport
{
    public override Permissions Needs => Permissions.Balances;
}

public sealed record FraudAlertReport(
    string AlertId,
    string? TransactionId,
    CardRef Card,
    string CardLast4,
    Amount Amount,
    string MerchantName,
    string Country,
    string Reason,
    DateTimeOffset OccurredAt,
    DateTimeOffset ExpiresAt
) : BankReport
{
    public override Permissions Needs => Permissions.Alerts;
}

/// <param name="Status">Active, Frozen, Blocked or Replaced; the requested states are ours.</param>
public sealed record CardReport(CardRef Card, string Last4, CardStatus Status) : BankReport
{
    public override Permissions Needs => Permissions.Alerts;
}

/// <summary>What became of one event. The outside name of each is its snake case.</summary>
public enum EventStatus
{
    Applied,
    Duplicate,
    NoConsent,
    Invalid,
    Retry,
}

/// <param name="Reason">A stable code, for Invalid only.</param>
public readonly record struct EventOutcome(EventStatus Status, string? Reason = null);
