using OrleansBank.Domain;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>A turn that waits for its commit.</summary>
internal sealed class PendingTurn(UserId user, int partition, long? epoch, NetTurn net)
{
    private readonly TaskCompletionSource<CommitResult> outcome = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    public UserId User { get; } = user;
    public int Partition { get; } = partition;

    /// <summary>Null when it carries no fence.</summary>
    public long? Epoch { get; } = epoch;
    public NetTurn Net { get; } = net;
    public Task<CommitResult> Outcome => outcome.Task;

    public void Complete(CommitResult result) => outcome.TrySetResult(result);
}
