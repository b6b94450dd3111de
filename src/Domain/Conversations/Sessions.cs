using OrleansBank.Domain.Language;

namespace OrleansBank.Domain.Conversations;

/// <summary>Sign-ins: those that are still good, and those that were ended and must not come back.</summary>
internal static class Sessions
{
    public static Decision Begin(Turn turn, SignedIn input)
    {
        var state = turn.State;
        // A token that is still valid may introduce its session again, at another gateway: what was signed out stays so.
        if (state.Sessions.Any(session => session.Id == input.Session.Id && session.Ended))
            return new Refused(Refusal.SignedOut);
        var locale = IdRules.IsValid(input.Locale) ? input.Locale : state.Locale;
        var zone =
            input.TimeZone is { } named && TimeZoneInfo.TryFindSystemTimeZoneById(named, out _)
                ? named
                : state.TimeZone;
        // Whoever comes back in another locale is spoken to in that one; else the language of the talk stays.
        var language = state.LastSeq == 0 || locale != state.Locale ? Languages.OfLocale(locale) : state.Language;
        var others = state.Sessions.Where(session => session.Id != input.Session.Id && session.ExpiresAt > turn.Now);
        var (ended, good) = (others.Where(one => one.Ended), others.Where(one => !one.Ended));
        turn.State = state with
        {
            Sessions =
            [
                .. ended.TakeLast(Limits.SessionsPerUserMax),
                .. good.TakeLast(Limits.SessionsPerUserMax - 1),
                input.Session,
            ],
            Locale = locale,
            TimeZone = zone,
            Language = language,
        };
        return turn.Done();
    }

    public static Decision End(Turn turn, SignedOut input)
    {
        var session = turn.State.Sessions.FirstOrDefault(session => session.Id == input.SessionId && !session.Ended);
        if (session is null)
            return new Refused(Refusal.NothingChanged);
        turn.State = turn.State with { Sessions = turn.State.Sessions.Replace(session, session with { Ended = true }) };
        turn.Do(new EndSessions(input.SessionId));
        return turn.Done();
    }

    /// <summary>Whether a sign-in is recent enough for what asks for a fresh one.</summary>
    public static bool IsFresh(DateTimeOffset authenticatedAt, DateTimeOffset now) =>
        now - authenticatedAt <= TimeSpan.FromSeconds(Limits.FreshSignInSeconds);
}
