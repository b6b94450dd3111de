using OrleansBank.Grains.Storage;
using static OrleansBank.Silo.Tests.Storage.Sample;

namespace OrleansBank.Silo.Tests.Storage;

public abstract partial class GrainStoreContract
{
    private static RowWrite[] EverythingOf(string mark, int fromSeq = 1) =>
        [
            new StateWrite("core", 0, Bytes(mark)),
            new StateWrite("bank:sandbank", 0, Bytes(mark)),
            new StateWrite("bank:riverbank", 0, Bytes(mark)),
            new KeyWrite("core", Bytes(mark)),
            new KeyWrite("bank:sandbank", Bytes(mark)),
            new KeyWrite("bank:riverbank", Bytes(mark)),
            Turn(fromSeq, clientId: "client"),
            Transaction(mark + "-s", bank: Sandbank),
            Transaction(mark + "-r", bank: Riverbank),
            Seen(mark + "-s", Sandbank),
            Seen(mark + "-r", Riverbank),
            new AccountWrite(Sandbank, Hash("joint")),
            new AccountWrite(Riverbank, Hash("joint")),
            new LedgerWrite(1, Bytes(mark)),
            new DisclosureWrite(1, Bytes(mark)),
            new DueWrite(1, "s", Sandbank, Noon),
            new DueWrite(1, "r", Riverbank, Noon),
            new DueWrite(1, "own", null, Noon),
            Owed(mark + "-s", mark + "-s", Sandbank),
            Owed(mark + "-r", mark + "-r", Riverbank),
            Owed(mark + "-notice", mark + "-notice", Sandbank, erasedWithBank: false),
        ];

    [Fact]
    public async Task Erasing_a_bank_removes_what_is_the_banks_and_nothing_else()
    {
        await Kept(Alice, EverythingOf("alice"));
        await Kept(Bruno, EverythingOf("bruno"));
        await Kept(Alice, new BankErase(Sandbank));

        var loaded = await Store.LoadAsync(Alice, Soon);
        Assert.Equal(["bank:riverbank", "core"], loaded.Parts.Select(part => part.Part));
        Assert.Equal(["bank:riverbank", "core"], loaded.Keys.Select(key => key.Scope));
        Assert.Empty(await Store.TransactionsAsync(Alice, Sandbank, [Hash("alice-s")], Soon));
        Assert.Single(await Store.TransactionsAsync(Alice, Riverbank, [Hash("alice-r")], Soon));
        Assert.Empty(await Store.SeenEventsAsync(Alice, Sandbank, [Hash("alice-s")], Soon));
        Assert.Single(await Store.SeenEventsAsync(Alice, Riverbank, [Hash("alice-r")], Soon));
        Assert.Equal([Bruno], await Store.UsersOfAccountAsync(Sandbank, Hash("joint"), Soon));
        Assert.Equal([Alice, Bruno], await Store.UsersOfAccountAsync(Riverbank, Hash("joint"), Soon));
        var due = (await Store.DueAsync(Noon, 10, Soon)).Where(row => row.User == Alice).Select(row => row.Key);
        Assert.Equal(["own", "r"], due.Order());
        Assert.Equal(
            ["alice-notice", "alice-r", "bruno-notice", "bruno-r", "bruno-s"],
            (await Store.LeaseOutboxAsync(Noon, TimeSpan.FromHours(1), 10, Soon)).Select(row => row.Id).Order()
        );

        // What is the person's own stays: messages (rewritten beside it), ledger, disclosures.
        Assert.Single(await TurnsOf(Alice));
        Assert.Single(await Store.LedgerAsync(Alice, 0, 10, Soon));
        Assert.Single(await Store.DisclosuresAsync(Alice, 0, 10, Soon));
        Assert.Equal(3, (await Store.LoadAsync(Bruno, Soon)).Parts.Count);
    }

    [Fact]
    public async Task After_an_erasure_the_same_bank_can_be_linked_and_its_events_seen_anew()
    {
        await Kept(Alice, EverythingOf("alice"));
        await Kept(
            Alice,
            new BankErase(Sandbank),
            new TurnRewrite(1, Bytes("tombstone")),
            new LedgerWrite(2, Bytes("revoked"))
        );
        await Kept(
            Alice,
            new StateWrite("bank:sandbank", 0, Bytes("again")),
            new KeyWrite("bank:sandbank", Bytes("new key")),
            Seen("alice-s"),
            Transaction("alice-s")
        );
        Assert.Equal("tombstone", Text(Assert.Single(await TurnsOf(Alice)).Payload));
    }

