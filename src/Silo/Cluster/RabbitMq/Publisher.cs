using System.Globalization;
using System.Threading.Channels;
using OrleansBank.Silo.Cluster.Wire;
using RabbitMQ.Client;

namespace OrleansBank.Silo.Cluster.RabbitMq;

/// <summary>
/// All that a process publishes, on a connection of its own, so that a broker that holds publishers up does not hold up deliveries and
/// acknowledgements. Frames for one place keep their order; those that wait travel together.
/// </summary>
internal sealed class Publisher
{
    private static readonly TimeSpan FlushWithin = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FlushStep = TimeSpan.FromMilliseconds(5);

    /// <summary>A channel serves for so long before it is given up for what was refused on it.</summary>
    private static readonly TimeSpan RenewAfter = TimeSpan.FromMilliseconds(500);
    private readonly Channel<Outgoing> _waiting;
    private readonly BrokerOptions _options;
    private readonly ClusterLimits _limits;
    private readonly TimeProvider _clock;
    private readonly BrokerLine _line;
    private readonly Confirms _confirms;

    /// <summary>Its own: whoever waits for it is kept by it.</summary>
    private readonly Task _never = new TaskCompletionSource().Task;
    private volatile bool _connected;

    /// <summary>Completes when there is something to publish; null when nobody waits for that.</summary>
    private Task<bool>? _next;

    /// <summary>Frames that were taken and are not at the broker yet.</summary>
    private int _open;

    /// <param name="refused">A request that the broker did not take.</param>
    public Publisher(
        IBrokerDoor door,
        BrokerOptions options,
        ClusterLimits limits,
        TimeProvider clock,
        BrokerNews news,
        Action<ulong> refused
    )
    {
        (_options, _limits, _clock) = (options, limits, clock);
        _line = new BrokerLine("publish", door, limits, clock, news);
        _confirms = new Confirms(refused);
        _waiting = Channel.CreateBounded<Outgoing>(
            new BoundedChannelOptions(limits.OutgoingFramesMax) { SingleReader = true }
        );
    }

    public bool IsConnected => _connected;

    /// <summary>After each connection: what was published before may be lost.</summary>
    public Action? Connected { get; set; }

    /// <summary>After each new channel of the same connection: what was refused may be sent again.</summary>
    public Action? Renewed { get; set; }

    /// <summary>False when too much waits: the frame was not taken.</summary>
    public bool TrySend(in Outgoing frame)
    {
        Interlocked.Increment(ref _open);
        if (_waiting.Writer.TryWrite(frame))
            return true;
        Interlocked.Decrement(ref _open);
        return false;
    }

    /// <summary>A frame of news, which nobody waits for.</summary>
    public bool TryTell(string exchange, string key, byte[] frame) =>
        TrySend(new Outgoing(exchange, key, frame, NowMs() + (long)_limits.NewsLife.TotalMilliseconds, 0));

    public Task RunAsync(CancellationToken stopping) => _line.RunAsync(PublishAsync, stopping);

    /// <summary>Before the end: returns once what waited was handed to the broker, or the broker is away.</summary>
    public async Task FlushAsync()
    {
        var began = _clock.GetTimestamp();
        while (_connected && Volatile.Read(ref _open) > 0 && _clock.GetElapsedTime(began) < FlushWithin)
            await Task.Delay(FlushStep, _clock);
    }

    private async Task PublishAsync(IConnection connection, CancellationToken lost)
    {
        try
        {
            for (var isFirst = true; ; isFirst = false)
                await PublishOverAsync(connection, isFirst, lost);
        }
        finally
        {
            _connected = false;
        }
    }

