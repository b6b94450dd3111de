using OrleansBank.Domain;
using OrleansBank.Domain.Consents;

namespace OrleansBank.Contracts;

/// <summary>What a gateway asks of one person's grain. A closed set; each is answered by the reply named beside it, or by <see cref="RefusedReply"/>.</summary>
public abstract record UserRequest;

/// <summary>Records a sign-in that the gateway has verified. Answer: <see cref="DoneReply"/>.</summary>
public sealed record SignInRequest(
    string SessionId,
    string Locale,
    string? TimeZone,
    DateTimeOffset AuthenticatedAt,
    DateTimeOffset ExpiresAt
) : UserRequest;

/// <summary>Whether a session is still good. Answer: <see cref="DoneReply"/>, or refused with signed_out.</summary>
public sealed record CheckSessionRequest(string SessionId) : UserRequest;

public sealed record SignOutRequest(string SessionId) : UserRequest;

/// <summary>A chat turn. Answer: <see cref="TurnReply"/>; refused with payload_not_offered, id_conflict.</summary>
public sealed record SayRequest(
    string ClientId,
    string? Text,
    string? Payload,
    string SessionId,
    DateTimeOffset AuthenticatedAt
) : UserRequest;

public sealed record ReadRequest(long Seq) : UserRequest;

/// <summary>Messages after <paramref name="Since"/>, or before <paramref name="Before"/> when that is given. Answer: <see cref="MessagesReply"/>.</summary>
public sealed record MessagesRequest(long Since, long? Before, int Limit) : UserRequest;

/// <summary>Answer: <see cref="LinkBegunReply"/>; refused with unknown_bank, nothing_to_share, consent_too_long, bank_unavailable …</summary>
public sealed record BeginLinkRequest(BankId Bank, Permissions Permissions, DateTimeOffset? ExpiresAt, string SessionId)
    : UserRequest;

/// <summary>The authorization response (RFC 6749 section 4.1.2, RFC 9207 iss). Answer: <see cref="LinkReply"/>.</summary>
/// <param name="LinkId">Null when it came by the browser: the state names the link.</param>
public sealed record CompleteLinkRequest(
    string? LinkId,
    string State,
    string? Code,
    string? Error,
    string? Issuer,
    string SessionId
) : UserRequest;

public sealed record GetLinkRequest(string LinkId) : UserRequest;

/// <summary>Answer: <see cref="ConsentsReply"/>.</summary>
public sealed record GetConsentsRequest : UserRequest;

/// <summary>Answer: <see cref="DoneReply"/> once it is erased here.</summary>
public sealed record RevokeRequest(string ConsentId) : UserRequest;

/// <summary>Answer: <see cref="DisclosuresReply"/>.</summary>
public sealed record GetDisclosuresRequest : UserRequest;

/// <summary>Answer: <see cref="LedgerReply"/>; entries numbered above <paramref name="Since"/>, at most 500.</summary>
public sealed record GetLedgerRequest(long Since) : UserRequest;

/// <summary>Answer: <see cref="ExportReply"/>; refused with sign_in_too_old.</summary>
public sealed record ExportRequest(DateTimeOffset AuthenticatedAt) : UserRequest;

/// <summary>Answer: <see cref="DoneReply"/> once everything is erased; refused with sign_in_too_old.</summary>
public sealed record EraseMeRequest(string SessionId, DateTimeOffset AuthenticatedAt) : UserRequest;

/// <summary>The account references that this person linked at a bank: for the sandbox panel. Answer: <see cref="AccountsReply"/>.</summary>
public sealed record GetAccountsRequest(BankId Bank) : UserRequest;
