using System.Collections.Immutable;
using OrleansBank.Domain.Consents;

namespace OrleansBank.Domain.Conversations;

/// <summary>
/// The way to a bank, up to its grant. 1: begun, what the bank declines is dropped. 2: the bank took the request. 3: the person came
/// back, in the session that began; the state is used up. 4 is <see cref="LinkGranting"/>.
/// </summary>
internal static class Linking
{
    public static Decision Begin(Turn turn, LinkBegun input)
    {
        if (!turn.Known.Banks.TryGetValue(input.Bank, out var profile))
            return new Refused(Refusal.UnknownBank);
        var permissions = input.Asked & profile.Shares;
        if (permissions == Permissions.None)
            return new Refused(Refusal.NothingToShare);
        var expiresAt = input.ConsentExpiresAt ?? turn.Now.AddDays(Limits.ConsentDaysDefault);
        if (expiresAt > LatestExpiry(turn.Now))
            return new Refused(Refusal.ConsentTooLong);
        if (expiresAt <= turn.Now)
            return new Refused(Refusal.ConsentInThePast);
        var links = turn.State.Links;
        if (links.Count(link => IsUnderway(link, turn.Now)) >= Limits.LinkAttemptsMax || TooManyBanks(turn, input.Bank))
            return new Refused(Refusal.TooManyLinks);

        var attempt = new LinkAttempt(
            input.LinkId,
            input.Bank,
            permissions,
            expiresAt,
            input.SessionId,
            input.State,
            input.Verifier,
            turn.Now,
            LinkStatus.Pending
        );
        turn.State = turn.State with { Links = [.. MakeRoom(links, turn.Now), attempt] };
        return turn.Done();
    }

    public static Decision Prepare(Turn turn, LinkPrepared input)
    {
        if (Find(turn, input.LinkId) is not { Status: LinkStatus.Pending } attempt)
            return new Refused(Refusal.UnknownLink);
        Replace(turn, attempt with { BankConsentId = input.BankConsentId });
        return turn.Done();
    }

    public static Decision Return(Turn turn, LinkReturned input)
    {
        if (Find(turn, input.LinkId) is not { BankConsentId: not null } attempt || attempt.State != input.State)
            return new Refused(Refusal.UnknownLink);
        if (attempt.SessionId != input.SessionId)
            return new Refused(Refusal.LinkOfAnotherSession);
        if (attempt.Returned || attempt.Status != LinkStatus.Pending)
            return new Refused(Refusal.LinkAlreadyUsed);
        if (!IsUnderway(attempt, turn.Now))
            return new Refused(Refusal.LinkExpired);
        Replace(turn, attempt with { Returned = true });
        return turn.Done();
    }

    public static Decision End(Turn turn, LinkEnded input)
    {
        if (Find(turn, input.LinkId) is not { Status: LinkStatus.Pending, ConsentId: null } attempt)
            return new Refused(Refusal.UnknownLink);
        var status = input.Status == LinkStatus.Denied ? LinkStatus.Denied : LinkStatus.Failed;
        Replace(turn, attempt with { Status = status, Returned = true, Verifier = "" });
        var bank = turn.Profile(attempt.Bank);
        turn.Say(
            new Reply(status == LinkStatus.Denied ? turn.Phrases.LinkDenied(bank) : turn.Phrases.LinkFailed(bank))
            {
                Card = new LinkProgressCard(bank.Id, bank.Name, 0, 0, status),
                Choices = [turn.Phrases.ChoiceLink(bank)],
            }
        );
        return turn.Done();
    }

    public static LinkAttempt? Find(Turn turn, string linkId) =>
        turn.State.Links.FirstOrDefault(link => link.LinkId == linkId);

    public static void Replace(Turn turn, LinkAttempt attempt) =>
        turn.State = turn.State with
        {
            Links = [.. turn.State.Links.Select(link => link.LinkId == attempt.LinkId ? attempt : link)],
        };

    /// <summary>A year by the calendar, so that a leap year's date next year is no refusal.</summary>
    private static DateTimeOffset LatestExpiry(DateTimeOffset now)
    {
        var days = now.AddDays(Limits.ConsentDaysMax);
        var year = now.AddYears(1);
        return year > days ? year : days;
    }

    private static bool TooManyBanks(Turn turn, BankId bank) =>
        !turn.State.Banks.ContainsKey(bank) && turn.State.Banks.Count >= Limits.BanksPerUserMax;

    private static bool IsUnderway(LinkAttempt link, DateTimeOffset now) =>
        link.Status == LinkStatus.Pending && now - link.BegunAt < TimeSpan.FromSeconds(Limits.LinkAttemptSeconds);

    /// <summary>Ended ones stay for whoever asks what became of them, as long as there is room.</summary>
    private static ImmutableArray<LinkAttempt> MakeRoom(ImmutableArray<LinkAttempt> links, DateTimeOffset now) =>
        links.Length < Limits.LinkAttemptsMax ? links : links.Remove(links.First(link => !IsUnderway(link, now)));
}
