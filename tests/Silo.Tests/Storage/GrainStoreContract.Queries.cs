using OrleansBank.Domain;
using OrleansBank.Grains.Storage;
using static OrleansBank.Silo.Tests.Storage.Sample;

namespace OrleansBank.Silo.Tests.Storage;

public abstract partial class GrainStoreContract
{
    /// <summary>Rows 1-3, 4, 5-9, 10.</summary>
    private Task FourTurnRows() => Kept(Alice, Turn(1, 3), Turn(4), Turn(5, 9), Turn(10));

    [Theory]
    [InlineData(0, 10, "1 4 5 10")]
    [InlineData(1, 10, "1 4 5 10")]
    [InlineData(2, 10, "1 4 5 10")]
    [InlineData(3, 10, "4 5 10")]
    [InlineData(4, 10, "5 10")]
    [InlineData(8, 10, "5 10")]
    [InlineData(9, 10, "10")]
    [InlineData(10, 10, "")]
    [InlineData(99, 10, "")]
    [InlineData(0, 2, "1 4")]
    [InlineData(0, 0, "")]
    public async Task Turns_above_a_sequence_come_ascending(long after, int limit, string firstSeqs)
    {
        await FourTurnRows();
        await Kept(Bruno, Turn(1, 20));
        var turns = await Store.TurnsAfterAsync(Alice, after, limit, Soon);
        Assert.Equal(firstSeqs, string.Join(' ', turns.Select(turn => turn.FirstSeq)));
    }

    [Theory]
    [InlineData(99, 10, "10 5 4 1")]
    [InlineData(11, 10, "10 5 4 1")]
    [InlineData(10, 10, "5 4 1")]
    [InlineData(9, 10, "5 4 1")]
    [InlineData(6, 10, "5 4 1")]
    [InlineData(5, 10, "4 1")]
    [InlineData(2, 10, "1")]
    [InlineData(1, 10, "")]
    [InlineData(0, 10, "")]
    [InlineData(99, 2, "10 5")]
    public async Task Turns_below_a_sequence_come_descending(long before, int limit, string firstSeqs)
    {
        await FourTurnRows();
        await Kept(Bruno, Turn(1, 20));
        var turns = await Store.TurnsBeforeAsync(Alice, before, limit, Soon);
        Assert.Equal(firstSeqs, string.Join(' ', turns.Select(turn => turn.FirstSeq)));
    }

    [Fact]
    public async Task A_transaction_is_overwritten_by_its_key()
    {
        await Kept(Alice, Transaction("t", Noon, payload: "pending"));
        await Kept(Alice, Transaction("t", Noon.AddDays(1), account: "savings", payload: "posted"));
        var row = Assert.Single(await Store.TransactionsAsync(Alice, Sandbank, [Hash("t"), Hash("none")], Soon));
        Assert.Equal((Noon.AddDays(1), "posted"), (row.BookedAt, Text(row.Payload)));
        Assert.Equal(Hash("savings"), row.AccountHash);
        Assert.Empty(await Between(Noon, Noon.AddHours(1)));
        Assert.Equal(["posted"], await Between(Noon.AddDays(1), Noon.AddDays(2)));
        Assert.Equal(["posted"], await Between(Noon, Noon.AddDays(2), account: "savings"));
        Assert.Empty(await Between(Noon, Noon.AddDays(2), account: "current"));
    }

    [Fact]
    public async Task The_same_transaction_twice_in_one_commit_is_one_row_the_last()
    {
        await Kept(Alice, Transaction("t", payload: "first"), Transaction("t", payload: "second"));
        Assert.Equal(["second"], await Between(Noon, Noon.AddDays(1)));
    }

