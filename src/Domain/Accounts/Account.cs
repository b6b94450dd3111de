using System.Collections.Immutable;
using OrleansBank.Domain.Money;

namespace OrleansBank.Domain.Accounts;

public enum AccountKind
{
    Current,
    Savings,
    CreditCard,
    Loan,
    Other,
}

/// <summary>
/// An account that a person linked. <paramref name="Handle"/> is ours, small and meaningless outside this person's state:
/// what is kept beyond a revocation may name it, never the bank's reference.
/// </summary>
/// <param name="Last4">The last four characters of the account's public number, for people; may be empty.</param>
public sealed record Account(
    int Handle,
    AccountRef Ref,
    string Name,
    AccountKind Kind,
    Currency Currency,
    string Last4,
    ImmutableArray<Balance> Balances
)
{
    /// <summary>Its IBAN where the bank told it: ISO 20022 messages name the account so. Null otherwise.</summary>
    public AccountRef? Iban { get; init; }

    /// <summary>Every name by which the bank's reports may call it.</summary>
    public ImmutableArray<AccountRef> Names() => Iban is { } iban && iban != Ref ? [Ref, iban] : [Ref];
}

/// <summary>Which balance it is, by the codes of UK Open Banking v4 and ISO 20022 external balance types.</summary>
public enum BalanceKind
{
    InterimAvailable,
    InterimBooked,
    ClosingAvailable,
    ClosingBooked,
    ForwardAvailable,
    Information,
    OpeningAvailable,
    OpeningBooked,
    PreviouslyClosedBooked,
    Expected,
}

/// <summary>A balance as the bank said it. The latest <paramref name="At"/> of a kind wins; transactions do no arithmetic on it.</summary>
/// <param name="Amount">Signed: negative is owed by the person.</param>
public sealed record Balance(BalanceKind Kind, DateTimeOffset At, Amount Amount);

public enum CardStatus
{
    Active,
    FreezeRequested,
    Frozen,
    UnfreezeRequested,
    Blocked,
    Replaced,
}

/// <summary>A payment card. <paramref name="Handle"/> is ours, as an account's is.</summary>
/// <param name="ChangedAt">When the bank (or, for a request, the person) last changed the status.</param>
/// <param name="Account">The account that it draws on, when the bank said so.</param>
public sealed record PaymentCard(
    int Handle,
    CardRef Ref,
    string Last4,
    CardStatus Status,
    DateTimeOffset ChangedAt,
    AccountRef? Account = null
);
