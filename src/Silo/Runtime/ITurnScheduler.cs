namespace OrleansBank.Silo.Runtime;

/// <summary>
/// Where queued turns and the continuations of their callers run. The server has the thread pool; a simulator has a queue whose
/// order its seed decides.
/// </summary>
public interface ITurnScheduler
{
    /// <summary>Executes the item later, once, and never on the stack of this call.</summary>
    void Schedule(IThreadPoolWorkItem item);
}

/// <summary>The thread pool of the process.</summary>
public sealed class ThreadPoolTurnScheduler : ITurnScheduler
{
    /// <summary>To the pool's shared queue: a grain that schedules itself goes behind the others.</summary>
    public void Schedule(IThreadPoolWorkItem item) => ThreadPool.UnsafeQueueUserWorkItem(item, preferLocal: false);
}