    [Fact]
    public async Task A_deleted_transaction_is_gone_for_its_person_and_bank_alone()
    {
        await Kept(Alice, Transaction("t"), Transaction("t", bank: Riverbank));
        await Kept(Bruno, Transaction("t"));
        await Kept(Alice, new TransactionDelete(Sandbank, Hash("t")), new TransactionDelete(Sandbank, Hash("none")));
        Assert.Empty(await Store.TransactionsAsync(Alice, Sandbank, [Hash("t")], Soon));
        Assert.Single(await Store.TransactionsAsync(Alice, Riverbank, [Hash("t")], Soon));
        Assert.Single(await Store.TransactionsAsync(Bruno, Sandbank, [Hash("t")], Soon));
    }

    [Fact]
    public async Task Transactions_between_two_times_come_newest_first_the_end_excluded()
    {
        for (var hour = 0; hour < 6; hour++)
        {
            var bank = hour % 2 == 0 ? Sandbank : Riverbank;
            var account = hour < 3 ? "current" : "savings";
            await Kept(Alice, Transaction($"{hour}", Noon.AddHours(hour), bank, account));
        }
        await Kept(Bruno, Transaction("his", Noon.AddHours(1)));

        Assert.Equal(["5", "4", "3", "2", "1", "0"], await Between(Noon, Noon.AddHours(6)));
        Assert.Equal(["3", "2", "1"], await Between(Noon.AddHours(1), Noon.AddHours(4)));
        Assert.Equal(["3", "2", "1"], await Between(Noon.AddMicroseconds(1), Noon.AddHours(3).AddMicroseconds(1)));
        Assert.Equal(["4", "2", "0"], await Between(Noon, Noon.AddHours(6), Sandbank));
        Assert.Equal(["5", "3"], await Between(Noon, Noon.AddHours(6), Riverbank, "savings"));
        Assert.Equal(["2", "1", "0"], await Between(Noon, Noon.AddHours(6), account: "current"));
        Assert.Equal(["5", "4"], await Between(Noon, Noon.AddHours(6), limit: 2));
        Assert.Empty(await Between(Noon.AddHours(6), Noon));
        Assert.Empty(await Between(Noon, Noon.AddHours(6), new BankId("unknown")));
    }

    [Fact]
    public async Task Seen_events_are_told_by_person_and_bank()
    {
        await Kept(Alice, Seen("e-1"), Seen("e-2"), Seen("e-1", Riverbank));
        var seen = await Store.SeenEventsAsync(Alice, Sandbank, [Hash("e-2"), Hash("e-9"), Hash("e-1")], Soon);
        Assert.Equal(2, seen.Count);
        Assert.Contains(seen, one => one.EventHash.SequenceEqual(Hash("e-1")));
        Assert.Contains(seen, one => one.ContentHash.SequenceEqual(Hash("content of e-2")));
        Assert.Empty(await Store.SeenEventsAsync(Alice, Riverbank, [Hash("e-2")], Soon));
        Assert.Empty(await Store.SeenEventsAsync(Bruno, Sandbank, [Hash("e-1")], Soon));
        Assert.Empty(await Store.SeenEventsAsync(Alice, Sandbank, [], Soon));
    }

    [Fact]
    public async Task An_account_leads_to_everybody_who_linked_it_at_that_bank()
    {
        await Kept(Alice, new AccountWrite(Sandbank, Hash("joint")), new AccountWrite(Sandbank, Hash("joint")));
        await Kept(Bruno, new AccountWrite(Sandbank, Hash("joint")), new AccountWrite(Sandbank, Hash("own")));
        Assert.Equal([Alice, Bruno], await Store.UsersOfAccountAsync(Sandbank, Hash("joint"), Soon));
        Assert.Equal([Bruno], await Store.UsersOfAccountAsync(Sandbank, Hash("own"), Soon));
        Assert.Empty(await Store.UsersOfAccountAsync(Riverbank, Hash("joint"), Soon));
    }

