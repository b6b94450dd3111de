using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace OrleansBank.Simulator.Broker;

/// <summary>What the product uses of no connection. Whoever begins to use it learns that the simulator lacks it.</summary>
internal abstract class UnusedConnection
{
    public ushort ChannelMax => throw Missing();
    public IDictionary<string, object?> ClientProperties => throw Missing();
    public AmqpTcpEndpoint Endpoint => throw Missing();
    public uint FrameMax => throw Missing();
    public TimeSpan Heartbeat => throw Missing();
    public IProtocol Protocol => throw Missing();
    public IEnumerable<ShutdownReportEntry> ShutdownReport => throw Missing();
    public int LocalPort => throw Missing();
    public int RemotePort => throw Missing();

    public event AsyncEventHandler<CallbackExceptionEventArgs> CallbackExceptionAsync
    {
        add => throw Missing();
        remove => throw Missing();
    }

    public event AsyncEventHandler<AsyncEventArgs> RecoverySucceededAsync
    {
        add => throw Missing();
        remove => throw Missing();
    }

    public event AsyncEventHandler<ConnectionRecoveryErrorEventArgs> ConnectionRecoveryErrorAsync
    {
        add => throw Missing();
        remove => throw Missing();
    }

    public event AsyncEventHandler<ConsumerTagChangedAfterRecoveryEventArgs> ConsumerTagChangeAfterRecoveryAsync
    {
        add => throw Missing();
        remove => throw Missing();
    }

    public event AsyncEventHandler<QueueNameChangedAfterRecoveryEventArgs> QueueNameChangedAfterRecoveryAsync
    {
        add => throw Missing();
        remove => throw Missing();
    }

    public event AsyncEventHandler<RecoveringConsumerEventArgs> RecoveringConsumerAsync
    {
        add => throw Missing();
        remove => throw Missing();
    }

    public event AsyncEventHandler<ConnectionBlockedEventArgs> ConnectionBlockedAsync
    {
        add => throw Missing();
        remove => throw Missing();
    }

    public event AsyncEventHandler<AsyncEventArgs> ConnectionUnblockedAsync
    {
        add => throw Missing();
        remove => throw Missing();
    }

    public Task UpdateSecretAsync(string newSecret, string reason, CancellationToken cancellationToken = default) =>
        throw Missing();

    private static NotSupportedException Missing() => new("the simulated broker has no such thing");
}
