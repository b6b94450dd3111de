using OrleansBank.Domain;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>
/// Turns that wait. As long as a connection is free, whatever waits goes as one batch, so a quiet store answers at once and a busy
/// one commits many together. Of one person, one turn at most is under way.
/// </summary>
internal sealed class CommitQueue : IAsyncDisposable
{
    /// <summary>More callers than can exist: who waits for room when the queue closes is let through, and finds it closed.</summary>
    private const int CallersMax = 1_000_000;

    private readonly Lock gate = new();
    private readonly PostgresStoreOptions options;
    private readonly Func<IReadOnlyList<PendingTurn>, Task> commit;
    private readonly SemaphoreSlim room;
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<UserId> busy = [];
    private readonly LinkedList<PendingTurn> waiting = [];
    private int underWay;
    private bool closed;

    /// <param name="commit">Completes every turn that it is given; it does not throw.</param>
    public CommitQueue(PostgresStoreOptions options, Func<IReadOnlyList<PendingTurn>, Task> commit)
    {
        this.options = options;
        this.commit = commit;
        room = new SemaphoreSlim(options.QueueTurnsMax, options.QueueTurnsMax + CallersMax);
    }

    /// <summary>Waits for room, and no longer: a turn that was added is committed whoever leaves.</summary>
    public async ValueTask AddAsync(PendingTurn turn, CancellationToken cancellation)
    {
        await room.WaitAsync(cancellation);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            waiting.AddLast(turn);
        }
        BeginBatches();
    }

    /// <summary>Takes no more; ends when what waits was committed.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            if (!closed)
                room.Release(CallersMax);
            closed = true;
            if (IsEmpty)
                drained.TrySetResult();
        }
        await drained.Task;
    }

    private bool IsEmpty => underWay == 0 && waiting.Count == 0;

    private void BeginBatches()
    {
        while (Take() is { } batch)
        {
            room.Release(batch.Count);
            // The caller's thread is a grain's; the statement is made on another.
            _ = Task.Run(() => RunAsync(batch));
        }
    }

    private async Task RunAsync(List<PendingTurn> batch)
    {
        await commit(batch);
        lock (gate)
        {
            underWay--;
            foreach (var turn in batch)
                busy.Remove(turn.User);
            if (closed && IsEmpty)
                drained.TrySetResult();
        }
        BeginBatches();
    }

    /// <summary>Null when nothing can go now.</summary>
    private List<PendingTurn>? Take()
    {
        lock (gate)
        {
            if (underWay == options.CommitConnections || waiting.Count == 0)
                return null;
            var batch = new List<PendingTurn>();
            long bytes = 0;
            for (var node = waiting.First; node is not null && batch.Count < options.BatchTurnsMax; )
            {
                var (turn, next) = (node.Value, node.Next);
                if (batch.Count > 0 && bytes + turn.Net.PayloadBytes > options.BatchBytesMax)
                    break;
                // The second turn of a person waits where it stands until the first has ended.
                if (busy.Add(turn.User))
                {
                    batch.Add(turn);
                    bytes += turn.Net.PayloadBytes;
                    waiting.Remove(node);
                }
                node = next;
            }
            if (batch.Count == 0)
                return null;
            underWay++;
            return batch;
        }
    }
}
