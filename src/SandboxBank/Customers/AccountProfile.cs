using System.Collections.Immutable;

namespace OrleansBank.SandboxBank.Customers;

internal enum AccountType
{
    Current,
    Savings,
    CreditCard,
}

/// <summary>What never changes about an account.</summary>
/// <param name="Id">The bank's account reference: at most 40 characters, meaningless.</param>
/// <param name="Owners">Users; two for a joint account.</param>
/// <param name="Iban">Null for a credit card, which has none.</param>
/// <param name="Target">What the account holds when its history ends, so that its history is written towards it.</param>
internal sealed record AccountProfile(
    string Id,
    string Bank,
    string Name,
    AccountType Type,
    string Currency,
    ImmutableArray<Persona> Owners,
    string? Iban,
    string? SortCode,
    string Last4,
    decimal Target,
    ImmutableArray<CardProfile> Cards
)
{
    public bool IsJoint => Owners.Length > 1;
    public Persona Holder => Owners[0];

    /// <summary>The credit limit of a credit card; 0 for others.</summary>
    public decimal CreditLimit => Type == AccountType.CreditCard ? 3_000m : 0m;
}

/// <param name="Id">The bank's card reference: at most 34 characters.</param>
internal sealed record CardProfile(string Id, string Last4, string HolderName);
