namespace OrleansBank.Domain.Conversations;

/// <summary>The assistant: a pure function from what it knows and what happened to what it knows next and what must be done.</summary>
public static class Conversation
{
    /// <summary>Decides one turn. Calls nothing, waits for nothing, and answers the same for the same arguments.</summary>
    public static Decision Decide(ConversationState state, Input input, Known known, DateTimeOffset now)
    {
        var turn = new Turn(state, known, now) { InReplyTo = (input as Said)?.ClientId };
        return input switch
        {
            Said said => Saying.Decide(turn, said),
            HasRead read => Reading.Decide(turn, read),
            SignedIn signedIn => Sessions.Begin(turn, signedIn),
            SignedOut signedOut => Sessions.End(turn, signedOut),
            LinkBegun begun => Linking.Begin(turn, begun),
            LinkPrepared prepared => Linking.Prepare(turn, prepared),
            LinkReturned returned => Linking.Return(turn, returned),
            LinkGranted granted => LinkGranting.Grant(turn, granted),
            LinkEnded ended => Linking.End(turn, ended),
            AccountFetched fetched => Fetching.Keep(turn, fetched),
            FetchEnded ended => Fetching.End(turn, ended),
            FetchFailed failed => Fetching.Fail(turn, failed),
            TokensRefreshed refreshed => Fetching.Refresh(turn, refreshed),
            RevocationAsked asked => Revoking.Revoke(turn, asked),
            RevocationSettled settled => Revoking.Settle(turn, settled),
            ErasureAsked asked => Revoking.ErasePerson(turn, asked),
            BankReported reported => Reporting.Decide(turn, reported),
            DueCame due => DueTimes.Decide(turn, due),
            DecisionSettled settled => DecisionsOwed.Settle(turn, settled),
            _ => new Refused(Refusal.NothingChanged),
        };
    }
}
