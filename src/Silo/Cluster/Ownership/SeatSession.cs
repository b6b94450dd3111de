using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using OrleansBank.Silo.Cluster.Wire;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace OrleansBank.Silo.Cluster.Ownership;

/// <summary>
/// One life of a partition's channel: it stands by until the broker delivers, takes the partition in the ledger before anything is
/// loaded, and then answers, in at most one tenure. What ends it ends the tenure, and leaves what was not acknowledged to the next owner.
/// </summary>
internal sealed partial class SeatSession(int partition, SeatWorld world, IChannel channel)
    : AsyncDefaultBasicConsumer(channel)
{
    private readonly TaskCompletionSource<SeatEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<(string Inbox, ulong Correlation), bool> _underway = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Tenure? _tenure;
    private volatile bool _closing;
    private int _working;

    public Task<SeatEnd> Ended => _ended.Task;
    public Tenure? Tenure => _tenure;

    /// <summary>Begins to stand by.</summary>
    public async Task BeginAsync(int priority, CancellationToken cancellation)
    {
        await Channel.BasicQosAsync(0, world.Limits.PrefetchMessages, global: false, cancellation);
        await Channel.BasicConsumeAsync(
            world.Broker.QueueOf(partition),
            autoAck: false,
            consumerTag: "",
            noLocal: false,
            exclusive: false,
            new Dictionary<string, object?> { ["x-priority"] = priority },
            this,
            cancellation
        );
    }

    /// <summary>Takes no new turn; returns once those under way have ended, or the limit has passed.</summary>
    public async Task SettleAsync()
    {
        _closing = true;
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _working) == 0)
            return;
        await Task.WhenAny(_idle.Task, Task.Delay(world.Limits.ReleaseWithin, world.Clock));
    }

    public void End(SeatEnd why)
    {
        _closing = true;
        if (_ended.TrySetResult(why))
            _tenure?.End();
    }

    public override async Task HandleBasicDeliverAsync(
        string consumerTag,
        ulong deliveryTag,
        bool redelivered,
        string exchange,
        string routingKey,
        IReadOnlyBasicProperties properties,
        ReadOnlyMemory<byte> body,
        CancellationToken cancellationToken = default
    )
    {
        // What is not begun stays unacknowledged: closing the channel gives it to the next owner.
        if (_closing)
            return;
        if (_tenure is null && !await TryTakeAsync())
            return;
        var frames = new List<ReadOnlyMemory<byte>>();
        if (!FrameBatch.TrySplit(body, frames))
            LogRefused(world.Log, partition, WireError.Malformed);
        var delivery = new Delivery(deliveryTag, frames.Count + 1);
        foreach (var bytes in frames)
        {
            if (world.Codec.TryRead(bytes.Span, out var error) is { } frame)
                Take(frame, delivery, _tenure!);
            else
                Refuse(delivery, error);
        }
        Done(delivery);
    }

    public override Task HandleChannelShutdownAsync(object channel, ShutdownEventArgs reason)
    {
        End(SeatEnd.Lost);
        return Task.CompletedTask;
    }

    public override Task HandleBasicCancelAsync(string consumerTag, CancellationToken cancellationToken = default)
    {
        End(SeatEnd.Lost);
        return Task.CompletedTask;
    }

    /// <summary>The broker says that we are the one; only the ledger makes it so.</summary>
    private async Task<bool> TryTakeAsync()
    {
        try
        {
            var epoch = await world.Ledger.TakeAsync(partition, world.Silo, CancellationToken.None);
            var audience = new Audience(world.Limits, world.Clock);
            var tenure = new Tenure(partition, epoch, world.Ledger, audience, OnTenureEnded);
            _tenure = tenure;
            if (!world.Tenures.TryBegin(tenure) || _closing)
            {
                tenure.End();
                return false;
            }
            world.Way.TellAllGateways(new TenureFrame(partition, epoch));
            world.News.Taken(partition, epoch);
            return true;
        }
        catch (Exception failure)
        {
            world.News.NotTaken(partition, failure);
            End(SeatEnd.NotTaken);
            return false;
        }
    }

    private void OnTenureEnded()
    {
        var tenure = _tenure!;
        world.Tenures.End(tenure);
        world.Drop(tenure);
        End(SeatEnd.Stale);
    }

    private void Take(Frame frame, Delivery delivery, Tenure tenure)
    {
        switch (frame)
        {
            case AskFrame ask when _underway.TryAdd((ask.ReplyTo, ask.Correlation), true):
                _ = AnswerAsync(ask, delivery, tenure);
                return;
            case UnknownAskFrame ask:
                world.Way.Answer(
                    ask.ReplyTo,
                    new FailureFrame(ask.Correlation, WireFailure.Unknown, 0),
                    ask.DeadlineMs
                );
                break;
            case PresenceFrame presence:
                foreach (var entry in presence.People)
                {
                    if (tenure.Audience.Heard(presence.Inbox, entry))
                        _ = ReplayAsync(tenure, presence.Inbox, entry);
                }
                break;
        }
        Done(delivery);
    }

    private void Refuse(Delivery delivery, WireError error)
    {
        LogRefused(world.Log, partition, error);
        Done(delivery);
    }

    private void Done(Delivery delivery)
    {
        if (delivery.TryFinish())
            _ = AcknowledgeAsync(delivery.Tag);
    }

    private async Task AcknowledgeAsync(ulong tag)
    {
        try
        {
            if (Channel.IsOpen)
                await Channel.BasicAckAsync(tag, multiple: false);
        }
        catch (Exception failure)
            when (failure
                    is RabbitMQClientException
                        or IOException
                        or ObjectDisposedException
                        or OperationCanceledException
            )
        {
            // It comes again, to whoever owns the partition then; its client id or event id says that it was done.
        }
    }

    [LoggerMessage(5103, LogLevel.Warning, "A frame for partition {Partition} was refused: {Error}")]
    private static partial void LogRefused(ILogger log, int partition, WireError error);

    [LoggerMessage(5104, LogLevel.Error, "A turn of partition {Partition} failed with {ErrorType} at {Trace}")]
    private static partial void LogTurnFailed(ILogger log, int partition, string errorType, string? trace);
}
