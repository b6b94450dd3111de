namespace OrleansBank.Domain.Conversations;

/// <summary>The assistant: a pure function from what it knows and what happened to what it knows next and what must be done.</summary>
public static class Conversation
{
    /// <summary>Decides one turn. Calls nothing, waits for nothing, and answers the same for the same arguments.</summary>
    public static Decision Decide(ConversationState state, Input input, Known known, DateTimeOffset now) =>
        new Refused(Refusal.NothingChanged);
}
