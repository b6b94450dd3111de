using OrleansBank.Contracts;
using static OrleansBank.Silo.Tests.Storage.Sample;

namespace OrleansBank.Silo.Tests.Storage;

public abstract partial class GrainStoreContract
{
    /// <summary>The store below, where the one that is tested stands before another.</summary>
    protected virtual IDeadLetters Letters => (IDeadLetters)Store;

    [Fact]
    public async Task Dead_letters_are_listed_the_oldest_first_and_page_by_page_and_the_living_are_not()
    {
        await Kept(Alice, Owed("a", "1"), Owed("living", "2"));
        await Kept(Bruno, Owed("b", "3", Riverbank, at: Noon.AddSeconds(1)), Owed("c", "4"));
        Assert.Empty(await Letters.ListAsync(0, 10, Soon));
        await LeasedAt(Noon.AddSeconds(1));
        foreach (var id in new[] { "c", "b", "a" })
            await Postponed(id, null, "http_422");

        var first = await Letters.ListAsync(0, 2, Soon);
        var second = await Letters.ListAsync(first[^1].Number, 2, Soon);

        Assert.Equal(["a", "b"], first.Select(letter => letter.Id));
        Assert.Equal(["c"], second.Select(letter => letter.Id));
        Assert.Equal(
            (Riverbank, Noon.AddSeconds(1), 1, "http_422"),
            (first[1].Bank, first[1].CreatedAt, first[1].Attempts, first[1].Error)
        );
    }

    [Fact]
    public async Task What_each_bank_is_owed_is_counted_the_living_and_the_dead_apart()
    {
        Assert.Empty(await Letters.OwedAsync(Soon));
        await Kept(Alice, Owed("a", "1", at: Noon.AddSeconds(2)), Owed("b", "2", at: Noon.AddSeconds(1)));
        await Kept(Bruno, Owed("c", "3", at: Noon), Owed("d", "4", Riverbank));
        await LeasedAt(Noon);
        await Postponed("c", null, "http_422");
        await Postponed("d", null, "http_422");

        Assert.Equal(
            [new BankOwed(Riverbank, 0, null, 1), new BankOwed(Sandbank, 2, Noon.AddSeconds(1), 1)],
            await Letters.OwedAsync(Soon)
        );
    }

    [Fact]
    public async Task A_dead_letter_says_what_it_is()
    {
        await Kept(Alice, Owed("decision", "1"), Owed("notice", "2", erasedWithBank: false));
        await LeasedAt(Noon);
        await Postponed("decision", null, "http_422");
        await Postponed("notice", null, "http_422");
        Assert.Equal(
            [("decision", OwedKind.Decision), ("notice", OwedKind.Revocation)],
            (await Letters.ListAsync(0, 10, Soon)).Select(letter => (letter.Id, letter.Kind))
        );
    }

    [Fact]
    public async Task A_dead_letter_that_is_owed_again_leaves_from_then_on_under_its_old_id_and_no_other_row_does()
    {
        await Kept(Alice, Owed("a", "1"), Owed("b", "2"));
        Assert.Equal(["a", "b"], (await LeasedAt(Noon)).Order());
        await Postponed("a", null, "http_422");

        Assert.True(await Letters.RetryAsync("a", Noon.AddHours(1), Soon));
        Assert.False(await Letters.RetryAsync("a", Noon, Soon), "it lives");
        Assert.False(await Letters.RetryAsync("b", Noon, Soon), "it is leased, and not dead");
        Assert.False(await Letters.RetryAsync("nobody's", Noon, Soon));

        Assert.Empty(await Letters.ListAsync(0, 10, Soon));
        Assert.Empty(await LeasedAt(Noon.AddSeconds(1)));
        Assert.Contains("a", await LeasedAt(Noon.AddHours(1)));
    }
}
