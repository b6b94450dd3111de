namespace OrleansBank.Domain.Conversations;

/// <summary>How far the person has read. It never goes back, and never beyond what was said.</summary>
internal static class Reading
{
    public static Decision Decide(Turn turn, HasRead input)
    {
        var seq = Math.Min(input.Seq, turn.State.LastSeq);
        if (seq <= turn.State.ReadSeq)
            return new Refused(Refusal.NothingChanged);
        turn.State = turn.State with { ReadSeq = seq };
        turn.Do(new TellRead(seq));
        return turn.Done();
    }
}
