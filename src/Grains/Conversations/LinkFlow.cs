using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Banks;
using OrleansBank.Grains.Runtime;

namespace OrleansBank.Grains.Conversations;

/// <summary>
/// Linking, from the request to the granted consent. It calls the bank between the person's turns, never inside one, so that a slow bank
/// holds up nobody's chat. When it dies on the way, the attempt runs out by itself and nothing was kept.
/// </summary>
public sealed class LinkFlow(IGrainCaller grains, IBankApis banks, IIds ids)
{
    public async ValueTask<UserReply> BeginAsync(UserId user, BeginLinkRequest request, CancellationToken cancellation)
    {
        if (banks.Find(request.Bank) is not { } bank)
            return new RefusedReply("unknown_bank");

        // Step 1: the person's grain notes the attempt, with its own state and PKCE verifier.
        var linkId = ids.NewId();
        var begun = new LinkBegun(
            linkId,
            request.Bank,
            request.Permissions,
            request.ExpiresAt,
            request.SessionId,
            ids.NewSecret(),
            ids.NewSecret()
        );
        var noted = await StepAsync(user, begun, linkId, cancellation);
        if (noted is not LinkStepReply { Attempt: var attempt })
            return (UserReply)noted;

        // Step 2: the bank registers the consent and takes the authorization request.
        var prepared = await bank.PrepareAsync(
            attempt.Permissions,
            attempt.ConsentExpiresAt,
            StateOf(attempt),
            attempt.Verifier,
            cancellation
        );
        if (!prepared.Ok || prepared.Value is not { } link)
        {
            await StepAsync(user, new LinkEnded(linkId, LinkStatus.Failed, prepared.Detail), linkId, cancellation);
            return new RefusedReply(CodeOf(prepared.Failure));
        }

        // Step 3: its id of the consent is kept, so that what comes back can be tied to it.
        var kept = await StepAsync(user, new LinkPrepared(linkId, link.BankConsentId), linkId, cancellation);
        var declined = request.Permissions & bank.Profile.Declines;
        return kept is LinkStepReply ? new LinkBegunReply(linkId, link.AuthorizeUrl, declined) : (UserReply)kept;
    }

    public async ValueTask<UserReply> CompleteAsync(
        UserId user,
        CompleteLinkRequest request,
        CancellationToken cancellation
    )
    {
        // Step 1: the state names the attempt, and is used up whatever follows.
        var dot = request.State.IndexOf('.', StringComparison.Ordinal);
        var linkId = dot > 0 ? request.State[..dot] : "";
        if (linkId.Length == 0 || (request.LinkId is { } named && named != linkId))
            return new RefusedReply("unknown_link");
        var returned = new LinkReturned(linkId, request.State[(dot + 1)..], request.SessionId);
        var step = await StepAsync(user, returned, linkId, cancellation);
        if (step is not LinkStepReply { Attempt: var attempt })
            return (UserReply)step;
        if (banks.Find(attempt.Bank) is not { } bank)
            return new RefusedReply("unknown_bank");
        if (request.Error is { } error || request.Code is not { } code)
        {
            var denied = request.Error is "access_denied" ? LinkStatus.Denied : LinkStatus.Failed;
            return await EndAsync(user, linkId, denied, "authorization_error", cancellation);
        }

        // Step 2: the code becomes tokens, after the issuer was checked.
        var tokens = await bank.RedeemAsync(code, request.Issuer, attempt.Verifier, cancellation);
        if (!tokens.Ok || tokens.Value is null)
            return await EndAsync(user, linkId, LinkStatus.Failed, tokens.Detail, cancellation);

        // Step 3: which accounts the person chose at the bank.
        var accounts = await bank.AccountsAsync(tokens.Value, cancellation);
        if (!accounts.Ok || accounts.Value.IsDefaultOrEmpty)
            return await EndAsync(user, linkId, LinkStatus.Failed, accounts.Detail, cancellation);

        // Step 4: consent and mapping are committed before anything else is fetched; the fetch follows that commit.
        var granted = new LinkGranted(linkId, ids.NewId(), tokens.Value, accounts.Value);
        var done = await StepAsync(user, granted, linkId, cancellation);
        return done is LinkStepReply { Attempt: var linked } ? new LinkReply(linkId, linked.Status) : (UserReply)done;
    }

    /// <summary>The OAuth 2 state parameter: the link's id, so that it can be found, and the secret that must match.</summary>
    public static string StateOf(LinkAttempt attempt) => $"{attempt.LinkId}.{attempt.State}";

    private async ValueTask<UserReply> EndAsync(
        UserId user,
        string linkId,
        LinkStatus status,
        string reason,
        CancellationToken cancellation
    )
    {
        var ended = await StepAsync(user, new LinkEnded(linkId, status, reason), linkId, cancellation);
        return ended is LinkStepReply { Attempt: var attempt }
            ? new LinkReply(linkId, attempt.Status)
            : (UserReply)ended;
    }

    private ValueTask<object> StepAsync(UserId user, Input step, string linkId, CancellationToken cancellation) =>
        grains.AskAsync(ConversationGrainFactory.IdOf(user), new LinkStepRequest(step, linkId), cancellation);

    private static string CodeOf(BankFailure failure) =>
        failure == BankFailure.Unavailable ? "bank_unavailable" : "bank_refused";
}
