using OrleansBank.Contracts;
using OrleansBank.Grains.Runtime;
using OrleansBank.Silo.Cluster.RabbitMq;
using OrleansBank.Silo.Cluster.Wire;
using OrleansBank.Silo.Tests.Runtime;

namespace OrleansBank.Silo.Tests.Cluster;

public sealed class SendingTests
{
    private static readonly GrainId Alice = new(GrainKinds.Conversation, "alice");

    [Fact]
    public async Task One_request_of_a_grain_is_under_way_the_others_wait_in_order_and_too_many_are_refused()
    {
        var lanes = new Lanes(waitingMax: 2);
        await lanes.EnterAsync(Alice, CancellationToken.None);
        var (second, third) = (lanes.EnterAsync(Alice, default), lanes.EnterAsync(Alice, default));
        await Assert.ThrowsAsync<OverloadedException>(() => lanes.EnterAsync(Alice, default));
        Assert.True(lanes.EnterAsync(Alice with { Key = "bruno" }, default).IsCompletedSuccessfully);

        Assert.False(second.IsCompleted);
        lanes.Leave(Alice);
        await second;
        Assert.False(third.IsCompleted);
        lanes.Leave(Alice);
        await third;
    }

    /// <summary>Found by the simulator: by the wall clock it would have waited for an hour, and everybody behind it.</summary>
    [Fact]
    public async Task A_wall_clock_that_is_set_back_makes_nobody_wait_longer()
    {
        var clock = new ManualClock();
        var limits = new ClusterLimits();
        var options = new BrokerOptions([new Uri("amqp://nowhere")], "c", 1, Quorum: false);
        var codec = new FrameCodec(new TransportRing(clock));
        await using var grains = new RemoteGrains(new Partitions(1), options, limits, codec, clock);
        var asked = grains.AskAsync(Alice, new GetConsentsRequest(), CancellationToken.None).AsTask();

        clock.WallOff = TimeSpan.FromHours(-1);
        clock.Advance(limits.AskDeadline + TimeSpan.FromSeconds(1));

        await Assert.ThrowsAsync<TimeoutException>(() => asked);
    }

    /// <summary>A quorum queue refuses while it has no leader; a classic one when it is full alone.</summary>
    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 4)]
    public async Task What_a_queue_refuses_again_and_again_is_too_much(bool quorum, int refusals)
    {
        var clock = new ManualClock();
        var options = new BrokerOptions([new Uri("amqp://nowhere")], "c", 1, quorum);
        var codec = new FrameCodec(new TransportRing(clock));
        await using var grains = new RemoteGrains(new Partitions(1), options, new ClusterLimits(), codec, clock);
        var asked = grains.AskAsync(Alice, new GetConsentsRequest(), CancellationToken.None).AsTask();

        for (var borne = 1; borne < refusals; borne++)
            grains.Refused(correlation: 1);
        Assert.False(asked.IsCompleted);
        grains.Refused(correlation: 1);

        await Assert.ThrowsAsync<OverloadedException>(() => asked);
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_is_passed_over()
    {
        var lanes = new Lanes(waitingMax: 2);
        using var impatience = new CancellationTokenSource();
        await lanes.EnterAsync(Alice, default);
        var second = lanes.EnterAsync(Alice, impatience.Token);
        var third = lanes.EnterAsync(Alice, default);
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        lanes.Leave(Alice);
        await third;
        lanes.Leave(Alice);
        Assert.True(lanes.EnterAsync(Alice, default).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task What_the_broker_refuses_is_told_and_what_it_took_is_not()
    {
        var refused = new List<ulong>();
        var confirms = new Confirms(refused.Add);
        confirms.Begin();
        confirms.Publishing([Of(1), Of(2)]);
        confirms.Publishing([Of(0)]);
        confirms.Publishing([Of(3)]);
        confirms.Publishing([Of(4)]);
        await confirms.Settle(1, multiple: false, taken: false);
        Assert.Equal([1, 2], refused.Select(one => (int)one));
        await confirms.Settle(3, multiple: true, taken: true);
        await confirms.Settle(4, multiple: true, taken: false);
        Assert.Equal([1, 2, 4], refused.Select(one => (int)one));
    }

    [Fact]
    public async Task A_new_channel_counts_from_the_beginning()
    {
        var refused = new List<ulong>();
        var confirms = new Confirms(refused.Add);
        confirms.Begin();
        confirms.Publishing([Of(1)]);
        confirms.Begin();
        confirms.Publishing([Of(2)]);
        await confirms.Settle(1, multiple: false, taken: false);
        Assert.Equal([2], refused.Select(one => (int)one));
    }

    private static Outgoing Of(ulong correlation) => new("", "queue", [], long.MaxValue, correlation);
}