    [Fact]
    public async Task Ledger_and_disclosures_come_by_number_and_each_number_stands_once()
    {
        for (var number = 1; number <= 5; number++)
        {
            await Kept(
                Alice,
                new LedgerWrite(number, Bytes($"ledger {number}")),
                new DisclosureWrite(number, Bytes($"shown {number}"))
            );
        }
        var ledger = await Store.LedgerAsync(Alice, 2, 2, Soon);
        Assert.Equal(["3 ledger 3", "4 ledger 4"], ledger.Select(row => $"{row.Number} {Text(row.Payload)}"));
        var shown = await Store.DisclosuresAsync(Alice, 4, 10, Soon);
        Assert.Equal(["5 shown 5"], shown.Select(row => $"{row.Number} {Text(row.Payload)}"));
        await Refused(CommitResult.Invalid, Alice, new LedgerWrite(3, Bytes("forged")));
        await Refused(CommitResult.Invalid, Alice, new DisclosureWrite(5, Bytes("forged")));
        await Kept(Bruno, new LedgerWrite(3, Bytes("his")));
        Assert.Equal("ledger 3", Text((await Store.LedgerAsync(Alice, 2, 1, Soon))[0].Payload));
    }

    [Fact]
    public async Task A_data_key_is_replaced_by_its_scope()
    {
        await Kept(Alice, new KeyWrite("core", Bytes("a")), new KeyWrite("bank:sandbank", Bytes("b")));
        await Kept(Alice, new KeyWrite("core", Bytes("c")));
        var keys = (await Store.LoadAsync(Alice, Soon)).Keys;
        Assert.Equal(["bank:sandbank b", "core c"], keys.Select(key => $"{key.Scope} {Text(key.Wrapped)}").Order());
    }

    [Fact]
    public async Task A_nonce_is_good_once_until_it_is_forgotten()
    {
        var until = Noon.AddSeconds(120);
        Assert.True(await Store.TryUseNonceAsync(Hash("n"), Noon, until, Soon));
        Assert.False(await Store.TryUseNonceAsync(Hash("n"), Noon, until, Soon));
        Assert.False(await Store.TryUseNonceAsync(Hash("n"), until.AddMicroseconds(-1), until, Soon));
        Assert.True(await Store.TryUseNonceAsync(Hash("m"), Noon, until, Soon));
        Assert.True(await Store.TryUseNonceAsync(Hash("n"), until, until.AddSeconds(120), Soon));
    }

    [Fact]
    public async Task Of_many_who_use_one_nonce_at_once_one_may()
    {
        var tries = Enumerable
            .Range(0, 50)
            .Select(_ => Store.TryUseNonceAsync(Hash("n"), Noon, Noon.AddHours(1), Soon).AsTask());
        Assert.Single(await Task.WhenAll(tries), used => used);
    }

    [Fact]
    public async Task A_nonce_is_remembered_over_a_restart()
    {
        Assert.True(await Store.TryUseNonceAsync(Hash("n"), Noon, Noon.AddHours(1), Soon));
        await CloseAsync();
        Store = await OpenAsync();
        Assert.False(await Store.TryUseNonceAsync(Hash("n"), Noon, Noon.AddHours(1), Soon));
    }

    [Fact]
    public async Task A_value_of_the_platform_stands_as_it_was_first_set()
    {
        Assert.Null(await Store.MetaAsync("test", Soon));
        Assert.Equal(Bytes("first"), await Store.MetaOrAddAsync("test", Bytes("first"), Soon));
        Assert.Equal(Bytes("first"), await Store.MetaOrAddAsync("test", Bytes("second"), Soon));
        Assert.Equal(Bytes("first"), await Store.MetaAsync("test", Soon));
        Assert.Null(await Store.MetaAsync("TEST", Soon));
    }

    [Fact]
    public async Task It_says_that_it_is_ready() => Assert.True(await Store.IsReadyAsync(Soon));

    private async Task<IEnumerable<string>> Between(
        DateTimeOffset from,
        DateTimeOffset to,
        BankId? bank = null,
        string? account = null,
        int limit = 100
    )
    {
        var hash = account is null ? null : Hash(account);
        return (await Store.TransactionsBetweenAsync(Alice, bank, hash, from, to, limit, Soon)).Select(row =>
            Text(row.Payload)
        );
    }
}
