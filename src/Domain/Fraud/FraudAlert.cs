using OrleansBank.Domain.Money;

namespace OrleansBank.Domain.Fraud;

public enum FraudAlertStatus
{
    Open,
    Mine,
    NotMine,
    Expired,
}

/// <summary>The bank asks "was this you?". Answered once; an answer after expiry is refused by name.</summary>
public sealed record FraudAlert(
    int Handle,
    string AlertId,
    CardRef Card,
    string CardLast4,
    Amount Amount,
    string MerchantName,
    string Country,
    string Reason,
    DateTimeOffset OccurredAt,
    DateTimeOffset ExpiresAt,
    FraudAlertStatus Status
)
{
    public string? TransactionId { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
}
