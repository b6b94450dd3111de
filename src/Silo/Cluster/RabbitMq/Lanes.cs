using OrleansBank.Contracts;
using OrleansBank.Grains.Runtime;

namespace OrleansBank.Silo.Cluster.RabbitMq;

/// <summary>
/// One request of a grain is under way at a time, so that a retry cannot overtake what was asked after it; the others wait here, in
/// their order.
/// </summary>
internal sealed class Lanes(int waitingMax)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private readonly Dictionary<GrainId, Queue<TaskCompletionSource>> _lanes = [];
    private readonly Lock _gate = new();

    /// <exception cref="OverloadedException">Too many wait for this grain.</exception>
    public Task EnterAsync(GrainId id, CancellationToken cancellation)
    {
        TaskCompletionSource waiting;
        lock (_gate)
        {
            if (!_lanes.TryGetValue(id, out var lane))
            {
                _lanes[id] = new Queue<TaskCompletionSource>(0);
                return Task.CompletedTask;
            }
            if (lane.Count >= waitingMax)
                throw new OverloadedException(RetryAfter);
            waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lane.Enqueue(waiting);
        }
        return WaitAsync(waiting, cancellation);
    }

    public void Leave(GrainId id)
    {
        lock (_gate)
        {
            var lane = _lanes[id];
            while (lane.TryDequeue(out var next))
            {
                if (next.TrySetResult())
                    return;
            }
            _lanes.Remove(id);
        }
    }

    private static async Task WaitAsync(TaskCompletionSource turn, CancellationToken cancellation)
    {
        // Whoever gives up leaves its place in the queue: Leave passes over it.
        await using var registration = cancellation.UnsafeRegister(
            static waiting => ((TaskCompletionSource)waiting!).TrySetCanceled(),
            turn
        );
        await turn.Task;
    }
}
