using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Grains.Storage;
using OrleansBank.Harness;
using static OrleansBank.Silo.Tests.Storage.Sample;

namespace OrleansBank.Silo.Tests.Storage.Postgres;

/// <summary>What is committed together, and by several processes at once.</summary>
public sealed class BatchTests(PostgresFixture server) : PostgresTest(server)
{
    private static readonly UserId Alice = new("alice");

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_row_that_stands_twice_in_a_batch_costs_one_turn_and_no_other(int connections)
    {
        var store = await StoreAsync(options => options with { CommitConnections = connections });
        await store.CommitAsync(Commit(Alice, new StateWrite("core", 0, Bytes("x"))), Soon);
        Task<CommitResult> first;
        Task<CommitResult>[] others;
        await using (await Server.HoldStateAsync(Database, "alice"))
        {
            first = store.CommitAsync(Commit(Alice, new StateWrite("core", 1, Bytes("y"))), Soon).AsTask();
            await Server.UntilWaitingAsync(Database, 1);
            // With one connection these wait for it, and go as one batch.
            others =
            [
                .. Enumerable
                    .Range(0, 100)
                    .Select(user =>
                        store.CommitAsync(Commit(User(user), Turn(1), Owed($"{user % 99}", $"{user}")), Soon).AsTask()
                    ),
            ];
        }
        Assert.Equal(CommitResult.Committed, await first);
        var results = await Task.WhenAll(others);
        Assert.Equal([CommitResult.Committed, CommitResult.Invalid], new[] { results[0], results[99] }.Order());
        Assert.All(results[1..99], result => Assert.Equal(CommitResult.Committed, result));
        Assert.Equal(99L, await Server.ExecuteAsync("SELECT count(*) FROM turn", Database));
    }

    [Fact]
    public async Task The_size_of_each_batch_is_measured_and_its_time()
    {
        var store = await StoreAsync(options => options with { CommitConnections = 1 });
        await store.CommitAsync(Commit(Alice, new StateWrite("core", 0, Bytes("x"))), Soon);
        using var measured = new Measured(store.Instruments);
        Task<CommitResult> first;
        Task<CommitResult>[] others;
        await using (await Server.HoldStateAsync(Database, "alice"))
        {
            first = store.CommitAsync(Commit(Alice, new StateWrite("core", 1, Bytes("y"))), Soon).AsTask();
            await Server.UntilWaitingAsync(Database, 1);
            others =
            [
                .. Enumerable
                    .Range(0, 40)
                    .Select(user => store.CommitAsync(Commit(User(user), Turn(1)), Soon).AsTask()),
            ];
        }
        await Task.WhenAll([first, .. others]);
        Assert.Equal([1, 40], measured.Of("store.commit.batch").Select(one => one.Value));
        Assert.Equal(2, measured.Of("store.commit.duration").Count);
    }

    [Fact]
    public async Task Of_two_processes_that_write_the_same_turn_at_once_one_may()
    {
        var (one, other) = (await StoreAsync(), await StoreAsync());
        for (var seq = 1; seq <= 30; seq++)
        {
            var both = await Task.WhenAll(
                one.CommitAsync(Commit(Alice, Turn(seq, payload: "other")), Soon).AsTask(),
                other.CommitAsync(Commit(Alice, Turn(seq)), Soon).AsTask()
            );
            Assert.Equal([CommitResult.Committed, CommitResult.VersionConflict], both.Order());
        }
        for (var version = 0; version < 30; version++)
        {
            var write = new StateWrite("core", version, Bytes("x"));
            var both = await Task.WhenAll(
                one.CommitAsync(Commit(Alice, write), Soon).AsTask(),
                other.CommitAsync(Commit(Alice, write), Soon).AsTask()
            );
            Assert.Equal([CommitResult.Committed, CommitResult.VersionConflict], both.Order());
        }
    }

