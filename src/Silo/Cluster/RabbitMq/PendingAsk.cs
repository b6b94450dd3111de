using OrleansBank.Grains.Runtime;

namespace OrleansBank.Silo.Cluster.RabbitMq;

/// <summary>A request that waits for its answer.</summary>
internal sealed class PendingAsk(
    ulong correlation,
    GrainId grain,
    object request,
    long deadlineMs,
    bool repeatable,
    string? trace
)
{
    private readonly TaskCompletionSource<object> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ulong Correlation => correlation;
    public GrainId Grain => grain;
    public object Request => request;
    public long DeadlineMs => deadlineMs;

    /// <summary>Whether doing it twice does no more than doing it once.</summary>
    public bool Repeatable => repeatable;

    /// <summary>The asker's span; null when nobody keeps it.</summary>
    public string? Trace => trace;

    /// <summary>Unix milliseconds; 0 when it was never sent.</summary>
    public long SentAtMs { get; set; }

    public Task<object> Answer => _answer.Task;

    public void Complete(object reply) => _answer.TrySetResult(reply);

    public void Fail(Exception why) => _answer.TrySetException(why);
}
