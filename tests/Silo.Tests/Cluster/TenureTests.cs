using System.Reflection;
using OrleansBank.Domain;
using OrleansBank.Grains.Storage;
using OrleansBank.Silo.Cluster.Ownership;
using OrleansBank.Silo.Cluster.RabbitMq;
using OrleansBank.Silo.Cluster.Wire;
using OrleansBank.Silo.Tests.Runtime;

namespace OrleansBank.Silo.Tests.Cluster;

public sealed class TenureTests
{
    private static readonly UserId Alice = new("alice");
    private readonly ManualClock _clock = new();
    private readonly ClusterLimits _limits = new() { PresencesMax = 2 };

    [Fact]
    public async Task Reads_that_wait_share_one_question_and_never_one_that_began_before_them()
    {
        var questions = new List<TaskCompletionSource<bool>>();
        var asked = new SemaphoreSlim(0);
        var fence = new ReadFence(() =>
        {
            questions.Add(new TaskCompletionSource<bool>());
            asked.Release();
            return new ValueTask<bool>(questions[^1].Task);
        });

        var first = fence.HoldsAsync();
        await asked.WaitAsync();
        // The epoch is taken now: who asks from here on must not get the answer to the question that is under way.
        var (second, third) = (fence.HoldsAsync(), fence.HoldsAsync());
        questions[0].SetResult(true);
        Assert.True(await first);
        await asked.WaitAsync();
        questions[1].SetResult(false);
        Assert.False(await second);
        Assert.False(await third);
        Assert.Equal(2, questions.Count);
    }

    [Fact]
    public async Task A_question_that_failed_fails_those_who_asked_it_and_the_next_is_asked_anew()
    {
        var times = 0;
        var fence = new ReadFence(() => times++ == 0 ? throw new IOException() : new ValueTask<bool>(true));
        await Assert.ThrowsAsync<IOException>(fence.HoldsAsync);
        Assert.True(await fence.HoldsAsync());
    }

    /// <summary>
    /// The ledger may answer late, or carry out late, what a seat asked whose channel was lost and whose next one has the partition: the
    /// simulator found both.
    /// </summary>
    [Fact]
    public void Of_two_tenures_of_a_partition_the_older_one_ends_whichever_comes_first()
    {
        var tenures = new Tenures(partitions: 4);
        var (first, second, third) = (NewTenure(epoch: 3), NewTenure(epoch: 4), NewTenure(epoch: 5));

        Assert.True(tenures.TryBegin(second));
        Assert.False(tenures.TryBegin(first));
        tenures.End(first);
        Assert.Same(second, tenures.Find(2));
        Assert.True(second.IsAlive);

        Assert.True(tenures.TryBegin(third));
        Assert.False(second.IsAlive);
        Assert.Same(third, tenures.Find(2));

        Tenure NewTenure(long epoch) => new(2, epoch, null!, new Audience(_limits, _clock), static () => { });
    }

    /// <summary>A commit that may still be under way must find another epoch when it comes: found by the simulator.</summary>
    [Theory]
    [InlineData(CommitResult.Committed, true)]
    [InlineData(CommitResult.VersionConflict, true)]
    [InlineData(CommitResult.Failed, true)]
    [InlineData(CommitResult.Unknown, false)]
    [InlineData(CommitResult.StaleEpoch, false)]
    public async Task A_commit_that_was_refused_as_stale_or_whose_end_is_not_known_ends_the_tenure(
        CommitResult result,
        bool lives
    )
    {
        var ended = 0;
        var tenure = new Tenure(3, 8, null!, new Audience(_limits, _clock), () => ended++);
        var store = DispatchProxy.Create<IGrainStore, AnsweringStore>();
        ((AnsweringStore)store).Result = result;

        Assert.Equal(result, await new FencedStore(store, tenure).CommitAsync(new TurnCommit(Alice), default));

        Assert.Equal((lives, lives ? 0 : 1), (tenure.IsAlive, ended));
    }

    [Fact]
    public void A_gateway_that_lags_behind_what_was_pushed_is_sent_what_it_misses()
    {
        var audience = new Audience(_limits, _clock);
        Assert.False(audience.Heard("one", new PresenceEntry(Alice, PresenceEntry.CatchesUp)));
        Assert.True(audience.Heard("one", new PresenceEntry(Alice, 4)), "nothing is known of the person yet");
        audience.Knows(Alice, 4);
        Assert.False(audience.Heard("one", new PresenceEntry(Alice, 4)));
        Assert.Equal(["one"], audience.InboxesOf(Alice, lastSeq: 6));
        Assert.True(audience.Heard("one", new PresenceEntry(Alice, 5)));
        Assert.False(audience.Heard("one", new PresenceEntry(Alice, 6)));
    }

    [Fact]
    public void Who_left_or_is_not_told_of_any_more_gets_no_push_and_the_number_is_bounded()
    {
        var audience = new Audience(_limits, _clock);
        audience.Heard("one", new PresenceEntry(Alice, PresenceEntry.CatchesUp));
        audience.Heard("two", new PresenceEntry(Alice, PresenceEntry.CatchesUp));
        audience.Heard("one", new PresenceEntry(Alice, PresenceEntry.Gone));
        Assert.Equal(["two"], audience.InboxesOf(Alice, null));

        _clock.Advance(_limits.PresenceLife);
        audience.Heard("two", new PresenceEntry(new UserId("bruno"), 1));
        audience.Heard("two", new PresenceEntry(new UserId("chloé"), 1));
        Assert.Equal(2, audience.Count);
        _clock.Advance(TimeSpan.FromSeconds(1));
        audience.Sweep();
        Assert.Empty(audience.InboxesOf(Alice, null));
        Assert.Equal(["two"], audience.InboxesOf(new UserId("bruno"), null));
    }

    /// <summary>Answers every commit alike.</summary>
    public class AnsweringStore : DispatchProxy
    {
        internal CommitResult Result { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            new ValueTask<CommitResult>(Result);
    }
}
