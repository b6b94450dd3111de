using OrleansBank.Grains.Storage;
using static OrleansBank.Silo.Tests.Storage.Sample;

namespace OrleansBank.Silo.Tests.Storage;

public abstract partial class GrainStoreContract
{
    [Fact]
    public async Task Of_turns_committed_together_each_guilty_one_fails_alone()
    {
        await Kept(User(1), Turn(1), Seen("e"));
        await Kept(User(2), Turn(1, clientId: "c"));
        await Kept(User(3), new StateWrite("core", 0, Bytes("x")));
        await Kept(User(4), new LedgerWrite(1, Bytes("x")));

        for (var round = 0; round < 5; round++)
        {
            var good = Enumerable
                .Range(100, 300)
                .Select(user => (User(user), CommitResult.Committed, (RowWrite[])[Turn(round + 1)]));
            (Domain.UserId, CommitResult, RowWrite[])[] guilty =
            [
                (User(1), CommitResult.VersionConflict, [Turn(2), Seen("e")]),
                (User(2), CommitResult.ClientIdUsed, [new StateWrite("core", 0, Bytes("x")), Turn(2, clientId: "c")]),
                (User(3), CommitResult.VersionConflict, [Turn(1), new StateWrite("core", 5, Bytes("x"))]),
                (User(4), CommitResult.Invalid, [Turn(1), new LedgerWrite(1, Bytes("y"))]),
                (User(5), CommitResult.VersionConflict, [Turn(2)]),
                (User(6), CommitResult.Invalid, [Turn(1), new TurnRewrite(9, Bytes("x"))]),
            ];
            var all = good.Concat(guilty)
                .OrderBy(turn => turn.Item1.Value.GetHashCode(StringComparison.Ordinal))
                .ToList();
            var results = await Task.WhenAll(
                all.Select(turn => Store.CommitAsync(Commit(turn.Item1, turn.Item3), Soon).AsTask())
            );
            Assert.Equal(
                all.Select(turn => (turn.Item1, turn.Item2)),
                all.Select((turn, i) => (turn.Item1, results[i]))
            );
        }
        for (var user = 1; user <= 6; user++)
            Assert.Equal(user <= 2 ? 1 : 0, (await Store.LoadAsync(User(user), Soon)).LastSeq);
        for (var user = 100; user < 400; user++)
            Assert.Equal(5, (await Store.LoadAsync(User(user), Soon)).LastSeq);
    }

    [Fact]
    public async Task Many_people_at_once_keep_each_their_own_order()
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(async user =>
                {
                    for (var seq = 1; seq <= 20; seq++)
                    {
                        await Kept(
                            User(user),
                            new StateWrite("core", seq - 1, Bytes($"{seq}")),
                            Turn(seq, payload: $"{user}/{seq}"),
                            Seen($"{seq}"),
                            Transaction($"{seq}")
                        );
                    }
                })
        );
        for (var user = 0; user < 100; user++)
        {
            Assert.Equal(
                Enumerable.Range(1, 20).Select(seq => $"{user}/{seq}"),
                (await TurnsOf(User(user))).Select(turn => Text(turn.Payload))
            );
            Assert.Equal(20, Assert.Single((await Store.LoadAsync(User(user), Soon)).Parts).Version);
        }
    }

    [Fact]
    public async Task Of_two_owners_who_write_the_same_turn_at_once_one_may()
    {
        for (var seq = 1; seq <= 20; seq++)
        {
            var both = await Task.WhenAll(
                Store.CommitAsync(Commit(Alice, Turn(seq, payload: "one")), Soon).AsTask(),
                Store.CommitAsync(Commit(Alice, Turn(seq, payload: "other")), Soon).AsTask()
            );
            Assert.Equal([CommitResult.Committed, CommitResult.VersionConflict], both.Order());
        }
        Assert.Equal(20, (await TurnsOf(Alice)).Count);
    }

    [Fact]
    public async Task Reads_go_on_during_writes_and_see_whole_turns_only()
    {
        using var writing = new CancellationTokenSource();
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reader = Task.Run(async () =>
        {
            var reads = 0;
            while (!writing.IsCancellationRequested)
            {
                var loaded = await Store.LoadAsync(Alice, Soon);
                Assert.Equal(loaded.LastSeq, loaded.Parts.Count == 0 ? 0 : loaded.Parts[0].Version);
                Assert.True((await TurnsOf(Alice)).Count >= loaded.LastSeq);
                reads++;
                began.TrySetResult();
            }
            return reads;
        });
        await Task.WhenAny(began.Task, reader);
        for (var seq = 1; seq <= 200; seq++)
            await Kept(Alice, new StateWrite("core", seq - 1, Bytes("x")), Turn(seq));
        await writing.CancelAsync();
        Assert.True(await reader > 0);
    }

    [Fact]
    public async Task What_was_answered_is_seen_by_every_read_that_begins_later()
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(async user =>
                {
                    for (var seq = 1; seq <= 20; seq++)
                    {
                        await Kept(User(user), Turn(seq));
                        Assert.Equal(seq, (await Store.LoadAsync(User(user), Soon)).LastSeq);
                    }
                })
        );
    }

    [Fact]
    public async Task A_caller_who_left_early_takes_no_turn_back_that_was_begun()
    {
        using var left = new CancellationTokenSource();
        var commit = Store.CommitAsync(Commit(Alice, Turn(1)), left.Token);
        await left.CancelAsync();
        Assert.Equal(CommitResult.Committed, await commit);
        Assert.Equal(1, (await Store.LoadAsync(Alice, Soon)).LastSeq);
    }
}
