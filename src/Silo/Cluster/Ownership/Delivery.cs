namespace OrleansBank.Silo.Cluster.Ownership;

/// <summary>One broker message with its frames. It is acknowledged when all of them are done, and never before.</summary>
internal sealed class Delivery(ulong tag, int frames)
{
    private int _open = frames;

    public ulong Tag => tag;

    /// <summary>True for the last of its frames.</summary>
    public bool TryFinish() => Interlocked.Decrement(ref _open) == 0;
}
