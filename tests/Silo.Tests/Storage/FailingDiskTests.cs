using Microsoft.Extensions.Logging.Abstractions;
using OrleansBank.Grains.Storage;
using OrleansBank.Silo.Storage;
using OrleansBank.Silo.Storage.Sqlite;
using static OrleansBank.Silo.Tests.Storage.Sample;

namespace OrleansBank.Silo.Tests.Storage;

/// <summary>What the embedded store says and keeps while its disk fails. One test at a time: the disk is the process's.</summary>
public sealed class FailingDiskTests : IAsyncLifetime, IDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;
    private readonly TemporaryFolder folder = new();
    private SqliteGrainStore store = null!;

    public Task InitializeAsync()
    {
        FailingVfs.FailSync = FailingVfs.FailWrite = false;
        WipingAllocator.Install();
        FailingVfs.Register();
        store = Open();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        FailingVfs.FailSync = FailingVfs.FailWrite = false;
        await store.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_answered_commit_was_synced_before()
    {
        var before = FailingVfs.SyncsSeen;
        for (var seq = 1; seq <= 20; seq++)
        {
            Assert.Equal(CommitResult.Committed, await CommitAsync(seq));
            Assert.True(FailingVfs.SyncsSeen >= before + seq, "a commit was answered without a sync of the log");
        }
    }

    [Fact]
    public async Task What_a_commit_writes_to_the_log_is_one_write()
    {
        Assert.Equal(CommitResult.Committed, await CommitAsync(1));
        var before = FailingVfs.WritesSeen;
        for (var seq = 2; seq <= 21; seq++)
            Assert.Equal(CommitResult.Committed, await CommitAsync(seq, new string('x', 3_000)));
        Assert.Equal(before + 20, FailingVfs.WritesSeen);
    }

    [Fact]
    public async Task A_commit_larger_than_what_is_gathered_is_whole()
    {
        var large = new string('x', 3_000_000);
        Assert.Equal(CommitResult.Committed, await CommitAsync(1, large));
        Assert.Equal(CommitResult.Committed, await CommitAsync(2));
        await ReopenAsync();
        var turns = await store.TurnsAfterAsync(User(1), 0, 10, Never);
        Assert.Equal([large, "turn"], turns.Select(turn => System.Text.Encoding.UTF8.GetString(turn.Payload)));
    }

    [Fact]
    public async Task When_the_sync_fails_nothing_is_acknowledged_and_the_store_says_that_it_is_not_ready()
    {
        Assert.Equal(CommitResult.Committed, await CommitAsync(1));
        FailingVfs.FailSync = true;
        var refused = FailingVfs.SyncsRefused;

        // The first one may stand in the log; those after it were never tried.
        Assert.Equal(CommitResult.Unknown, await CommitAsync(2));
        Assert.True(FailingVfs.SyncsRefused > refused);
        for (var i = 0; i < 5; i++)
            Assert.Equal(CommitResult.Failed, await CommitAsync(2));
        Assert.False(await store.IsReadyAsync(Never));
        await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
            await store.TryUseNonceAsync(Hash("n"), Noon, Noon.AddHours(1), Never)
        );
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.MetaOrAddAsync("m", [1], Never));

        // What is read is what was durable before.
        Assert.Equal(1, (await store.LoadAsync(User(1), Never)).LastSeq);
    }

    [Fact]
    public async Task When_the_disk_is_well_again_the_store_is_and_what_failed_is_lost_whole()
    {
        Assert.Equal(CommitResult.Committed, await CommitAsync(1));
        FailingVfs.FailSync = true;
        Assert.Equal(CommitResult.Unknown, await CommitAsync(2, "lost"));
        FailingVfs.FailSync = false;

        Assert.True(await store.IsReadyAsync(Never));
        Assert.Equal(1, (await store.LoadAsync(User(1), Never)).LastSeq);
        Assert.Null(await store.TurnOfClientIdAsync(User(1), "client-2", Never));
        Assert.Equal(CommitResult.Committed, await CommitAsync(2, "kept"));

        await ReopenAsync();
        var turns = await store.TurnsAfterAsync(User(1), 0, 10, Never);
        Assert.Equal(["turn", "kept"], turns.Select(turn => System.Text.Encoding.UTF8.GetString(turn.Payload)));
    }

    [Fact]
    public async Task All_turns_that_waited_for_a_failed_sync_share_its_fate()
    {
        FailingVfs.FailSync = true;
        var results = await Task.WhenAll(
            Enumerable.Range(1, 200).Select(user => store.CommitAsync(Commit(User(user), Turn(1)), Never).AsTask())
        );
        Assert.All(
            results,
            result => Assert.Contains(result, (CommitResult[])[CommitResult.Unknown, CommitResult.Failed])
        );
        FailingVfs.FailSync = false;
        Assert.True(await store.IsReadyAsync(Never));
        for (var user = 1; user <= 200; user++)
        {
            Assert.Equal(0, (await store.LoadAsync(User(user), Never)).LastSeq);
            Assert.Equal(CommitResult.Committed, await store.CommitAsync(Commit(User(user), Turn(1)), Never));
        }
    }

    [Fact]
    public async Task A_full_disk_fails_turns_for_certain_and_room_makes_it_well()
    {
        Assert.Equal(CommitResult.Committed, await CommitAsync(1));
        FailingVfs.FailWrite = true;
        Assert.Contains(await CommitAsync(2), (CommitResult[])[CommitResult.Failed, CommitResult.Unknown]);
        Assert.Equal(CommitResult.Failed, await CommitAsync(2));
        Assert.False(await store.IsReadyAsync(Never));
        FailingVfs.FailWrite = false;
        Assert.Equal(CommitResult.Committed, await CommitAsync(2));
        await ReopenAsync();
        Assert.Equal(2, (await store.LoadAsync(User(1), Never)).LastSeq);
    }

    [Fact]
    public async Task Through_many_failures_the_store_keeps_what_it_acknowledged_and_nothing_else()
    {
        var random = new Random(20_260_314);
        var acknowledged = 0;
        for (var round = 0; round < 60; round++)
        {
            FailingVfs.FailSync = random.Next(3) == 0;
            FailingVfs.FailWrite = random.Next(6) == 0;
            var result = await CommitAsync(acknowledged + 1);
            Assert.NotEqual(CommitResult.VersionConflict, result);
            if (result == CommitResult.Committed)
                acknowledged++;
            Assert.Equal(acknowledged, (await store.LoadAsync(User(1), Never)).LastSeq);
            if (round % 20 == 19)
            {
                FailingVfs.FailSync = FailingVfs.FailWrite = false;
                await ReopenAsync();
                Assert.Equal(acknowledged, (await store.LoadAsync(User(1), Never)).LastSeq);
            }
        }
        Assert.InRange(acknowledged, 10, 59);
    }

    private ValueTask<CommitResult> CommitAsync(int seq, string payload = "turn") =>
        store.CommitAsync(Commit(User(1), Turn(seq, clientId: $"client-{seq}", payload: payload)), Never);

    private async Task ReopenAsync()
    {
        await store.DisposeAsync();
        store = Open();
    }

    private SqliteGrainStore Open() =>
        SqliteGrainStore.Open(
            new SqliteStoreOptions { Directory = folder.Path, Vfs = FailingVfs.Name },
            TimeProvider.System,
            NullLogger.Instance
        );
}
