using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Grains.Storage;
using static OrleansBank.Silo.Tests.Storage.Sample;

namespace OrleansBank.Silo.Tests.Storage.Postgres;

/// <summary>At most one owner of a partition can commit.</summary>
public sealed class FenceTests(PostgresFixture server) : PostgresTest(server)
{
    private static readonly UserId Alice = new("alice");
    private static readonly int Partition = new Partitions().Of(Alice);

    [Fact]
    public async Task Each_taker_gets_the_next_epoch_also_when_many_take_at_once()
    {
        var (one, other) = (await LedgerAsync(), await LedgerAsync());
        var epochs = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i => (i % 2 == 0 ? one : other).TakeAsync(Partition, $"silo-{i}", Soon).AsTask())
        );
        Assert.Equal(Enumerable.Range(1, 20).Select(epoch => (long)epoch), epochs.Order());
        var owner = Assert.Single(await one.OwnersAsync(Soon));
        Assert.Equal((Partition, 20L), (owner.Partition, owner.Epoch));
        Assert.Equal($"silo-{Array.IndexOf(epochs, 20)}", owner.Silo);
        Assert.True(await one.HoldsAsync(Partition, 20, Soon));
        Assert.False(await one.HoldsAsync(Partition, 19, Soon));
        Assert.False(await one.HoldsAsync(Partition + 1, 1, Soon));
    }

    public static TheoryData<RowWrite> RowsOfAnyKind =>
        [
            new StateWrite("core", 0, Bytes("x")),
            Turn(1),
            Seen("e"),
            new DueWrite(1, "k", null, Noon),
            new DisclosureWrite(1, Bytes("x")),
            new KeyWrite("core", Bytes("x")),
            Owed("o"),
        ];

    [Theory]
    [MemberData(nameof(RowsOfAnyKind))]
    public async Task A_commit_of_an_older_epoch_is_refused_and_keeps_nothing(RowWrite row)
    {
        var store = await StoreAsync();
        var ledger = await LedgerAsync();
        var old = new Fence(Partition, await ledger.TakeAsync(Partition, "a", Soon));
        var young = new Fence(Partition, await ledger.TakeAsync(Partition, "b", Soon));
        Assert.Equal(CommitResult.StaleEpoch, await store.CommitAsync(Fenced(Alice, old, row), Soon));
        Assert.Equal(0L, await Server.ExecuteAsync("SELECT count(*) FROM person", Database));
        Assert.Equal(0L, await Server.ExecuteAsync("SELECT count(*) FROM outbox", Database));
        Assert.Equal(CommitResult.Committed, await store.CommitAsync(Fenced(Alice, young, row), Soon));
    }

    [Fact]
    public async Task Nobody_commits_in_a_partition_that_was_never_taken_or_in_an_epoch_to_come()
    {
        var store = await StoreAsync();
        var never = await store.CommitAsync(Fenced(Alice, new Fence(Partition, 1), Turn(1)), Soon);
        Assert.Equal(CommitResult.StaleEpoch, never);
        await (await LedgerAsync()).TakeAsync(Partition, "a", Soon);
        var ahead = await store.CommitAsync(Fenced(Alice, new Fence(Partition, 2), Turn(1)), Soon);
        Assert.Equal(CommitResult.StaleEpoch, ahead);
    }

    [Fact]
    public async Task A_fence_of_another_partition_than_the_persons_is_invalid()
    {
        var store = await StoreAsync();
        var other = (Partition + 1) % Partitions.CountDefault;
        var epoch = await (await LedgerAsync()).TakeAsync(other, "a", Soon);
        var result = await store.CommitAsync(Fenced(Alice, new Fence(other, epoch), Turn(1)), Soon);
        Assert.Equal(CommitResult.Invalid, result);
    }

    [Fact]
    public async Task Of_turns_committed_together_only_those_of_the_lost_partition_are_refused()
    {
        var store = await StoreAsync();
        var ledger = await LedgerAsync();
        var partitions = new Partitions();
        var users = Enumerable.Range(0, 200).Select(User).ToList();
        var epochs = new Dictionary<int, long>();
        foreach (var partition in users.Select(partitions.Of).Distinct())
            epochs[partition] = await ledger.TakeAsync(partition, "a", Soon);
        var lost = partitions.Of(users[0]);
        await ledger.TakeAsync(lost, "b", Soon);

        var results = await Task.WhenAll(
            users.Select(user =>
            {
                var fence = new Fence(partitions.Of(user), epochs[partitions.Of(user)]);
                return store.CommitAsync(Fenced(user, fence, Turn(1)), Soon).AsTask();
            })
        );
        Assert.Equal(
            users.Select(user => partitions.Of(user) == lost ? CommitResult.StaleEpoch : CommitResult.Committed),
            results
        );
    }

    [Fact]
    public async Task A_taker_waits_for_a_commit_under_way_and_none_of_the_older_epoch_comes_after_it()
    {
        var store = await StoreAsync();
        var ledger = await LedgerAsync();
        var fence = new Fence(Partition, await ledger.TakeAsync(Partition, "a", Soon));
        await store.CommitAsync(Fenced(Alice, fence, new StateWrite("core", 0, Bytes("first"))), Soon);
        var neighbour = Enumerable.Range(0, 10_000).Select(User).First(user => new Partitions().Of(user) == Partition);

        Task<CommitResult> underWay;
        Task<long> taking;
        Task<CommitResult> late;
        await using (await Server.HoldStateAsync(Database, "alice"))
        {
            underWay = store
                .CommitAsync(Fenced(Alice, fence, new StateWrite("core", 1, Bytes("second"))), Soon)
                .AsTask();
            await Server.UntilWaitingAsync(Database, 1);
            taking = ledger.TakeAsync(Partition, "b", Soon).AsTask();
            await Server.UntilWaitingAsync(Database, 2);
            late = store.CommitAsync(Fenced(neighbour, fence, Turn(1)), Soon).AsTask();
            await Server.UntilWaitingAsync(Database, 3);
            Assert.False(taking.IsCompleted);
        }
        Assert.Equal(CommitResult.Committed, await underWay);
        Assert.Equal(fence.Epoch + 1, await taking);
        Assert.Equal(CommitResult.StaleEpoch, await late);
        Assert.Equal("second", Text(Assert.Single((await store.LoadAsync(Alice, Soon)).Parts).Payload));
    }

    private static string Text(byte[] bytes) => System.Text.Encoding.UTF8.GetString(bytes);
}
