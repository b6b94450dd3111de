using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Grains.Conversations;

/// <summary>The turns that linking, fetching and the outbox ask for. None of them calls a bank.</summary>
public sealed partial class ConversationGrain
{
    private async ValueTask<object> HandleLinkStepAsync(LinkStepRequest request, CancellationToken cancellation)
    {
        var (refusal, _, _) = await RunAsync(request.Step, client: null, cancellation);
        if (refusal is not null)
            return new RefusedReply(refusal);
        var attempt = Loaded.State.Links.FirstOrDefault(link => link.LinkId == request.LinkId);
        return attempt is null ? new RefusedReply("unknown_link") : new LinkStepReply(attempt);
    }

    /// <summary>The decision takes the due time away. A refused step belongs to an older consent, and that of the newer one stays.</summary>
    private async ValueTask<object> HandleFetchStepAsync(FetchStepRequest request, CancellationToken cancellation)
    {
        var (refusal, _, _) = await RunAsync(request.Step, client: null, cancellation);
        return refusal is null ? DoneReply.Instance : new RefusedReply(refusal);
    }

    private object PlanFetch(FetchPlanRequest request)
    {
        var now = services.Clock.GetUtcNow();
        if (!Loaded.State.Banks.TryGetValue(request.Bank, out var bank) || bank.Tokens is null)
            return new RefusedReply("unknown_consent");
        if (request.ConsentId is { } wanted && wanted != bank.ConsentId)
            return new RefusedReply("unknown_consent");
        var consent = Loaded.State.Consents.FirstOrDefault(one => one.Id == bank.ConsentId);
        if (consent is null || !consent.Covers(Domain.Consents.Permissions.None, now))
            return new RefusedReply("unknown_consent");
        var accounts = bank.Accounts.Select(account => account.Ref);
        var kinds = Freshness.ToFetch(Loaded.State, request.Bank, consent.Permissions);
        return new FetchPlanReply(bank.ConsentId, bank.Tokens, [.. accounts], kinds);
    }

    private OpenedOutboxReply OpenOutbox(OpenOutboxRequest request)
    {
        var row = request.Row;
        var scope = Keyring.ScopeOf(row.Bank);
        var associated = AssociatedData.Outbox(user, row.Id);
        return new OpenedOutboxReply(Loaded.Keys.Read<BankDecision>(scope, row.Payload, associated));
    }
}
