using System.Collections.Concurrent;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Grains.Banks;
using OrleansBank.Grains.Runtime;
using OrleansBank.Silo.Cluster.Wire;

namespace OrleansBank.Silo.Cluster.RabbitMq;

/// <summary>
/// Calls grains wherever they live: a request goes to its partition's queue, the answer comes to this process's inbox. No answer, or a
/// broker that was lost: the same is sent again until its deadline. Turns know their client id and events theirs, so that a second try
/// does nothing twice.
/// </summary>
internal sealed class RemoteGrains : IGrainCaller, IAsyncDisposable
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    /// <summary>On quorum queues a refusal may mean that the queue has no leader for a moment: so many are not passed on.</summary>
    private const int QuorumRefusalsBorne = 3;
    private readonly ConcurrentDictionary<ulong, PendingAsk> _pending = new();
    private readonly Partitions _partitions;
    private readonly BrokerOptions _options;
    private readonly ClusterLimits _limits;
    private readonly FrameCodec _codec;
    private readonly TimeProvider _clock;
    private readonly Lanes _lanes;
    private readonly ITimer _sweeper;
    private Publisher? _publisher;
    private Inbox? _inbox;
    private long _lastCorrelation;
    private int _asked;

    public RemoteGrains(
        Partitions partitions,
        BrokerOptions options,
        ClusterLimits limits,
        FrameCodec codec,
        TimeProvider clock
    )
    {
        (_partitions, _options, _limits, _codec, _clock) = (partitions, options, limits, codec, clock);
        _lanes = new Lanes(limits.LaneAsksMax);
        _sweeper = clock.CreateTimer(static own => ((RemoteGrains)own!).Sweep(), this, SweepEvery, SweepEvery);
    }

    /// <summary>Before the first call: the ways out and in, which know of this as well.</summary>
    public void Use(Publisher publisher, Inbox inbox)
    {
        (_publisher, _inbox) = (publisher, inbox);
        publisher.Connected = SendAllAgain;
        inbox.Opened = SendAllAgain;
        publisher.Renewed = SendRefusedAgain;
    }

    /// <exception cref="TimeoutException">No answer within <see cref="ClusterLimits.AskDeadline"/>.</exception>
    /// <exception cref="OverloadedException">The grain, a queue or this process has no room.</exception>
    /// <exception cref="UnavailableException">The truth could not be reached.</exception>
    public async ValueTask<object> AskAsync(GrainId id, object request, CancellationToken cancellation)
    {
        try
        {
            if (Interlocked.Increment(ref _asked) > _limits.AsksMax)
                throw new OverloadedException(RetryAfter);
            var begunAt = _clock.GetTimestamp();
            // Linking calls a bank for seconds, between the person's turns: those must not wait for it.
            if (request is BeginLinkRequest or CompleteLinkRequest)
                return await SendAsync(id, request, begunAt, cancellation);
            await _lanes.EnterAsync(id, cancellation);
            try
            {
                return await SendAsync(id, request, begunAt, cancellation);
            }
            finally
            {
                _lanes.Leave(id);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _asked);
        }
    }

    /// <summary>What came to the inbox: an answer or a failure; anything else is not for here.</summary>
    public void Take(Frame frame)
    {
        switch (frame)
        {
            case AnswerFrame answer when _pending.TryRemove(answer.Correlation, out var ask):
                ask.Complete(answer.Reply);
                break;
            case FailureFrame failure when _pending.TryRemove(failure.Correlation, out var ask):
                ask.Fail(ExceptionOf(failure));
                break;
        }
    }

    /// <summary>The broker did not take it: its queue is full, or has no leader.</summary>
    public void Refused(ulong correlation)
    {
        if (_options.Quorum && _pending.TryGetValue(correlation, out var borne) && borne.Refusals < QuorumRefusalsBorne)
        {
            borne.Refusals++;
            borne.IsRefused = true;
            return;
        }
        Overloaded(correlation);
    }

    /// <summary>
    /// A partition has a new owner. What the one before took with it, requests and answers, is not worth waiting for
    /// <see cref="ClusterLimits.ResendAfter"/>; what the broker delivers again by itself is known by its correlation there.
    /// </summary>
    public void SendAgain(int partition)
    {
        foreach (var (_, ask) in _pending)
        {
            if (ask.Repeatable && ask.SentAt is not null && PartitionOf(ask) == partition)
                Send(ask);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _sweeper.DisposeAsync();
        foreach (var (_, ask) in _pending)
            ask.Fail(new StoppingException());
        _pending.Clear();
    }

    private void Overloaded(ulong correlation)
    {
        if (_pending.TryRemove(correlation, out var ask))
            ask.Fail(new OverloadedException(RetryAfter));
    }

    private static Exception ExceptionOf(FailureFrame failure) =>
        failure.Failure switch
        {
            WireFailure.Overloaded => new OverloadedException(TimeSpan.FromMilliseconds(failure.RetryAfterMs)),
            WireFailure.Unavailable => new ClusterUnavailableException("the silo cannot reach the truth"),
            WireFailure.Stopping => new ClusterUnavailableException("the silo stops"),
            WireFailure.TooLong => new InvalidOperationException("the answer is too long to travel"),
            WireFailure.Unknown => new NotSupportedException("the silo is older than the request"),
            _ => new InvalidOperationException("the silo failed, and logged why"),
        };

    private async Task<object> SendAsync(GrainId id, object request, long begunAt, CancellationToken cancellation)
    {
        var left = _limits.AskDeadline - _clock.GetElapsedTime(begunAt);
        var deadline = NowMs() + (long)left.TotalMilliseconds;
        var correlation = (ulong)Interlocked.Increment(ref _lastCorrelation);
        var repeatable = request is not (BeginLinkRequest or CompleteLinkRequest or TakeBudgetRequest);
        using var asking = AskTraces.Asking(request);
        var trace = AskTraces.Travelling(asking);
        var ask = new PendingAsk(correlation, id, request, begunAt, deadline, repeatable, trace);
        _pending[correlation] = ask;
        try
        {
            Send(ask);
            return await ask.Answer.WaitAsync(cancellation);
        }
        finally
        {
            _pending.TryRemove(correlation, out _);
        }
    }

    private void Send(PendingAsk ask)
    {
        // Without an inbox no answer could come: it is sent once there is one.
        if (_inbox?.Name is not { } inbox || _publisher is not { IsConnected: true } publisher)
            return;
        ask.IsRefused = false;
        ask.SentAt = _clock.GetTimestamp();
        var frame = _codec.Write(
            new AskFrame(ask.Correlation, ask.DeadlineMs, inbox, ask.Grain, ask.Request, ask.Trace)
        );
        var queue = _options.QueueOf(PartitionOf(ask));
        if (!publisher.TrySend(new Outgoing("", queue, frame, ask.DeadlineMs, ask.Correlation)))
            Overloaded(ask.Correlation);
    }

    /// <summary>The broker or the inbox is another one than before: what was under way may be lost, and answers as well.</summary>
    private void SendAllAgain()
    {
        foreach (var (_, ask) in _pending.OrderBy(one => one.Key))
        {
            if (ask.Repeatable || ask.SentAt is null)
                Send(ask);
            else if (_pending.TryRemove(ask.Correlation, out _))
                ask.Fail(new ClusterUnavailableException("the broker was lost; whether it was done is not known"));
        }
    }

    /// <summary>What the broker did not take was not done either: even what must not be sent twice is sent again.</summary>
    private void SendRefusedAgain()
    {
        foreach (var (_, ask) in _pending.Where(one => one.Value.IsRefused).OrderBy(one => one.Key))
            Send(ask);
    }

    /// <summary>By what measures spans: a wall clock that is set back must not make anybody wait for so long.</summary>
    private void Sweep()
    {
        foreach (var (correlation, ask) in _pending)
        {
            if (_clock.GetElapsedTime(ask.BegunAt) >= _limits.AskDeadline)
            {
                if (_pending.TryRemove(correlation, out _))
                    ask.Fail(new TimeoutException());
            }
            else if (
                ask.SentAt is not { } sentAt
                || (ask.Repeatable && _clock.GetElapsedTime(sentAt) >= _limits.ResendAfter)
            )
            {
                Send(ask);
            }
        }
    }

    private int PartitionOf(PendingAsk ask) => _partitions.Of(new UserId(ask.Grain.Key));

    private long NowMs() => _clock.GetUtcNow().ToUnixTimeMilliseconds();
}
