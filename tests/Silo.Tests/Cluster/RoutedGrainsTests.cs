using System.Reflection;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Grains.Conversations;
using OrleansBank.Grains.Runtime;
using OrleansBank.Silo.Cluster;
using OrleansBank.Silo.Cluster.Ownership;
using OrleansBank.Silo.Cluster.RabbitMq;
using OrleansBank.Silo.Tests.Runtime;

namespace OrleansBank.Silo.Tests.Cluster;

/// <summary>
/// What a silo asks for itself: an owner that has not heard of the next one would have called a person's freeze unreadable, and nobody
/// would have sent it (found by the simulator).
/// </summary>
public sealed class RoutedGrainsTests
{
    private static readonly GrainId Alice = ConversationGrainFactory.IdOf(new UserId("alice"));
    private readonly Partitions _partitions = new(4);
    private readonly Tenures _tenures = new(partitions: 4);
    private readonly ScriptedGrains _here = new("here");
    private readonly ScriptedGrains _elsewhere = new("elsewhere");
    private readonly LedgerOf _ledger;
    private readonly IPartitionLedger _asked;

    public RoutedGrainsTests()
    {
        _asked = DispatchProxy.Create<IPartitionLedger, LedgerOf>();
        _ledger = (LedgerOf)_asked;
    }

    [Fact]
    public async Task Whoever_owns_the_partition_answers()
    {
        Assert.Equal("elsewhere", await AskAsync());
        var tenure = Begin();
        Assert.Equal("here", await AskAsync());
        Assert.True(tenure.IsAlive);
        Assert.Equal((1, 1), (_here.Asked, _elsewhere.Asked));
    }

    [Fact]
    public async Task Of_an_owner_that_was_overtaken_the_next_one_answers()
    {
        var tenure = Begin();
        _ledger.Holds = false;
        Assert.Equal("elsewhere", await AskAsync());
        Assert.False(tenure.IsAlive);
        Assert.Equal((1, 1), (_here.Asked, _elsewhere.Asked));
    }

    [Fact]
    public async Task A_turn_whose_partition_was_lost_under_it_is_the_next_owners()
    {
        Begin();
        _here.Failure = new PartitionLostException(0, 7);
        Assert.Equal("elsewhere", await AskAsync());
    }

    [Fact]
    public async Task What_fails_otherwise_is_not_asked_twice()
    {
        Begin();
        _here.Failure = new InvalidOperationException("a bug");
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await AskAsync());
        Assert.Equal(0, _elsewhere.Asked);
    }

    private async Task<object> AskAsync() =>
        await new RoutedGrains(_here, _elsewhere, _partitions, _tenures).AskAsync(Alice, "a question", default);

    private Tenure Begin()
    {
        var audience = new Audience(new ClusterLimits(), new ManualClock());
        var tenure = new Tenure(_partitions.Of(new UserId(Alice.Key)), 7, _asked, audience, static () => { });
        Assert.True(_tenures.TryBegin(tenure));
        return tenure;
    }

    private sealed class ScriptedGrains(string name) : IGrainCaller
    {
        public int Asked { get; private set; }
        public Exception? Failure { get; set; }

        public ValueTask<object> AskAsync(GrainId id, object request, CancellationToken cancellation)
        {
            Asked++;
            return Failure is null ? new ValueTask<object>(name) : throw Failure;
        }
    }

    public class LedgerOf : DispatchProxy
    {
        public bool Holds { get; set; } = true;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod!.Name is nameof(IPartitionLedger.HoldsAsync)
                ? new ValueTask<bool>(Holds)
                : throw new NotSupportedException(targetMethod.Name);
    }
}
