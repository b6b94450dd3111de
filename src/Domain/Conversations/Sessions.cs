using OrleansBank.Domain.Language;

namespace OrleansBank.Domain.Conversations;

/// <summary>Sign-ins that are still good.</summary>
internal static class Sessions
{
    public static Decision Begin(Turn turn, SignedIn input)
    {
        var state = turn.State;
        var locale = IdRules.IsValid(input.Locale) ? input.Locale : state.Locale;
        var zone =
            input.TimeZone is { } named && TimeZoneInfo.TryFindSystemTimeZoneById(named, out _)
                ? named
                : state.TimeZone;
        // Whoever comes back in another locale is spoken to in that one; else the language of the talk stays.
        var language = state.LastSeq == 0 || locale != state.Locale ? Languages.OfLocale(locale) : state.Language;
        var others = state.Sessions.Where(session => session.Id != input.Session.Id && session.ExpiresAt > turn.Now);
        turn.State = state with
        {
            Sessions = [.. others.TakeLast(Limits.SessionsPerUserMax - 1), input.Session],
            Locale = locale,
            TimeZone = zone,
            Language = language,
        };
        return turn.Done();
    }

    public static Decision End(Turn turn, SignedOut input)
    {
        var left = turn.State.Sessions.RemoveAll(session => session.Id == input.SessionId);
        if (left.Length == turn.State.Sessions.Length)
            return new Refused(Refusal.NothingChanged);
        turn.State = turn.State with { Sessions = left };
        turn.Do(new EndSessions(input.SessionId));
        return turn.Done();
    }

    /// <summary>Whether a sign-in is recent enough for what asks for a fresh one.</summary>
    public static bool IsFresh(DateTimeOffset authenticatedAt, DateTimeOffset now) =>
        now - authenticatedAt <= TimeSpan.FromSeconds(Limits.FreshSignInSeconds);
}
