using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace OrleansBank.SandboxBank.OAuth;

internal static class TokenKind
{
    public const string Access = "access";
    public const string Refresh = "refresh";

    /// <summary>The client's own, for consents (client_credentials).</summary>
    public const string Client = "client";
}

/// <summary>What a token stands for. Outside it is opaque.</summary>
/// <param name="GrantId">The authorization that it comes from; null for the client's own.</param>
internal sealed record Token(
    string Kind,
    string ClientId,
    DateTimeOffset ExpiresAt,
    string? ConsentId,
    string? GrantId,
    string? User,
    ImmutableArray<string> Accounts,
    ImmutableArray<string> Permissions,
    DateTimeOffset GrantedAt,
    DateTimeOffset? ConsentExpiresAt,
    DateTimeOffset? TransactionsFrom,
    DateTimeOffset? TransactionsTo
);

[JsonSerializable(typeof(Token))]
internal sealed partial class TokenJson : JsonSerializerContext;