    [Fact]
    public async Task Rows_written_after_an_erasure_in_the_same_commit_stand()
    {
        await Kept(Alice, EverythingOf("alice"));
        await Kept(
            Alice,
            new BankErase(Sandbank),
            new KeyWrite("bank:sandbank", Bytes("new")),
            Seen("alice-s"),
            new StateWrite("bank:sandbank", 0, Bytes("state anew"))
        );
        var state = (await Store.LoadAsync(Alice, Soon)).Parts.Single(row => row.Part == "bank:sandbank");
        Assert.Equal((1, "state anew"), (state.Version, Text(state.Payload)));
        var key = (await Store.LoadAsync(Alice, Soon)).Keys.Single(row => row.Scope == "bank:sandbank");
        Assert.Equal("new", Text(key.Wrapped));
    }

    [Fact]
    public async Task Erasing_a_person_leaves_nothing_but_notices_of_revocation()
    {
        await Kept(Alice, EverythingOf("alice"));
        await Kept(Bruno, EverythingOf("bruno"));
        await Kept(Alice, new PersonErase(), Owed("alice-goodbye", "goodbye", Riverbank, erasedWithBank: false));

        var loaded = await Store.LoadAsync(Alice, Soon);
        Assert.Empty(loaded.Parts);
        Assert.Empty(loaded.Keys);
        Assert.Equal(0, loaded.LastSeq);
        Assert.Empty(await TurnsOf(Alice));
        Assert.Null(await Store.TurnOfClientIdAsync(Alice, "client", Soon));
        Assert.Empty(await Store.TransactionsAsync(Alice, Riverbank, [Hash("alice-r")], Soon));
        Assert.Empty(await Store.SeenEventsAsync(Alice, Riverbank, [Hash("alice-r")], Soon));
        Assert.Equal([Bruno], await Store.UsersOfAccountAsync(Riverbank, Hash("joint"), Soon));
        Assert.Empty(await Store.LedgerAsync(Alice, 0, 10, Soon));
        Assert.Empty(await Store.DisclosuresAsync(Alice, 0, 10, Soon));
        Assert.All(await Store.DueAsync(Noon, 10, Soon), row => Assert.Equal(Bruno, row.User));
        var owed = await Store.LeaseOutboxAsync(Noon, TimeSpan.FromHours(1), 10, Soon);
        Assert.Equal(
            ["alice-goodbye", "alice-notice"],
            owed.Where(row => row.User == Alice).Select(row => row.Id).Order()
        );
        Assert.All(owed.Where(row => row.User == Alice), row => Assert.False(row.ErasedWithBank));
        Assert.Equal(3, (await Store.LoadAsync(Bruno, Soon)).Parts.Count);
    }

    [Fact]
    public async Task An_erased_person_can_begin_anew_from_the_first_sequence()
    {
        await Kept(Alice, EverythingOf("alice"));
        await Kept(Alice, new PersonErase());
        await Kept(Alice, EverythingOf("anew"));
        Assert.Equal(1, (await Store.LoadAsync(Alice, Soon)).LastSeq);
    }

    public static TheoryData<RowWrite> RowsThatMayNotStandBesideAnErasure =>
        [
            Turn(1),
            new StateWrite("core", 0, Bytes("x")),
            new LedgerWrite(1, Bytes("x")),
            new BankErase(Sandbank),
            Owed("o", erasedWithBank: true),
        ];

    [Theory]
    [MemberData(nameof(RowsThatMayNotStandBesideAnErasure))]
    public async Task Nothing_else_may_stand_beside_the_erasure_of_a_person(RowWrite other)
    {
        await Kept(Alice, new KeyWrite("core", Bytes("key")));
        await Refused(CommitResult.Invalid, Alice, new PersonErase(), other);
        await Refused(CommitResult.Invalid, Alice, other, new PersonErase());
        Assert.Single((await Store.LoadAsync(Alice, Soon)).Keys);
    }

    [Fact]
    public async Task A_store_scrubbed_under_load_loses_nothing_and_answers_everybody()
    {
        var turns = Enumerable
            .Range(0, 40)
            .Select(async user =>
            {
                for (var seq = 1; seq <= 10; seq++)
                {
                    await Kept(User(user), Turn(seq));
                    if (seq % 5 == 0)
                        await Store.ScrubAsync(Soon);
                    Assert.Equal(seq, (await Store.LoadAsync(User(user), Soon)).LastSeq);
                }
            });
        await Task.WhenAll(turns);
        for (var user = 0; user < 40; user++)
            Assert.Equal(10, (await TurnsOf(User(user))).Count);
    }
}
