using System.Diagnostics;
using OrleansBank.Harness;

namespace OrleansBank.Cluster.Tests.Load;

/// <summary>One thing that a person says, from the first try until the platform says that it has it.</summary>
internal sealed class Said(string text)
{
    private readonly TaskCompletionSource _accepted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Id { get; } = Fresh.Id();
    public string Text => text;
    public long TriedAt { get; } = Stopwatch.GetTimestamp();
    public long AcceptedAt { get; private set; }
    public long Seq { get; private set; }

    /// <summary>So far, of what is not accepted yet.</summary>
    public TimeSpan Waited =>
        Stopwatch.GetElapsedTime(TriedAt, AcceptedAt == 0 ? Stopwatch.GetTimestamp() : AcceptedAt);
    public Task Accepted => _accepted.Task;

    /// <summary>Said again under its id, it may be accepted again: the first time counts.</summary>
    public void Accept(long seq)
    {
        if (AcceptedAt != 0)
            return;
        (Seq, AcceptedAt) = (seq, Stopwatch.GetTimestamp());
        _accepted.TrySetResult();
    }
}