    /// <summary>Over one channel, until the connection is lost or the channel is to be renewed.</summary>
    private async Task PublishOverAsync(IConnection connection, bool isFirst, CancellationToken lost)
    {
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: false),
            lost
        );
        if (isFirst)
            await Topology.DeclareAsync(channel, _options, _limits, lost);
        _confirms.Begin();
        var refusal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.BasicAcksAsync += (_, ack) => _confirms.Settle(ack.DeliveryTag, ack.Multiple, taken: true);
        channel.BasicNacksAsync += (_, nack) =>
        {
            refusal.TrySetResult();
            return _confirms.Settle(nack.DeliveryTag, nack.Multiple, taken: false);
        };
        _connected = true;
        (isFirst ? Connected : Renewed)?.Invoke();
        await PumpAsync(channel, _options.Quorum ? OutwornAsync(refusal.Task, lost) : _never, lost);
    }

    /// <summary>
    /// Completes when another channel should be tried. A channel that publishes to a quorum queue for the first time while that has no
    /// leader, as in the moment after a broker was lost, may be refused there for as long as it lives (RabbitMQ 3.10: the channel keeps the
    /// leader that is gone). A queue that is full refuses as well; then a new channel costs little and helps nobody.
    /// </summary>
    private async Task OutwornAsync(Task refused, CancellationToken lost)
    {
        var began = _clock.GetTimestamp();
        await refused.WaitAsync(lost);
        var left = RenewAfter - _clock.GetElapsedTime(began);
        if (left > TimeSpan.Zero)
            await Task.Delay(left, _clock, lost);
    }

    /// <summary>True when there is something to publish, false when the channel is outworn before that.</summary>
    private async Task<bool> IsNextAsync(Task outworn, CancellationToken lost)
    {
        // Kept for the next channel or connection when this one ends before.
        _next ??= _waiting.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
        if (!_next.IsCompleted)
            await Task.WhenAny(_next, outworn).WaitAsync(lost);
        lost.ThrowIfCancellationRequested();
        if (outworn.IsCompleted || !_next.IsCompleted)
            return false;
        _next = null;
        return true;
    }

    private async Task PumpAsync(IChannel channel, Task outworn, CancellationToken lost)
    {
        var batch = new List<Outgoing>(WireLimits.FramesPerMessageMax);
        while (await IsNextAsync(outworn, lost))
        {
            batch.Clear();
            while (batch.Count < WireLimits.FramesPerMessageMax && _waiting.Reader.TryRead(out var next))
                batch.Add(next);
            try
            {
                var now = NowMs();
                foreach (var place in batch.Where(one => one.EndsAtMs > now).GroupBy(one => (one.Exchange, one.Key)))
                    await PublishAsync(channel, place, lost);
            }
            finally
            {
                Interlocked.Add(ref _open, -batch.Count);
            }
        }
    }

    private async Task PublishAsync(
        IChannel channel,
        IGrouping<(string Exchange, string Key), Outgoing> place,
        CancellationToken lost
    )
    {
        var joined = new List<Outgoing>();
        var bytes = 0;
        foreach (var one in place)
        {
            if (joined.Count > 0 && bytes + one.Frame.Length > WireLimits.MessageBytesAimed)
            {
                await PublishAsync(channel, place.Key, joined, lost);
                joined.Clear();
                bytes = 0;
            }
            joined.Add(one);
            bytes += one.Frame.Length;
        }
        if (joined.Count > 0)
            await PublishAsync(channel, place.Key, joined, lost);
    }

    private async Task PublishAsync(
        IChannel channel,
        (string Exchange, string Key) place,
        List<Outgoing> joined,
        CancellationToken lost
    )
    {
        var life = Math.Max(1, joined.Max(one => one.EndsAtMs) - NowMs());
        var properties = new BasicProperties { Expiration = life.ToString(CultureInfo.InvariantCulture) };
        _confirms.Publishing(joined);
        await channel.BasicPublishAsync(
            place.Exchange,
            place.Key,
            mandatory: false,
            properties,
            FrameBatch.Join([.. joined.Select(one => one.Frame)]),
            lost
        );
    }

    private long NowMs() => _clock.GetUtcNow().ToUnixTimeMilliseconds();
}
