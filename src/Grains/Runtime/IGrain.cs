namespace OrleansBank.Grains.Runtime;

/// <summary>Names one virtual actor: it always exists, and is activated when first called.</summary>
/// <param name="Kind">A name of <see cref="GrainKinds"/>.</param>
public readonly record struct GrainId(string Kind, string Key)
{
    public override string ToString() => $"{Kind}/{Key}";
}

public static class GrainKinds
{
    public const string Conversation = "conversation";
    public const string Bank = "bank";
}

/// <summary>
/// A virtual actor. The runtime calls it one turn at a time, never two at once, so it needs no lock. It sees its context alone:
/// no engine, no wall clock, no ambient randomness.
/// </summary>
public interface IGrain
{
    /// <summary>Loads what it needs, before its first turn. When it throws, the waiting calls fail and the next call tries anew.</summary>
    ValueTask ActivateAsync(CancellationToken cancellation);

    /// <summary>One turn. When it throws, this call alone fails; whether the activation is dropped is <see cref="MustReload"/>'s to say.</summary>
    ValueTask<object> HandleAsync(object request, CancellationToken cancellation);

    /// <summary>After a turn: whether what is in memory may differ from the store (an unknown commit), so that the activation is dropped.</summary>
    bool MustReload { get; }

    /// <summary>Before it leaves memory (idle, or drained): lets go of keys and buffers.</summary>
    void Deactivate();
}

/// <summary>Makes the grains of one kind.</summary>
public interface IGrainFactory
{
    string Kind { get; }
    IGrain Create(GrainId id);
}

/// <summary>Calls grains.</summary>
public interface IGrainCaller
{
    /// <exception cref="Contracts.OverloadedException">The mailbox, or the process, has no room.</exception>
    ValueTask<object> AskAsync(GrainId id, object request, CancellationToken cancellation);
}

/// <summary>Ids and secrets from outside, so that a simulated run can be replayed.</summary>
public interface IIds
{
    /// <summary>A new unique id, 32 lower-case hex digits.</summary>
    string NewId();

    /// <summary>An unguessable secret of 256 bits, base64url.</summary>
    string NewSecret();
}
