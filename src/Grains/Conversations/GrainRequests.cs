using System.Collections.Immutable;
using OrleansBank.Domain;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Grains.Conversations;

/// <summary>All of one person's events in one request of a bank. Answer: <see cref="ReportedReply"/>.</summary>
public sealed record ReportRequest(BankId Bank, ImmutableArray<BankEvent> Events, bool DryRun);

public sealed record ReportedReply(ImmutableArray<EventOutcome> Outcomes);

/// <summary>A scheduled time has come. Answer: <see cref="Contracts.DoneReply"/>.</summary>
public sealed record DueRequest(DueKind Kind, string Key);

/// <summary>Opens an owed decision, whose key only the person's grain holds. Answer: <see cref="OpenedOutboxReply"/>.</summary>
public sealed record OpenOutboxRequest(OutboxRow Row);

/// <param name="Decision">Null when it can no longer be opened: the person revoked in the meantime.</param>
public sealed record OpenedOutboxReply(BankDecision? Decision);

/// <summary>An owed decision was confirmed or given up. Its row leaves in the commit that tells the person.</summary>
public sealed record DecisionSettledRequest(string OutboxId, BankId Bank, BankDecision Decision, bool Confirmed);

public sealed record RevocationSettledRequest(string OutboxId, BankId Bank, string ConsentId, bool Confirmed);

/// <summary>A step of linking that calls no bank. Answer: <see cref="LinkStepReply"/> or a refusal.</summary>
public sealed record LinkStepRequest(Input Step, string LinkId);

public sealed record LinkStepReply(LinkAttempt Attempt);

/// <summary>What a fetch needs to begin. Answer: <see cref="FetchPlanReply"/>; refused when the consent has ended.</summary>
public sealed record FetchPlanRequest(BankId Bank, string? ConsentId);

public sealed record FetchPlanReply(
    string ConsentId,
    BankTokens Tokens,
    ImmutableArray<AccountRef> Accounts,
    Permissions Permissions
);

/// <summary>A step of fetching. Answer: <see cref="Contracts.DoneReply"/> or a refusal.</summary>
public sealed record FetchStepRequest(Input Step);
