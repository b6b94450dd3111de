using System.Text.Json.Serialization;

namespace OrleansBank.Gateway.Chat.Rest;

/// <summary>What a message shows beside its text, told apart by kind.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(BalanceCardDocument), "balance")]
[JsonDerivedType(typeof(TransactionsCardDocument), "transactions")]
[JsonDerivedType(typeof(TransactionCardDocument), "transaction")]
[JsonDerivedType(typeof(FraudAlertCardDocument), "fraud_alert")]
[JsonDerivedType(typeof(CardStateDocument), "card_state")]
[JsonDerivedType(typeof(LinkCardDocument), "link")]
[JsonDerivedType(typeof(LinkProgressDocument), "link_progress")]
[JsonDerivedType(typeof(ConsentsCardDocument), "consents")]
[JsonDerivedType(typeof(PageCardDocument), "page")]
internal abstract record CardDocument;

internal sealed record BalanceCardDocument(IReadOnlyList<BalanceLineDocument> Lines) : CardDocument;

internal sealed record BalanceLineDocument(
    string Bank,
    string BankName,
    string Account,
    string Last4,
    string AccountKind,
    string BalanceKind,
    MoneyDocument Amount,
    DateTimeOffset At
);

internal sealed record TransactionsCardDocument(
    DateTimeOffset? From,
    DateTimeOffset? To,
    IReadOnlyList<TransactionLineDocument> Lines,
    int More
) : CardDocument;

internal sealed record TransactionLineDocument(
    string Bank,
    string BankName,
    string Account,
    MoneyDocument Amount,
    string Status,
    DateTimeOffset BookedAt,
    string Merchant,
    string Information
);

internal sealed record TransactionCardDocument(
    string Bank,
    string BankName,
    string Account,
    MoneyDocument Amount,
    string Status,
    DateTimeOffset BookedAt,
    string Merchant,
    string Information
) : CardDocument;

/// <param name="AlertId">The same in every card about one alert; missing in cards of before it was written.</param>
internal sealed record FraudAlertCardDocument(
    string Bank,
    string BankName,
    string Last4,
    MoneyDocument Amount,
    string Merchant,
    string Country,
    string Reason,
    DateTimeOffset OccurredAt,
    DateTimeOffset ExpiresAt,
    string Status,
    string? AlertId = null
) : CardDocument;

internal sealed record CardStateDocument(string Bank, string BankName, string Last4, string Status) : CardDocument;

internal sealed record LinkCardDocument(
    string Bank,
    string BankName,
    IReadOnlyList<string> Permissions,
    IReadOnlyList<string> Declines,
    string Reason,
    int Days
) : CardDocument;

internal sealed record LinkProgressDocument(string Bank, string BankName, int Done, int Total, string Status)
    : CardDocument;

internal sealed record ConsentsCardDocument(IReadOnlyList<ConsentLineDocument> Consents) : CardDocument;

internal sealed record ConsentLineDocument(
    string Id,
    string Bank,
    string Status,
    IReadOnlyList<string> Permissions,
    DateTimeOffset GrantedAt,
    DateTimeOffset ExpiresAt
);

/// <param name="Page">export, erase, disclosures, ledger or sign_in.</param>
internal sealed record PageCardDocument(string Page) : CardDocument;
