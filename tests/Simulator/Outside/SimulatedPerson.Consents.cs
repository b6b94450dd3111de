using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;

namespace OrleansBank.Simulator.Outside;

/// <summary>Linking, revoking, and being erased.</summary>
internal sealed partial class SimulatedPerson
{
    private async Task LinkAsync(BankId bank)
    {
        var truth = Truth.Of(bank);
        var permissions = chance.Of(Shared);
        var begun = await TryAsync(new BeginLinkRequest(bank, permissions, null, _session));
        if (begun is not LinkBegunReply link)
            return;
        // A grant may take the place of an older one, whose data is erased when it covers less.
        Truth.MayBeErased = true;
        truth.LinkBegins();
        var state = link.AuthorizeUrl.Query["?state=".Length..];
        var ended = await TryAsync(new CompleteLinkRequest(link.LinkId, state, user.Value, null, null, _session));
        if (ended is LinkReply { Status: LinkStatus.Pending or LinkStatus.Active })
            truth.Linked(permissions);
        else if (ended is LinkReply { Status: LinkStatus.Failed or LinkStatus.Denied })
            truth.LinkFailed(isUnsure: false);
        else
            truth.LinkFailed(isUnsure: true);
    }

    private async Task RevokeAsync()
    {
        var mark = Truth.BeginRead();
        if (await AskAsync(new GetConsentsRequest()) is not ConsentsReply consents)
            return;
        foreach (var profile in setting.Profiles)
            MustBeTold(mark.Banks.GetValueOrDefault(profile.Id, -1), profile.Id, consents);
        var active = consents
            .Consents.Select(one => one.Consent)
            .Where(one => one.Status == ConsentStatus.Active)
            .ToList();
        if (active.Count == 0)
            return;
        var consent = chance.Of(active);
        var truth = Truth.Of(consent.Bank);
        Truth.MayBeErased = true;
        truth.EndBegins();
        var reply = await AskAsync(new RevokeRequest(consent.Id));
        if (reply is DoneReply or RefusedReply { Code: "nothing_changed" })
            truth.Ended();
        else
            Truth.Complain($"a revocation was answered with {reply}");
    }

    /// <summary>What was certain before it was asked stands in the answer.</summary>
    private void MustBeTold(long version, BankId bank, ConsentsReply consents)
    {
        var truth = Truth.Of(bank);
        if (truth.Version != version)
            return;
        var isActive = consents.Consents.Any(one =>
            one.Consent.Bank == bank && one.Consent.Status == ConsentStatus.Active
        );
        if (truth.Certain is not null && !isActive)
            Truth.Complain($"the consent for {bank} was granted and is not told");
        if (!truth.MayStand && isActive)
            Truth.Complain($"the consent for {bank} was revoked and is told as active");
    }

    private async Task EraseAsync()
    {
        Truth.EraseBegins();
        var reply = await AskAsync(new EraseMeRequest(_session, _clock.GetUtcNow()));
        if (reply is not DoneReply)
            Truth.Complain($"an erasure was answered with {reply}");
        Truth.Erased();
        _offered = null;
        _said = 0;
        foreach (var device in _devices)
            device.Close();
        await SignInAsync();
    }
}