    [Fact]
    public async Task Many_people_in_two_processes_at_once_end_as_if_one_had_written()
    {
        var (one, other) = (await StoreAsync(), await StoreAsync());
        var kept = await Task.WhenAll(
            Enumerable
                .Range(0, 60)
                .SelectMany(user => new[] { (user, one), (user, other) })
                .Select(async writer =>
                {
                    var (user, store) = writer;
                    var committed = 0;
                    while (committed < 10)
                    {
                        var loaded = await store.LoadAsync(User(user), Soon);
                        var version = loaded.Parts.Count == 0 ? 0 : loaded.Parts[0].Version;
                        var result = await store.CommitAsync(
                            Commit(
                                User(user),
                                new StateWrite("core", version, Bytes("x")),
                                Turn(loaded.LastSeq + 1),
                                new AccountWrite(new BankId($"bank-{user % 7}"), Hash("a"))
                            ),
                            Soon
                        );
                        Assert.True(result is CommitResult.Committed or CommitResult.VersionConflict, $"{result}");
                        committed += result == CommitResult.Committed ? 1 : 0;
                    }
                    return committed;
                })
        );
        Assert.Equal(1_200, kept.Sum());
        for (var user = 0; user < 60; user++)
        {
            var loaded = await one.LoadAsync(User(user), Soon);
            Assert.Equal((20L, 20L), (loaded.LastSeq, Assert.Single(loaded.Parts).Version));
        }
    }

    [Fact]
    public async Task An_erasure_waits_for_a_commit_under_way_elsewhere_and_leaves_nothing_of_it()
    {
        var one = await StoreAsync(options => options with { CommitConnections = 1 });
        var other = await StoreAsync();
        foreach (var user in new[] { Alice, User(1), User(2) })
            await one.CommitAsync(Commit(user, new StateWrite("core", 0, Bytes("x"))), Soon);
        Task<CommitResult> late;
        Task<CommitResult> erasing;
        await using (await Server.HoldStateAsync(Database, "user-2"))
        {
            Task<CommitResult> first;
            await using (await Server.HoldStateAsync(Database, "user-1"))
            {
                first = one.CommitAsync(Commit(User(1), new StateWrite("core", 1, Bytes("y"))), Soon).AsTask();
                await Server.UntilWaitingAsync(Database, 1);
                // These two go together then, and wait before the first of Alice's rows is written.
                late = one.CommitAsync(Commit(Alice, Turn(1), Seen("e"), Transaction("t")), Soon).AsTask();
                _ = one.CommitAsync(Commit(User(2), new StateWrite("core", 1, Bytes("y"))), Soon).AsTask();
            }
            Assert.Equal(CommitResult.Committed, await first);
            await Server.UntilWaitingAsync(Database, 1);
            erasing = other.CommitAsync(Commit(Alice, new PersonErase()), Soon).AsTask();
            await Server.UntilWaitingAsync(Database, 2);
        }
        Assert.Equal(CommitResult.Committed, await late);
        Assert.Equal(CommitResult.Committed, await erasing);
        foreach (var table in new[] { "turn", "event_seen", "bank_transaction" })
            Assert.Equal(0L, await Server.ExecuteAsync($"SELECT count(*) FROM {table}", Database));
        Assert.Equal(2L, await Server.ExecuteAsync("SELECT count(*) FROM person", Database));
    }

    [Fact]
    public async Task What_is_due_is_told_for_the_partitions_of_this_silo_alone()
    {
        var partitions = new Partitions();
        var mine = partitions.Of(User(1));
        int[] owned = [mine];
        var all = await StoreAsync();
        var some = await StoreAsync(options => options with { OwnedPartitions = () => owned });
        for (var user = 0; user < 50; user++)
            await all.CommitAsync(Commit(User(user), new DueWrite(1, "k", null, Noon.AddSeconds(user))), Soon);

        Assert.Equal(50, (await all.DueAsync(Noon.AddHours(1), 100, Soon)).Count);
        var told = await some.DueAsync(Noon.AddHours(1), 100, Soon);
        Assert.Equal(
            Enumerable.Range(0, 50).Select(User).Where(user => partitions.Of(user) == mine),
            told.Select(row => row.User)
        );
        owned = [];
        Assert.Empty(await some.DueAsync(Noon.AddHours(1), 100, Soon));
    }
}
