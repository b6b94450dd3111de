using System.Collections.Immutable;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;

namespace OrleansBank.Domain.Conversations;

/// <summary>What can happen to a conversation. A closed set. Ids and secrets that it needs come with it.</summary>
public abstract record Input
{
    private protected Input() { }
}

public sealed record SignedIn(Session Session, string Locale, string? TimeZone) : Input;

public sealed record SignedOut(string SessionId) : Input;

/// <param name="ClientId">The client's own id of the message.</param>
/// <param name="Text">What was typed, or null when a quick reply was tapped.</param>
/// <param name="Payload">What was tapped, or null.</param>
/// <param name="Offered">The message that the payload names, when this person has it.</param>
/// <param name="NewId">For what the turn may create: an outbox entry's idempotency key.</param>
public sealed record Said(
    string ClientId,
    string? Text,
    string? Payload,
    Message? Offered,
    string SessionId,
    DateTimeOffset AuthenticatedAt,
    string NewId
) : Input;

public sealed record HasRead(long Seq) : Input;

/// <summary>Linking, step 1: the person asks for a way to the bank.</summary>
/// <param name="ConsentExpiresAt">Null for the default length.</param>
public sealed record LinkBegun(
    string LinkId,
    BankId Bank,
    Permissions Asked,
    DateTimeOffset? ConsentExpiresAt,
    string SessionId,
    string State,
    string Verifier
) : Input;

/// <summary>Linking, step 2: the bank took the request and gave its consent id.</summary>
public sealed record LinkPrepared(string LinkId, string BankConsentId) : Input;

/// <summary>Linking, step 3: the browser (or the native client) came back. Uses the state up.</summary>
public sealed record LinkReturned(string LinkId, string State, string SessionId) : Input;

/// <summary>Linking, step 4: the bank gave tokens and named the accounts: consent and mapping are committed before anything is fetched.</summary>
public sealed record LinkGranted(
    string LinkId,
    string ConsentId,
    BankTokens Tokens,
    ImmutableArray<FetchedAccount> Accounts
) : Input;

/// <summary>Linking, the other end: denied by the person at the bank, or failed.</summary>
public sealed record LinkEnded(string LinkId, LinkStatus Status, string Reason) : Input;

/// <summary>An account as fetched, with the cards that draw on it.</summary>
public sealed record FetchedAccount(
    AccountRef Ref,
    string Name,
    AccountKind Kind,
    string Currency,
    string Last4,
    ImmutableArray<(CardRef Ref, string Last4)> Cards
)
{
    /// <summary>Without spaces, in capitals; null when the bank does not tell it.</summary>
    public AccountRef? Iban { get; init; }
}

/// <summary>Balances and back-fill of one account arrived. Silent but for the link's progress; never overwrites newer event times.</summary>
/// <param name="Done">Accounts fetched so far, this one included, of <paramref name="Total"/>.</param>
public sealed record AccountFetched(
    BankId Bank,
    string ConsentId,
    AccountRef Account,
    ImmutableArray<Balance> Balances,
    ImmutableArray<BankTransaction> Transactions,
    int Done,
    int Total
) : Input;

/// <summary>Every account of the bank was fetched and is kept.</summary>
/// <param name="Total">How many there were.</param>
public sealed record FetchEnded(BankId Bank, string ConsentId, int Total) : Input;

/// <summary>The bank could not be fetched from for good: the person is told, and the consent stays.</summary>
public sealed record FetchFailed(BankId Bank, string ConsentId, string Reason) : Input;

public sealed record TokensRefreshed(BankId Bank, string ConsentId, BankTokens Tokens) : Input;

/// <param name="NewId">The idempotency key of the notice to the bank.</param>
public sealed record RevocationAsked(string ConsentId, string NewId) : Input;

public sealed record ErasureAsked(string SessionId, DateTimeOffset AuthenticatedAt) : Input;

/// <summary>All of a person's events in one request of a bank, in its order.</summary>
public sealed record BankReported(BankId Bank, ImmutableArray<BankEvent> Events) : Input
{
    /// <summary>
    /// The same, with each account under the name that this person's state has for it: an ISO 20022 document calls it by its IBAN. What
    /// is no account of theirs keeps its name, and finds no consent.
    /// </summary>
    public BankReported Named(ConversationState state)
    {
        if (!state.Banks.TryGetValue(Bank, out var bank) || bank.Accounts.All(account => account.Iban is null))
            return this;
        var refs = new Dictionary<AccountRef, AccountRef>();
        foreach (var account in bank.Accounts.Where(account => account.Iban is not null))
            refs.TryAdd(account.Iban!.Value, account.Ref);
        // A reference comes before another account's IBAN, should a bank ever let them be the same.
        foreach (var account in bank.Accounts)
            refs.Remove(account.Ref);
        return Events.Any(one => refs.ContainsKey(one.Subject))
            ? this with
            {
                Events =
                [
                    .. Events.Select(one => refs.TryGetValue(one.Subject, out var named) ? one.About(named) : one),
                ],
            }
            : this;
    }
}

/// <summary>A time that was scheduled has come.</summary>
/// <param name="NewId">For an outbox entry that it may create.</param>
public sealed record DueCame(DueKind Kind, string Key, string NewId) : Input;

/// <summary>The bank took a decision (2xx), or it became a dead letter.</summary>
public sealed record DecisionSettled(BankId Bank, BankDecision Decision, bool Confirmed) : Input;

/// <summary>The bank took, or for good did not take, the notice of a revocation.</summary>
public sealed record RevocationSettled(BankId Bank, string ConsentId, bool Confirmed) : Input;
