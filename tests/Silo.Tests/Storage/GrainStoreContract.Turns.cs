using OrleansBank.Grains.Storage;
using static OrleansBank.Silo.Tests.Storage.Sample;

namespace OrleansBank.Silo.Tests.Storage;

public abstract partial class GrainStoreContract
{
    [Fact]
    public async Task A_person_of_whom_nothing_is_kept_loads_empty()
    {
        var loaded = await Store.LoadAsync(Alice, Soon);
        Assert.Empty(loaded.Parts);
        Assert.Empty(loaded.Keys);
        Assert.Equal(0, loaded.LastSeq);
        Assert.Empty(await TurnsOf(Alice));
    }

    [Fact]
    public async Task A_commit_keeps_every_row_of_the_turn()
    {
        await Kept(
            Alice,
            new StateWrite("core", 0, Bytes("state")),
            new KeyWrite("core", Bytes("wrapped")),
            new TurnWrite(1, 3, Noon, "client-1", Hash("content"), Bytes("messages")),
            Transaction("t-1"),
            Seen("e-1"),
            new AccountWrite(Sandbank, Hash("current")),
            new LedgerWrite(1, Bytes("granted")),
            new DisclosureWrite(1, Bytes("shown")),
            new DueWrite(1, "consent-1", Sandbank, Noon),
            Owed("o-1")
        );

        var loaded = await Store.LoadAsync(Alice, Soon);
        var part = Assert.Single(loaded.Parts);
        Assert.Equal(("core", 1L, "state"), (part.Part, part.Version, Text(part.Payload)));
        var key = Assert.Single(loaded.Keys);
        Assert.Equal(("core", "wrapped"), (key.Scope, Text(key.Wrapped)));
        Assert.Equal(3, loaded.LastSeq);

        var turn = Assert.Single(await TurnsOf(Alice));
        Assert.Equal((1L, 3L, Noon, "client-1"), (turn.FirstSeq, turn.LastSeq, turn.At, turn.ClientId));
        Assert.Equal(Hash("content"), turn.ContentHash);
        Assert.Equal("messages", Text(turn.Payload));

        var transaction = Assert.Single(await Store.TransactionsAsync(Alice, Sandbank, [Hash("t-1")], Soon));
        Assert.Equal((Sandbank, Noon, "t-1"), (transaction.Bank, transaction.BookedAt, Text(transaction.Payload)));
        Assert.Equal(Hash("t-1"), transaction.KeyHash);
        Assert.Equal(Hash("current"), transaction.AccountHash);

        var seen = Assert.Single(await Store.SeenEventsAsync(Alice, Sandbank, [Hash("e-1")], Soon));
        Assert.Equal(Hash("e-1"), seen.EventHash);
        Assert.Equal(Hash("content of e-1"), seen.ContentHash);
        Assert.Equal([Alice], await Store.UsersOfAccountAsync(Sandbank, Hash("current"), Soon));
        Assert.Equal("granted", Text(Assert.Single(await Store.LedgerAsync(Alice, 0, 10, Soon)).Payload));
        Assert.Equal("shown", Text(Assert.Single(await Store.DisclosuresAsync(Alice, 0, 10, Soon)).Payload));
        Assert.Equal([new DueRow(Alice, 1, "consent-1", Noon)], await Store.DueAsync(Noon, 10, Soon));
        var owed = Assert.Single(await Store.LeaseOutboxAsync(Noon, TimeSpan.FromSeconds(30), 10, Soon));
        Assert.Equal(("o-1", Alice, Sandbank, Noon, 0), (owed.Id, owed.User, owed.Bank, owed.CreatedAt, owed.Attempts));
        Assert.True(owed.ErasedWithBank);
        Assert.Equal("decision o-1", Text(owed.Payload));
    }

    [Fact]
    public async Task What_was_committed_stands_after_the_store_was_opened_anew()
    {
        await Kept(Alice, new StateWrite("core", 0, Bytes("state")), Turn(1, 2, "client-1"));
        await CloseAsync();
        Store = await OpenAsync();
        Assert.Equal(2, (await Store.LoadAsync(Alice, Soon)).LastSeq);
        Assert.NotNull(await Store.TurnOfClientIdAsync(Alice, "client-1", Soon));
        await Kept(Alice, new StateWrite("core", 1, Bytes("later")), Turn(3));
    }

