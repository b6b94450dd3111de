using System.Text.Json.Serialization;

namespace OrleansBank.Gateway.Consents;

/// <param name="Shares">The permissions that the bank agrees to.</param>
/// <param name="Declines">Those it does not, whatever a person asks.</param>
/// <param name="Reason">Why it declines them; empty when it declines nothing.</param>
internal sealed record BankDocument(
    string Id,
    string Name,
    string Protocol,
    IReadOnlyList<string> Shares,
    IReadOnlyList<string> Declines,
    string Reason
);

/// <param name="Permissions">Of balances, transactions, alerts, receipts, offers; at least one.</param>
/// <param name="ExpiresAt">At most one year away; 90 days when left out.</param>
internal sealed record BeginLinkBody(IReadOnlyList<string> Permissions, DateTimeOffset? ExpiresAt = null);

internal sealed record LinkBegunDocument(string LinkId, Uri AuthorizeUrl, IReadOnlyList<string> Declined);

/// <summary>The authorization response that a native client received (RFC 6749 section 4.1.2, RFC 9207).</summary>
internal sealed record CompleteLinkBody(string State, string? Code = null, string? Iss = null, string? Error = null);

/// <param name="Status">pending, active, denied or failed.</param>
internal sealed record LinkDocument(string LinkId, string Status);

/// <param name="Status">active, expired or revoked.</param>
/// <param name="Accounts">Empty once the consent has ended.</param>
internal sealed record ConsentDocument(
    string Id,
    string Bank,
    string Status,
    IReadOnlyList<string> Permissions,
    IReadOnlyList<AccountDocument> Accounts,
    DateTimeOffset GrantedAt,
    DateTimeOffset ExpiresAt
);

/// <param name="Account">The bank's reference.</param>
/// <param name="Kind">current, savings, credit_card, loan or other.</param>
internal sealed record AccountDocument(string Account, string Name, string Kind, string Last4);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false
)]
[JsonSerializable(typeof(BeginLinkBody))]
[JsonSerializable(typeof(CompleteLinkBody))]
[JsonSerializable(typeof(IReadOnlyList<BankDocument>))]
[JsonSerializable(typeof(LinkBegunDocument))]
[JsonSerializable(typeof(LinkDocument))]
[JsonSerializable(typeof(IReadOnlyList<ConsentDocument>))]
internal sealed partial class ConsentJson : JsonSerializerContext;
