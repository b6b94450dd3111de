using System.Text.Json.Serialization;

namespace OrleansBank.Gateway.Rights;

internal sealed record DisclosureDocument(DateTimeOffset At, string Who, string What, string Why);

internal sealed record LedgerDocument(IReadOnlyList<LedgerEntryDocument> Entries, LedgerHeadDocument Head);

/// <param name="Number">From 1, without a gap.</param>
/// <param name="Hash">Of the last entry; 64 zeros before the first.</param>
internal sealed record LedgerHeadDocument(long Number, string Hash);

/// <param name="At">RFC 3339 in UTC with six decimals, as it was hashed.</param>
/// <param name="Hash">Lower-case hex SHA-256(previous hash, 32 bytes || this entry as RFC 8785 canonical JSON without hash).</param>
internal sealed record LedgerEntryDocument(
    long Number,
    string At,
    string Kind,
    string ConsentId,
    string Bank,
    IReadOnlyList<string> Permissions,
    string ExpiresAt,
    string Hash
);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<DisclosureDocument>))]
[JsonSerializable(typeof(LedgerDocument))]
internal sealed partial class RightsJson : JsonSerializerContext;