    [Fact]
    public async Task State_grows_by_one_version_with_each_write()
    {
        await Kept(Alice, new StateWrite("core", 0, Bytes("a")));
        await Kept(Alice, new StateWrite("core", 1, Bytes("b")));
        var part = Assert.Single((await Store.LoadAsync(Alice, Soon)).Parts);
        Assert.Equal((2L, "b"), (part.Version, Text(part.Payload)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task State_of_another_version_is_a_conflict_and_nothing_of_the_turn_is_kept(long expected)
    {
        await Kept(Alice, new StateWrite("core", 0, Bytes("a")));
        await Refused(
            CommitResult.VersionConflict,
            Alice,
            Turn(1),
            Seen("e-1"),
            new StateWrite("core", expected, Bytes("b"))
        );
        Assert.Equal("a", Text(Assert.Single((await Store.LoadAsync(Alice, Soon)).Parts).Payload));
        Assert.Empty(await TurnsOf(Alice));
        Assert.Empty(await Store.SeenEventsAsync(Alice, Sandbank, [Hash("e-1")], Soon));
    }

    [Fact]
    public async Task State_that_does_not_exist_has_version_zero_also_for_its_removal()
    {
        await Refused(CommitResult.VersionConflict, Alice, new StateWrite("core", 1, Bytes("a")));
        await Refused(CommitResult.VersionConflict, Alice, new StateWrite("core", 1, null));
        await Kept(Alice, new StateWrite("core", 0, null));
        await Kept(Alice, new StateWrite("core", 0, Bytes("a")));
    }

    [Fact]
    public async Task Removed_state_begins_anew()
    {
        await Kept(Alice, new StateWrite("core", 0, Bytes("a")));
        await Kept(Alice, new StateWrite("core", 1, null));
        Assert.Empty((await Store.LoadAsync(Alice, Soon)).Parts);
        await Kept(Alice, new StateWrite("core", 0, Bytes("b")));
        Assert.Equal(1, Assert.Single((await Store.LoadAsync(Alice, Soon)).Parts).Version);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Sequences_have_neither_gap_nor_overlap(long first)
    {
        await Kept(Alice, Turn(1, 2));
        await Refused(CommitResult.VersionConflict, Alice, Turn(first, first + 1));
        Assert.Equal(2, (await Store.LoadAsync(Alice, Soon)).LastSeq);
        await Kept(Alice, Turn(3));
    }

    [Fact]
    public async Task The_first_sequence_is_one()
    {
        await Refused(CommitResult.VersionConflict, Alice, Turn(2));
        await Kept(Alice, Turn(1));
    }

    [Fact]
    public async Task Several_turn_rows_of_one_commit_follow_each_other()
    {
        await Kept(Alice, Turn(1, 2), Turn(3, 5));
        await Refused(CommitResult.VersionConflict, Alice, Turn(6), Turn(8));
        Assert.Equal(5, (await Store.LoadAsync(Alice, Soon)).LastSeq);
    }

    [Fact]
    public async Task A_client_id_is_unique_per_person()
    {
        await Kept(Alice, Turn(1, clientId: "c"));
        await Refused(CommitResult.ClientIdUsed, Alice, new StateWrite("core", 0, Bytes("x")), Turn(2, clientId: "c"));
        Assert.Empty((await Store.LoadAsync(Alice, Soon)).Parts);
        Assert.Equal(1, (await Store.LoadAsync(Alice, Soon)).LastSeq);
        await Kept(Bruno, Turn(1, clientId: "c"));
        await Kept(Alice, Turn(2), Turn(3));
    }

    [Fact]
    public async Task A_turn_is_found_by_its_client_id_for_its_person_alone()
    {
        await Kept(Alice, Turn(1, 4, "c", "hers"));
        var found = await Store.TurnOfClientIdAsync(Alice, "c", Soon);
        Assert.Equal((1L, 4L, "hers"), (found!.FirstSeq, found.LastSeq, Text(found.Payload)));
        Assert.Null(await Store.TurnOfClientIdAsync(Alice, "C", Soon));
        Assert.Null(await Store.TurnOfClientIdAsync(Bruno, "c", Soon));
    }

    [Fact]
    public async Task A_seen_event_is_a_conflict_and_its_turn_leaves_nothing()
    {
        await Kept(Alice, Seen("e-1"), Transaction("t-1"));
        await Refused(CommitResult.VersionConflict, Alice, Transaction("t-2"), Seen("e-1"), Turn(1));
        Assert.Empty(await Store.TransactionsAsync(Alice, Sandbank, [Hash("t-2")], Soon));
        Assert.Empty(await TurnsOf(Alice));
        await Kept(Alice, Seen("e-1", Riverbank));
        await Kept(Bruno, Seen("e-1"));
    }

    [Fact]
    public async Task A_rewrite_overwrites_the_messages_of_an_existing_turn_and_nothing_else()
    {
        await Kept(Alice, Turn(1, 3, "c", "secret"), Turn(4));
        await Kept(Alice, new TurnRewrite(1, Bytes("tombstone")));
        var turn = (await TurnsOf(Alice))[0];
        Assert.Equal(
            (1L, 3L, Noon, "c", "tombstone"),
            (turn.FirstSeq, turn.LastSeq, turn.At, turn.ClientId, Text(turn.Payload))
        );
        Assert.Equal("turn", Text((await TurnsOf(Alice))[1].Payload));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(9)]
    public async Task A_rewrite_of_a_turn_that_does_not_stand_is_invalid(long first)
    {
        await Kept(Alice, Turn(1, 3));
        await Refused(CommitResult.Invalid, Alice, new TurnRewrite(first, Bytes("x")), new LedgerWrite(1, Bytes("l")));
        Assert.Empty(await Store.LedgerAsync(Alice, 0, 10, Soon));
        Assert.Equal("turn", Text(Assert.Single(await TurnsOf(Alice)).Payload));
    }

    protected static string Text(byte[] bytes) => System.Text.Encoding.UTF8.GetString(bytes);
}
