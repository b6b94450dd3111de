using System.Collections.Immutable;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Grains.Runtime;

namespace OrleansBank.Silo.Cluster.Wire;

/// <summary>One thing that travels. A closed set; the head travels in clear, the rest is sealed.</summary>
public abstract record Frame
{
    public abstract FrameKind Kind { get; }
}

/// <param name="Correlation">The asker's own number; the answer has it too.</param>
/// <param name="DeadlineMs">Unix time in milliseconds; nobody waits for an answer after it.</param>
/// <param name="ReplyTo">The asker's inbox.</param>
/// <param name="Trace">The asker's span, as <c>traceparent</c> of W3C Trace Context has it; null when nobody keeps it.</param>
public sealed record AskFrame(
    ulong Correlation,
    long DeadlineMs,
    string ReplyTo,
    GrainId Grain,
    object Request,
    string? Trace = null
) : Frame
{
    public override FrameKind Kind => FrameKind.Ask;
}

/// <summary>A request of a newer gateway, of a type that this process does not know: it can be refused, at least.</summary>
public sealed record UnknownAskFrame(ulong Correlation, long DeadlineMs, string ReplyTo) : Frame
{
    public override FrameKind Kind => FrameKind.Ask;
}

public sealed record AnswerFrame(ulong Correlation, object Reply) : Frame
{
    public override FrameKind Kind => FrameKind.Answer;
}

/// <summary>Why there is no reply. The numbers travel: never use one again.</summary>
public enum WireFailure : byte
{
    /// <summary>A bounded queue was full; see <see cref="OverloadedException"/>.</summary>
    Overloaded = 1,

    /// <summary>The silo drains and did not begin; see <see cref="StoppingException"/>.</summary>
    Stopping = 2,

    /// <summary>The truth cannot be read or written now; see <see cref="UnavailableException"/>.</summary>
    Unavailable = 3,

    /// <summary>A bug at the silo, which logged it.</summary>
    Internal = 4,

    /// <summary>The silo does not know the request: it is older than the asker.</summary>
    Unknown = 5,

    /// <summary>The answer is beyond <see cref="WireLimits.FrameBytesMax"/>.</summary>
    TooLong = 6,
}

/// <param name="RetryAfterMs">For Overloaded.</param>
public sealed record FailureFrame(ulong Correlation, WireFailure Failure, int RetryAfterMs) : Frame
{
    public override FrameKind Kind => FrameKind.Failure;
}

/// <param name="Epoch">Of the partition's owner that pushes: a gateway drops pushes of older ones.</param>
public sealed record PushFrame(int Partition, long Epoch, UserId User, Push Push) : Frame
{
    public override FrameKind Kind => FrameKind.Push;
}

/// <param name="Inbox">The gateway's.</param>
public sealed record PresenceFrame(int Partition, string Inbox, ImmutableArray<PresenceEntry> People) : Frame
{
    public override FrameKind Kind => FrameKind.Presence;
}

/// <param name="LastSeq">The last sequence that this person's connections there have; <see cref="CatchesUp"/> or <see cref="Gone"/>.</param>
public readonly record struct PresenceEntry(UserId User, long LastSeq)
{
    /// <summary>Connected, and reading what it missed by itself.</summary>
    public const long CatchesUp = long.MaxValue;

    /// <summary>No connection of the person is left at that gateway.</summary>
    public const long Gone = -1;
}

public sealed record TenureFrame(int Partition, long Epoch) : Frame
{
    public override FrameKind Kind => FrameKind.Tenure;
}

public sealed record WakeFrame(int Partition) : Frame
{
    public override FrameKind Kind => FrameKind.Wake;
}

/// <param name="Load">A <see cref="SiloLoad"/> or a <see cref="GatewayLoad"/>.</param>
public sealed record LoadFrame(object Load) : Frame
{
    public override FrameKind Kind => FrameKind.Load;
}
