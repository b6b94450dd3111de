using System.Collections.Immutable;
using OrleansBank.Domain;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;

namespace OrleansBank.Contracts;

/// <summary>What a person's grain answers. A closed set.</summary>
public abstract record UserReply;

public sealed record DoneReply : UserReply
{
    public static DoneReply Instance { get; } = new();
}

/// <param name="Code">Stable, snake case, as in problem details.</param>
public sealed record RefusedReply(string Code) : UserReply;

/// <param name="Seq">Of the person's own message.</param>
/// <param name="Messages">What was answered in this turn, the person's own message not included.</param>
public sealed record TurnReply(string ClientId, long Seq, ImmutableArray<Message> Messages) : UserReply;

/// <param name="LastSeq">The last sequence of the conversation.</param>
public sealed record MessagesReply(ImmutableArray<Message> Messages, long LastSeq, long ReadSeq) : UserReply;

public sealed record LinkBegunReply(string LinkId, Uri AuthorizeUrl, Permissions Declined) : UserReply;

public sealed record LinkReply(string LinkId, LinkStatus Status) : UserReply;

public sealed record ConsentsReply(ImmutableArray<ConsentView> Consents) : UserReply;

/// <param name="Accounts">Empty once the consent has ended.</param>
public sealed record ConsentView(Consent Consent, ImmutableArray<AccountView> Accounts);

public sealed record AccountView(AccountRef Ref, string Name, AccountKind Kind, string Last4);

public sealed record DisclosuresReply(ImmutableArray<DisclosureView> Disclosures) : UserReply;

public sealed record DisclosureView(DateTimeOffset At, string Who, string What, string Why);

public sealed record LedgerReply(ImmutableArray<LedgerEntry> Entries, LedgerHead Head) : UserReply;

/// <param name="Json">One JSON document, UTF-8, of everything kept about the person.</param>
public sealed record ExportReply(ReadOnlyMemory<byte> Json) : UserReply;

public sealed record AccountsReply(ImmutableArray<AccountRef> Accounts) : UserReply;
