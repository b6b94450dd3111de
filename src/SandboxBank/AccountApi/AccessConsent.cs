using System.Collections.Immutable;

namespace OrleansBank.SandboxBank.AccountApi;

/// <summary>Status codes of an account-access-consent in UK Open Banking v4.</summary>
internal static class ConsentStatus
{
    public const string Awaiting = "AWAU";
    public const string Authorised = "AUTH";
    public const string Rejected = "RJCT";
    public const string Cancelled = "CANC";
    public const string Expired = "EXPD";
}

/// <summary>An account-access-consent. Swapped whole, never changed.</summary>
/// <param name="User">Who authorised it; null before.</param>
/// <param name="Accounts">The accounts that they ticked.</param>
/// <param name="GrantId">The authorization that its tokens come from; null when there is none, or it was withdrawn.</param>
internal sealed record AccessConsent(
    string Id,
    ImmutableArray<string> Permissions,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? TransactionsFrom,
    DateTimeOffset? TransactionsTo,
    string Status,
    DateTimeOffset StatusAt,
    string? User,
    ImmutableArray<string> Accounts,
    string? GrantId
)
{
    public bool Allows(string permission) => Permissions.Contains(permission);

    public bool AllowsAny(params ReadOnlySpan<string> permissions)
    {
        foreach (var permission in permissions)
        {
            if (Allows(permission))
                return true;
        }
        return false;
    }

    /// <summary>The status at a time: an expiry counts even if nobody noticed it.</summary>
    public string StatusOn(DateTimeOffset now) =>
        Status is ConsentStatus.Awaiting or ConsentStatus.Authorised && now >= ExpiresAt
            ? ConsentStatus.Expired
            : Status;
}
