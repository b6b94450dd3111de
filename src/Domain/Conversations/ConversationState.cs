using System.Collections.Immutable;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Fraud;
using OrleansBank.Domain.Language;

namespace OrleansBank.Domain.Conversations;

/// <summary>
/// All that the assistant knows of one person between turns. What a bank said stands in <see cref="Banks"/> alone, one part a bank,
/// each sealed and erased on its own; the rest holds handles and no bank's data.
/// </summary>
public sealed record ConversationState(UserId User)
{
    /// <summary>The last sequence given to a message; 0 before the first.</summary>
    public long LastSeq { get; init; }
    public long ReadSeq { get; init; }

    /// <summary>BCP 47, from the last sign-in.</summary>
    public string Locale { get; init; } = "en-GB";

    /// <summary>ISO 639-1: the language of the last thing said; what the assistant says unasked is said in it.</summary>
    public string Language { get; init; } = Domain.Language.Languages.English;

    /// <summary>IANA name, from the last sign-in.</summary>
    public string TimeZone { get; init; } = "Europe/Paris";
    public ImmutableArray<Session> Sessions { get; init; } = [];
    public ImmutableArray<LinkAttempt> Links { get; init; } = [];

    /// <summary>The consents that were given, ended ones too: the last <see cref="Limits.ConsentsMax"/>.</summary>
    public ImmutableArray<Consent> Consents { get; init; } = [];
    public PendingQuestion? Pending { get; init; }

    /// <summary>What was asked while a bank was being fetched, and will be answered when that ends.</summary>
    public AwaitedQuestion? Awaited { get; init; }

    /// <summary>The last question that a short one may go on with: "and last month?".</summary>
    public LastQuestion? LastQuestion { get; init; }

    /// <summary>Whether the person was told that they talk to an automatic assistant.</summary>
    public bool Introduced { get; init; }
    public ImmutableDictionary<BankId, BankState> Banks { get; init; } = ImmutableDictionary<BankId, BankState>.Empty;
    public LedgerHead Ledger { get; init; } = LedgerHead.Genesis;

    /// <summary>The next number of a disclosure row, and those already told today, so that each stands once a day.</summary>
    public long LastDisclosure { get; init; }
    public DateOnly DisclosedOn { get; init; }
    public ImmutableHashSet<Disclosure> DisclosedToday { get; init; } = [];
}

/// <summary>A sign-in. The token itself is never kept.</summary>
public sealed record Session(string Id, DateTimeOffset AuthenticatedAt, DateTimeOffset ExpiresAt)
{
    /// <summary>Signed out. Remembered until it would have expired, as a provider's token goes on being valid until then.</summary>
    public bool Ended { get; init; }

    public bool IsGood(DateTimeOffset now) => !Ended && now < ExpiresAt;
}

/// <summary>Where the chain of the consent ledger stands.</summary>
/// <param name="Count">Entries so far.</param>
/// <param name="Hash">Lower-case hex SHA-256 of the last entry; 64 zeros before the first.</param>
public sealed record LedgerHead(long Count, string Hash)
{
    public static LedgerHead Genesis { get; } = new(0, new string('0', 64));
}

/// <summary>Who saw or received which kind of data, and why. Kinds only: no account data.</summary>
public sealed record Disclosure(string Who, string What, string Why);

public enum LinkStatus
{
    Pending,
    Active,
    Denied,
    Failed,
}

/// <summary>A way to a bank that a person began and that is good for <see cref="Limits.LinkAttemptSeconds"/>.</summary>
/// <param name="State">The OAuth 2 state: single use, bound to <paramref name="SessionId"/>.</param>
/// <param name="Verifier">The PKCE code verifier (RFC 7636 section 4.1).</param>
public sealed record LinkAttempt(
    string LinkId,
    BankId Bank,
    Permissions Permissions,
    DateTimeOffset ConsentExpiresAt,
    string SessionId,
    string State,
    string Verifier,
    DateTimeOffset BegunAt,
    LinkStatus Status
)
{
    /// <summary>The bank's own id of the account-access-consent, once it gave one.</summary>
    public string? BankConsentId { get; init; }

    /// <summary>The state parameter came back once; it never counts again.</summary>
    public bool Returned { get; init; }

    /// <summary>Our consent, once the bank granted.</summary>
    public string? ConsentId { get; init; }

    /// <summary>Accounts fetched, as far as the person was told.</summary>
    public int Told { get; init; }
}

/// <summary>What a person was last asked, for a plain "yes" or "no". Names things by handle.</summary>
/// <param name="Action">The action of the payload that "yes" stands for.</param>
public sealed record PendingQuestion(string Action, long Seq, DateTimeOffset AskedAt)
{
    /// <summary>Asked unbidden while another question waited: a plain "yes" may be meant for either.</summary>
    public bool Interrupts { get; init; }
}

/// <summary>A question that waits for a bank's answers.</summary>
/// <param name="ClientId">The client's id of the message that asked.</param>
public sealed record AwaitedQuestion(Intent Intent, Slots Slots, string ClientId, DateTimeOffset AskedAt)
{
    /// <summary>What else the same message asked, to be answered after it.</summary>
    public ImmutableArray<Wish> Then { get; init; } = [];
}

/// <summary>A question that was answered, by the person's own words: they leave with any bank's data, as they may be that bank's.</summary>
public sealed record LastQuestion(Intent Intent, Slots Slots, DateTimeOffset AskedAt);

/// <summary>All that one bank said of a person. Sealed under the key of (person, bank); gone when that key is.</summary>
public sealed record BankState(BankId Bank, string ConsentId, string BankConsentId)
{
    public BankTokens? Tokens { get; init; }
    public ImmutableArray<Account> Accounts { get; init; } = [];
    public ImmutableArray<PaymentCard> Cards { get; init; } = [];
    public ImmutableArray<FraudAlert> Alerts { get; init; } = [];

    /// <summary>
    /// Pending transactions that wait for their posted form, the oldest first, so that the posted one is not told again. What is
    /// kept and listed does not depend on it.
    /// </summary>
    public ImmutableArray<WaitingTransaction> Pending { get; init; } = [];

    /// <summary>Decisions owed to the bank that it has not taken yet.</summary>
    public int Owed { get; init; }

    /// <summary>Balances that were shown and are being asked of the bank anew; null when none are.</summary>
    public FreshWanted? Fresh { get; init; }

    /// <summary>When the bank was last asked for fresh balances.</summary>
    public DateTimeOffset FreshAskedAt { get; init; }

    /// <summary>The next handle for an account, a card or an alert: 1, 2, 3 and so on, never used again.</summary>
    public int NextHandle { get; init; } = 1;
}

/// <param name="ClientId">The client's id of the message that asked.</param>
public sealed record FreshWanted(string ClientId, ImmutableArray<ShownBalance> Shown);

/// <param name="Handle">Of the account.</param>
/// <param name="Amount">Null when none had been received.</param>
public sealed record ShownBalance(int Handle, Money.Amount? Amount);

/// <param name="Told">Whether the person was told of it; history is kept in silence.</param>
public sealed record WaitingTransaction(BankTransaction Transaction, bool Told);

/// <summary>OAuth 2 tokens of a consent.</summary>
public sealed record BankTokens(string Access, DateTimeOffset AccessExpiresAt, string? Refresh);
