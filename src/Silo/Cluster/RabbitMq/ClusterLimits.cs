namespace OrleansBank.Silo.Cluster.RabbitMq;

/// <summary>Every bound of the cluster, by name. Units stand last in the names. An operator may set each, the same in every process.</summary>
public sealed record ClusterLimits
{
    /// <summary>A peer that was silent for two of these is gone: how long a paused silo keeps its partitions.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A broker that takes no connection within this is away, and another is tried where there are several.</summary>
    public TimeSpan ConnectWithin { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Broker messages of one partition that a silo holds unacknowledged.</summary>
    public ushort PrefetchMessages { get; init; } = 64;

    /// <summary>Messages that wait in a partition's queue; more are refused to their senders.</summary>
    public int QueueMessagesMax { get; init; } = 10_000;

    /// <summary>
    /// On quorum queues: a message that was given out so often without an end is dropped. Its sender, if it waits, sends it again under the
    /// same id.
    /// </summary>
    public int DeliveriesMax { get; init; } = 20;

    /// <summary>Messages that wait in the inbox of one process; more are refused.</summary>
    public int InboxMessagesMax { get; init; } = 100_000;

    /// <summary>How long an answer is waited for, retries included. Below the gateways' own patience.</summary>
    public TimeSpan AskDeadline { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>A request without an answer is sent again after this, under the same id.</summary>
    public TimeSpan ResendAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Requests of one process without an answer.</summary>
    public int AsksMax { get; init; } = 20_000;

    /// <summary>Requests for one grain that wait in one process for their turn to be sent.</summary>
    public int LaneAsksMax { get; init; } = 64;

    /// <summary>Frames that wait in one process for the broker.</summary>
    public int OutgoingFramesMax { get; init; } = 50_000;

    /// <summary>What is neither asked nor answered within a deadline (presence, pushes, wakes) is good for so long.</summary>
    public TimeSpan NewsLife { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a silo says that it lives, and looks who does.</summary>
    public TimeSpan Beat { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A silo that has not said so for this long is dead to the others. Several beats.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A silo gets partitions of living ones only once it has lived for so long.</summary>
    public TimeSpan SettleAfter { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The turns under way of a partition that is released may take so long.</summary>
    public TimeSpan ReleaseWithin { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Partitions that a draining silo releases at once.</summary>
    public int ReleasesAtOnce { get; init; } = 8;

    /// <summary>How often a process looks which master key is in force, and a silo takes the next step of its change.</summary>
    public TimeSpan KeysEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a gateway says who is connected.</summary>
    public TimeSpan PresenceEvery { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A connection that was not told of for so long is gone. Several reports.</summary>
    public TimeSpan PresenceLife { get; init; } = TimeSpan.FromSeconds(50);

    /// <summary>Connected people of whom a partition's owner knows.</summary>
    public int PresencesMax { get; init; } = 100_000;

    /// <summary>People whose missed messages a silo looks up at once, after it took their partitions.</summary>
    public int ReplaysAtOnce { get; init; } = 16;

    /// <summary>How long a start waits for the broker's word on whether it takes this process; without one it goes on.</summary>
    public TimeSpan BrokerCheckWithin { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The waits between tries to reach the broker, from the first to the longest: how long after its return everybody is back.</summary>
    public TimeSpan ReconnectFirst { get; init; } = TimeSpan.FromMilliseconds(100);
    public TimeSpan ReconnectMost { get; init; } = TimeSpan.FromMilliseconds(500);
}
