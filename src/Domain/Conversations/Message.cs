using System.Collections.Immutable;

namespace OrleansBank.Domain.Conversations;

public enum SenderKind
{
    User,
    Assistant,
    Bank,
    Agent,
}

public sealed record Sender(SenderKind Kind, string Name);

/// <param name="Title">What the person sees, and says by tapping.</param>
/// <param name="Payload">
/// What comes back: <c>m{seq of the message that offers it}:{action}</c>. It counts only if that message offered it, to this
/// person, within <see cref="Limits.OfferedPayloadHours"/>. Holds handles, never a bank's data.
/// </param>
public sealed record QuickReply(string Title, string Payload);

/// <summary>One message of a conversation.</summary>
/// <param name="Seq">Per person, from 1, ascending, without a gap.</param>
public sealed record Message(long Seq, DateTimeOffset At, Sender From, string Text)
{
    /// <summary>The client id of the message that this one answers.</summary>
    public string? InReplyTo { get; init; }
    public ImmutableArray<QuickReply> QuickReplies { get; init; } = [];
    public MessageCard? Card { get; init; }

    /// <summary>The banks whose data it cites: it is sealed under the key of each, and erased with any of them.</summary>
    public ImmutableArray<BankId> Cites { get; init; } = [];

    /// <summary>A tombstone: only Seq and At are left.</summary>
    public bool Erased { get; init; }

    public static Message Tombstone(long seq, DateTimeOffset at) =>
        new(seq, at, new Sender(SenderKind.Assistant, ""), "") { Erased = true };
}
