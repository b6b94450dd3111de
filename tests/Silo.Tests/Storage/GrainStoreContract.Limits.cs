using OrleansBank.Domain;
using OrleansBank.Grains.Storage;
using static OrleansBank.Silo.Tests.Storage.Sample;

namespace OrleansBank.Silo.Tests.Storage;

public abstract partial class GrainStoreContract
{
    private static readonly string LongestId = new('é', 128);

    public static TheoryData<string, bool> Ids =>
        new()
        {
            { "a", true },
            { "sub|auth0|ab-12@example.org", true },
            { LongestId, true },
            { "", false },
            { LongestId + "x", false },
            { new string('x', 257), false },
            { "a\0b", false },
            { "line\nbreak", false },
            { "del\u007f", false },
            { "c1\u0085", false },
        };

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Ids_have_at_most_256_bytes_and_no_control_character(string id, bool good)
    {
        var expected = good ? CommitResult.Committed : CommitResult.Invalid;
        await Refused(expected, new UserId(id), Turn(1));
        await Refused(expected, User(1), new StateWrite(id, 0, Bytes("x")));
        await Refused(expected, User(2), Turn(1, clientId: id == "" ? "\n" : id));
        await Refused(expected, User(3), Transaction("t", bank: new BankId(id)));
        await Refused(expected, User(4), new DueWrite(1, id, null, Noon));
        await Refused(expected, User(5), Owed(id));
        await Refused(expected, User(6), new KeyWrite(id, Bytes("x")));
        if (good)
            Assert.Equal(1, (await Store.LoadAsync(new UserId(id), Soon)).LastSeq);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(20)]
    [InlineData(33)]
    public async Task Hashes_have_16_or_32_bytes(int length)
    {
        var wrong = new byte[length];
        var right = new byte[16];
        await Refused(CommitResult.Invalid, Alice, new SeenEventWrite(Sandbank, wrong, right, Noon));
        await Refused(CommitResult.Invalid, Alice, new SeenEventWrite(Sandbank, right, wrong, Noon));
        await Refused(CommitResult.Invalid, Alice, new TransactionWrite(Sandbank, wrong, right, Noon, []));
        await Refused(CommitResult.Invalid, Alice, new TransactionWrite(Sandbank, right, wrong, Noon, []));
        await Refused(CommitResult.Invalid, Alice, new AccountWrite(Sandbank, wrong));
        await Refused(CommitResult.Invalid, Alice, new TurnWrite(1, 1, Noon, "c", wrong, []));
        Assert.Equal(0, (await Store.LoadAsync(Alice, Soon)).LastSeq);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 1)]
    [InlineData(2, 1)]
    public async Task A_turn_row_spans_at_least_one_sequence_from_one_on(long first, long last) =>
        await Refused(CommitResult.Invalid, Alice, Turn(first, last));

    [Fact]
    public async Task Payloads_may_be_empty_or_large_and_come_back_byte_for_byte()
    {
        var large = new byte[3_000_000];
        new Random(7).NextBytes(large);
        await Kept(
            Alice,
            new StateWrite("core", 0, []),
            new StateWrite("bank:x", 0, large),
            new TurnWrite(1, 1, Noon, null, null, []),
            new TurnWrite(2, 2, Noon, null, null, large)
        );
        var parts = (await Store.LoadAsync(Alice, Soon)).Parts.ToDictionary(part => part.Part, part => part.Payload);
        Assert.Empty(parts["core"]);
        Assert.Equal(large, parts["bank:x"]);
        Assert.Equal([0, 3_000_000], (await TurnsOf(Alice)).Select(turn => turn.Payload.Length));
    }

    [Fact]
    public async Task Every_byte_value_of_hashes_and_payloads_is_kept()
    {
        var all = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        var hash = all[..32];
        await Kept(Alice, new TransactionWrite(Sandbank, hash, all[224..], Noon, all));
        var row = Assert.Single(await Store.TransactionsAsync(Alice, Sandbank, [hash], Soon));
        Assert.Equal(all, row.Payload);
        Assert.Equal(all[224..], row.AccountHash);
    }

    public static TheoryData<DateTimeOffset, DateTimeOffset> Times =>
        new()
        {
            { Noon.AddMicroseconds(1), Noon.AddMicroseconds(1) },
            { Noon.AddTicks(19), Noon.AddMicroseconds(1) },
            {
                new DateTimeOffset(2026, 7, 1, 2, 0, 0, TimeSpan.FromHours(2)),
                new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero)
            },
            { DateTimeOffset.UnixEpoch.AddTicks(-1), DateTimeOffset.UnixEpoch.AddMicroseconds(-1) },
            {
                new DateTimeOffset(1901, 1, 1, 0, 0, 0, TimeSpan.Zero),
                new DateTimeOffset(1901, 1, 1, 0, 0, 0, TimeSpan.Zero)
            },
            {
                new DateTimeOffset(9998, 12, 31, 0, 0, 0, TimeSpan.Zero),
                new DateTimeOffset(9998, 12, 31, 0, 0, 0, TimeSpan.Zero)
            },
        };

    [Theory]
    [MemberData(nameof(Times))]
    public async Task Times_are_kept_as_whole_microseconds_in_utc(DateTimeOffset given, DateTimeOffset kept)
    {
        await Kept(
            Alice,
            new TurnWrite(1, 1, given, null, null, []),
            Transaction("t", given),
            Seen("e", at: given),
            new DueWrite(1, "k", null, given)
        );
        Assert.Equal(kept, Assert.Single(await TurnsOf(Alice)).At);
        Assert.Equal(TimeSpan.Zero, Assert.Single(await TurnsOf(Alice)).At.Offset);
        Assert.Equal(kept, Assert.Single(await Store.TransactionsAsync(Alice, Sandbank, [Hash("t")], Soon)).BookedAt);
        Assert.Equal(kept, Assert.Single(await Store.DueAsync(kept, 1, Soon)).At);
        Assert.Empty(await Store.DueAsync(kept.AddMicroseconds(-1), 1, Soon));
    }

    [Fact]
    public async Task Text_is_compared_byte_by_byte()
    {
        string[] names = ["Zoe", "alice", "Alice", "ALICE", "a\u0301", "á", "alice ", "ß", "ss"];
        foreach (var name in names)
        {
            await Kept(new UserId(name), Turn(1, clientId: "c"), new AccountWrite(new BankId("B"), Hash("a")));
            await Kept(new UserId(name), new AccountWrite(new BankId("b"), Hash("a")));
        }
        var users = await Store.UsersOfAccountAsync(new BankId("B"), Hash("a"), Soon);
        Assert.Equal(names.Order(StringComparer.Ordinal), users.Select(user => user.Value));
    }
}
