using System.Collections.Immutable;

namespace OrleansBank.Domain.Consents;

/// <summary>The kinds of data that a person may let a bank share. The values are stored: never renumber.</summary>
[Flags]
public enum Permissions
{
    None = 0,
    Balances = 1,
    Transactions = 2,
    Alerts = 4,
    Receipts = 8,
    Offers = 16,
}

public enum ConsentStatus
{
    Active,
    Expired,
    Revoked,
}

/// <summary>That a person let a bank share some kinds of data until a time. Holds no account data, and outlives it.</summary>
/// <param name="Id">Ours.</param>
public sealed record Consent(
    string Id,
    BankId Bank,
    ConsentStatus Status,
    Permissions Permissions,
    DateTimeOffset GrantedAt,
    DateTimeOffset ExpiresAt
)
{
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether it covers all of <paramref name="needed"/> at <paramref name="now"/>; expiry counts even before it was noticed.</summary>
    public bool Covers(Permissions needed, DateTimeOffset now) =>
        Status == ConsentStatus.Active && now < ExpiresAt && (Permissions & needed) == needed;
}

/// <summary>What a bank agrees to share, whatever the person asks, and where it can be reached. The operator's configuration.</summary>
/// <param name="Reason">Why it declines the rest, in the bank's words; empty when it declines nothing.</param>
/// <param name="Phone">The number that a person can call when all else fails.</param>
public sealed record BankProfile(
    BankId Id,
    string Name,
    string Protocol,
    Permissions Shares,
    string Reason,
    string Phone
)
{
    public Permissions Declines => PermissionNames.All & ~Shares;
}

public static class PermissionNames
{
    public const Permissions All =
        Permissions.Balances
        | Permissions.Transactions
        | Permissions.Alerts
        | Permissions.Receipts
        | Permissions.Offers;

    private static readonly ImmutableArray<(Permissions Flag, string Name)> Table =
    [
        (Permissions.Balances, "balances"),
        (Permissions.Transactions, "transactions"),
        (Permissions.Alerts, "alerts"),
        (Permissions.Receipts, "receipts"),
        (Permissions.Offers, "offers"),
    ];

    /// <summary>The outside names, in the order of the contract.</summary>
    public static ImmutableArray<string> Of(Permissions permissions) =>
        [.. Table.Where(row => permissions.HasFlag(row.Flag)).Select(row => row.Name)];

    /// <summary>The same, with commas between them.</summary>
    public static string Listed(Permissions permissions)
    {
        // One alone is the common case.
        foreach (var (flag, name) in Table)
        {
            if (permissions == flag)
                return name;
        }
        return string.Join(", ", Of(permissions));
    }

    public static bool TryParse(string name, out Permissions permission)
    {
        permission = Table.FirstOrDefault(row => row.Name == name).Flag;
        return permission != Permissions.None;
    }
}
