using System.Collections.Immutable;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Language;

namespace OrleansBank.Domain.Conversations;

/// <summary>What <see cref="Conversation.Decide"/> answers. A closed set.</summary>
public abstract record Decision
{
    private protected Decision() { }
}

/// <summary>The next state, and what must be committed and carried out with it.</summary>
public sealed record Decided(ConversationState State, ImmutableArray<Effect> Effects) : Decision
{
    /// <summary>For <see cref="BankReported"/>: one outcome an event, in order.</summary>
    public ImmutableArray<EventOutcome> Outcomes { get; init; } = [];
}

/// <summary>Nothing changes, for a named reason.</summary>
public sealed record Refused(Refusal Why) : Decision;

/// <summary>It needs rows that the state does not hold: ask again with the answer in <see cref="Known.History"/>.</summary>
public sealed record AsksHistory(HistoryQuery Query) : Decision;

/// <summary>Why a turn was refused. The outside code of each is its snake case.</summary>
public enum Refusal
{
    PayloadNotOffered,
    UnknownBank,
    NothingToShare,
    ConsentTooLong,
    ConsentInThePast,
    TooManyLinks,
    AlreadyLinked,
    UnknownLink,
    LinkExpired,
    LinkAlreadyUsed,
    LinkOfAnotherSession,
    UnknownConsent,
    SignInTooOld,
    SignedOut,
    NothingChanged,
}

/// <summary>A question to the kept transactions.</summary>
/// <param name="Bank">Null for every bank.</param>
public sealed record HistoryQuery(
    BankId? Bank,
    AccountRef? Account,
    DateTimeOffset From,
    DateTimeOffset To,
    int RowsMax
);

/// <summary>What stands outside the state and a decision may need. The shell fills it.</summary>
public sealed record Known
{
    public required ImmutableDictionary<BankId, BankProfile> Banks
    {
        get;
        init => (field, _vocabulary) = (value, null);
    }

    /// <summary>The names of the banks, for understanding. Made at its first use, and shared by all copies that know the same banks.</summary>
    internal Vocabulary Vocabulary =>
        _vocabulary ??= new Vocabulary([
            .. Banks.Values.OrderBy(bank => bank.Id.Value, StringComparer.Ordinal).Select(bank => (bank.Id, bank.Name)),
        ]);

    private Vocabulary? _vocabulary;

    /// <summary>The answer to <see cref="AsksHistory"/>, the newest first; null before it was asked.</summary>
    public ImmutableArray<KeptTransaction>? History { get; init; }

    /// <summary>For <see cref="BankReported"/> and <see cref="AccountFetched"/>: the kept transactions of the reported keys.</summary>
    public ImmutableDictionary<(AccountRef Account, string Key), BankTransaction> Transactions { get; init; } =
        ImmutableDictionary<(AccountRef Account, string Key), BankTransaction>.Empty;

    /// <summary>For <see cref="BankReported"/>: content hashes of the reported ids that were seen before.</summary>
    public ImmutableDictionary<string, string> SeenEvents { get; init; } = ImmutableDictionary<string, string>.Empty;
}

public sealed record KeptTransaction(BankId Bank, BankTransaction Transaction);

/// <summary>What a decision wants done. All rows are committed in one piece; what leaves the process does so after the commit. A closed set.</summary>
public abstract record Effect
{
    private protected Effect() { }
}

/// <summary>Append to the conversation, and push to the person's live connections.</summary>
public sealed record Tell(Message Message) : Effect;

/// <summary>Tell the person's connections how far they have read.</summary>
public sealed record TellRead(long Seq) : Effect;

/// <summary>Insert or overwrite a transaction by its account and key.</summary>
public sealed record KeepTransaction(BankId Bank, BankTransaction Transaction) : Effect;

/// <summary>Remove a kept transaction. No decision asks for it today: forms are made one when they are read (TransactionMatching).</summary>
public sealed record DropTransaction(BankId Bank, AccountRef Account, string Key) : Effect;

public sealed record RememberEvent(BankId Bank, string EventId, string ContentHash) : Effect;

/// <summary>The bank's key comes into being; its accounts lead to this person from now on.</summary>
public sealed record OpenBank(BankId Bank, ImmutableArray<AccountRef> Accounts) : Effect;

/// <summary>Everything of the bank about this person is erased, its key with it: rows, messages that cite it, mappings, owed decisions.</summary>
public sealed record EraseBank(BankId Bank) : Effect;

/// <summary>Everything about this person is erased.</summary>
public sealed record ErasePerson : Effect;

/// <summary>Append to the consent ledger. The entry's number and hash stand in the new state's <see cref="LedgerHead"/>.</summary>
public sealed record AppendLedger(LedgerEntry Entry) : Effect;

public sealed record Disclose(long Number, DateTimeOffset At, Disclosure Disclosure) : Effect;

/// <summary>Owe a decision to the bank: sent by the outbox, at least once, in order per card.</summary>
/// <param name="Id">The Idempotency-Key.</param>
public sealed record OweDecision(string Id, BankId Bank, BankDecision Decision) : Effect;

/// <summary>Owe the bank the notice of a revocation. Holds its consent id and a sealed token, and nothing else.</summary>
public sealed record OweRevocation(string Id, BankId Bank, string ConsentId, string BankConsentId, BankTokens? Tokens)
    : Effect;

/// <summary>Fetch accounts, balances and back-fill after the commit; a due time makes sure of it.</summary>
public sealed record FetchBank(BankId Bank, string ConsentId) : Effect;

public sealed record Schedule(DueKind Kind, string Key, DateTimeOffset At) : Effect;

public sealed record Unschedule(DueKind Kind, string Key) : Effect;

/// <summary>Close the connections of one session, or of all when null.</summary>
public sealed record EndSessions(string? SessionId) : Effect;

/// <summary>What waits for its time. The values are stored: never renumber. Keys are <c>bank</c>, <c>bank/handle</c> or <c>consent id</c>.</summary>
public enum DueKind
{
    ConsentExpires = 1,
    AlertExpires = 2,
    FreezeUnconfirmed = 3,
    Fetch = 4,
}

/// <summary>A decision of the person that a bank is owed. A closed set.</summary>
public abstract record BankDecision(DateTimeOffset At)
{
    /// <summary>Handle of the card that it concerns: decisions about one card leave in order.</summary>
    public abstract int CardHandle { get; }
}

/// <param name="Answer">Mine, NotMine or Expired (no answer).</param>
public sealed record FraudAnswer(
    int AlertHandle,
    string AlertId,
    int Card,
    Fraud.FraudAlertStatus Answer,
    DateTimeOffset At
) : BankDecision(At)
{
    public override int CardHandle => Card;
}

public sealed record CardFreeze(int Card, CardRef CardRef, DateTimeOffset At) : BankDecision(At)
{
    public override int CardHandle => Card;
}

public sealed record CardUnfreeze(int Card, CardRef CardRef, DateTimeOffset At) : BankDecision(At)
{
    public override int CardHandle => Card;
}

/// <summary>One entry of the person's consent ledger.</summary>
/// <param name="Kind">granted, revoked, expired, bank_notified, bank_unreachable, erased.</param>
/// <param name="Hash">Lower-case hex SHA-256(previous hash, 32 bytes || this entry as RFC 8785 canonical JSON without hash).</param>
public sealed record LedgerEntry(
    long Number,
    DateTimeOffset At,
    string Kind,
    string ConsentId,
    BankId Bank,
    Permissions Permissions,
    DateTimeOffset ExpiresAt,
    string Hash
);
