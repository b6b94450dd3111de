namespace OrleansBank.Silo.Cluster.Wire;

/// <summary>What a frame is. The numbers travel: never use one again.</summary>
public enum FrameKind : byte
{
    /// <summary>A request to a grain.</summary>
    Ask = 1,

    /// <summary>A grain's reply.</summary>
    Answer = 2,

    /// <summary>Why there is no reply.</summary>
    Failure = 3,

    /// <summary>What a person's live connections are told.</summary>
    Push = 4,

    /// <summary>Who is connected to a gateway.</summary>
    Presence = 5,

    /// <summary>A silo says that it owns a partition from now on: gateways answer with <see cref="Presence"/>.</summary>
    Tenure = 6,

    /// <summary>Nothing but a reason for a partition's consumer to take it.</summary>
    Wake = 7,

    /// <summary>What a process tells the operators' boards of itself.</summary>
    Load = 8,
}
