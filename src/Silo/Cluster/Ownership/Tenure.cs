using OrleansBank.Contracts;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Conversations;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Silo.Cluster.Ownership;

/// <summary>
/// One silo's ownership of one partition in one epoch, from the taking to the loss. It ends once and for all; owning the partition again
/// is another tenure.
/// </summary>
internal sealed class Tenure(int partition, long epoch, IPartitionLedger ledger, Audience audience, Action ended)
{
    private readonly ReadFence _fence = new(() => ledger.HoldsAsync(partition, epoch, CancellationToken.None));
    private int _isOver;

    public int Partition => partition;
    public long Epoch => epoch;
    public Fence Fence => new(partition, epoch);
    public Audience Audience => audience;

    /// <summary>False: nothing decided under it may be committed or answered any more.</summary>
    public bool IsAlive => Volatile.Read(ref _isOver) == 0;

    public void End()
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 0)
            ended();
    }

    /// <summary>
    /// Whether an answer that a grain of this tenure gave may leave. A commit in this epoch says that nobody else owned the partition; what
    /// was only read has nobody to say so.
    /// </summary>
    public async ValueTask<bool> MayAnswerAsync(object reply) => IsCommitted(reply) || await HoldsAsync();

    /// <summary>Whether what was read before this call was the truth: asked of the ledger, and a no ends the tenure.</summary>
    public async ValueTask<bool> HoldsAsync()
    {
        if (!IsAlive)
            return false;
        if (await _fence.HoldsAsync())
            return IsAlive;
        End();
        return false;
    }

    private static bool IsCommitted(object reply) =>
        reply switch
        {
            TurnReply => true,
            ReportedReply report => report.Outcomes.Any(outcome => outcome.Status == EventStatus.Applied),
            _ => false,
        };
}
