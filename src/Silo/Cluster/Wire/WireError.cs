namespace OrleansBank.Silo.Cluster.Wire;

/// <summary>Why bytes of another process were not taken. What is refused is counted and dropped: whoever asked asks again.</summary>
public enum WireError
{
    None,

    /// <summary>Shorter than it says of itself, or longer than <see cref="WireLimits"/> allow.</summary>
    Malformed,

    /// <summary>Written by a newer or older form than this process reads.</summary>
    UnknownVersion,

    UnknownKind,

    /// <summary>Sealed under a transport key that this process does not have (any more, or yet).</summary>
    UnknownKey,

    /// <summary>The seal does not hold: other bytes, another head, or another cluster's key.</summary>
    Forged,

    /// <summary>A number of <see cref="WireTypes"/> that this process does not know.</summary>
    UnknownType,
}
