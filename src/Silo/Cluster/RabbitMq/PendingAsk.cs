using OrleansBank.Grains.Runtime;

namespace OrleansBank.Silo.Cluster.RabbitMq;

/// <summary>A request that waits for its answer.</summary>
internal sealed class PendingAsk(
    ulong correlation,
    GrainId grain,
    object request,
    long begunAt,
    long deadlineMs,
    bool repeatable,
    string? trace
)
{
    private readonly TaskCompletionSource<object> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ulong Correlation => correlation;
    public GrainId Grain => grain;
    public object Request => request;

    /// <summary>A timestamp of the clock: its wait for its turn counts.</summary>
    public long BegunAt => begunAt;

    /// <summary>Unix milliseconds, for the silo.</summary>
    public long DeadlineMs => deadlineMs;

    /// <summary>Whether doing it twice does no more than doing it once.</summary>
    public bool Repeatable => repeatable;

    /// <summary>The asker's span; null when nobody keeps it.</summary>
    public string? Trace => trace;

    /// <summary>A timestamp of the clock; null when it was never sent.</summary>
    public long? SentAt { get; set; }

    /// <summary>How often the broker did not take it.</summary>
    public int Refusals { get; set; }

    /// <summary>Whether the broker did not take it when it was sent last: then nobody has it.</summary>
    public bool IsRefused { get; set; }

    public Task<object> Answer => _answer.Task;

    public void Complete(object reply) => _answer.TrySetResult(reply);

    public void Fail(Exception why) => _answer.TrySetException(why);
}
