using OrleansBank.Grains.Storage;
using static OrleansBank.Silo.Tests.Storage.Sample;

namespace OrleansBank.Silo.Tests.Storage;

public abstract partial class GrainStoreContract
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, OutboxLease> held = new(StringComparer.Ordinal);

    private async Task<IEnumerable<string>> LeasedAt(DateTimeOffset now, int limit = 100)
    {
        var leased = await Store.LeaseOutboxAsync(now, Lease, limit, Soon);
        foreach (var row in leased)
        {
            lock (held)
                held[row.Id] = row.Lease;
        }
        return leased.Select(row => row.Id);
    }

    /// <summary>Under the lease that was got last.</summary>
    private ValueTask Postponed(string id, DateTimeOffset? nextAt, string error) =>
        Store.PostponeOutboxAsync(held[id], nextAt, error, Soon);

    [Fact]
    public async Task Of_each_bank_and_order_key_the_oldest_leaves_first_and_alone()
    {
        await Kept(Alice, Owed("a1", "card-1"), Owed("a2", "card-1"), Owed("b1", "card-2"));
        await Kept(Bruno, Owed("a3", "card-1"), Owed("r1", "card-1", Riverbank));
        Assert.Equal(["a1", "b1", "r1"], (await LeasedAt(Noon)).Order());
        Assert.Empty(await LeasedAt(Noon));

        await Kept(Alice, new OutboxDelete("a1"));
        Assert.Equal(["a2"], await LeasedAt(Noon));
        await Kept(Alice, new OutboxDelete("a2"));
        Assert.Equal(["a3"], await LeasedAt(Noon));
    }

    [Fact]
    public async Task A_leased_row_comes_again_after_the_lease_unless_it_was_settled()
    {
        await Kept(Alice, Owed("a", "1"), Owed("b", "2"));
        Assert.Equal(["a", "b"], (await LeasedAt(Noon)).Order());
        await Kept(Alice, new OutboxDelete("b"));
        Assert.Empty(await LeasedAt(Noon + Lease - TimeSpan.FromMicroseconds(1)));
        Assert.Equal(["a"], await LeasedAt(Noon + Lease));
    }

    [Fact]
    public async Task A_renewed_lease_lasts_until_its_new_end()
    {
        await Kept(Alice, Owed("slow", "1"), Owed("other", "2"));
        await LeasedAt(Noon);
        var until = Noon.AddMinutes(5).AddTicks(7);
        var renewed = Assert.Single(await Store.RenewOutboxAsync([held["slow"]], until, Soon));
        Assert.Equal(("slow", Noon.AddMinutes(5)), (renewed.Id, renewed.EndsAt));

        Assert.Equal(["other"], await LeasedAt(Noon.AddMinutes(4)));
        Assert.Equal(
            [renewed with { EndsAt = Noon.AddMinutes(6) }],
            await Store.RenewOutboxAsync([renewed], Noon.AddMinutes(6), Soon)
        );
        Assert.DoesNotContain("slow", await LeasedAt(Noon.AddMinutes(6).AddMicroseconds(-1)));
        Assert.Equal(["slow"], await LeasedAt(Noon.AddMinutes(6)));
    }

    [Fact]
    public async Task Nothing_is_renewed_that_was_settled_given_up_or_is_held_by_another_and_the_rest_is()
    {
        await Kept(Alice, Owed("settled", "1"), Owed("dead", "2"), Owed("taken", "3"), Owed("mine", "4"));
        await LeasedAt(Noon);
        var mine = held.Values.ToList();
        await Kept(Alice, new OutboxDelete("settled"));
        await Postponed("dead", null, "http_422");
        await Store.RenewOutboxAsync([held["mine"]], Noon.AddHours(1), Soon);
        Assert.Equal(["taken"], await LeasedAt(Noon + Lease));
        mine[mine.FindIndex(lease => lease.Id == "mine")] = new OutboxLease("mine", Noon.AddHours(1));

        var renewed = await Store.RenewOutboxAsync(mine, Noon.AddHours(2), Soon);

        Assert.Equal([new OutboxLease("mine", Noon.AddHours(2))], renewed);
        Assert.Equal(["taken"], await LeasedAt(Noon + Lease + Lease));
        Assert.Empty(await Store.RenewOutboxAsync([], Noon.AddHours(3), Soon));
    }

    [Fact]
    public async Task Who_lost_the_lease_neither_postpones_nor_gives_up_what_another_is_sending()
    {
        await Kept(Alice, Owed("a"));
        await LeasedAt(Noon);
        var lost = held["a"];
        Assert.Equal(["a"], await LeasedAt(Noon + Lease));

        await Store.PostponeOutboxAsync(lost, null, "http_422", Soon);
        await Store.PostponeOutboxAsync(lost, Noon, "timeout", Soon);

        Assert.Empty(await Letters.ListAsync(0, 10, Soon));
        Assert.Empty(await LeasedAt(Noon + Lease + Lease - TimeSpan.FromMicroseconds(1)));
        var again = Assert.Single(await Store.LeaseOutboxAsync(Noon + Lease + Lease, Lease, 10, Soon));
        Assert.Equal(0, again.Attempts);
    }

    [Fact]
    public async Task A_row_does_not_leave_before_it_was_made()
    {
        await Kept(Alice, Owed("later", at: Noon.AddSeconds(1)));
        Assert.Empty(await LeasedAt(Noon));
        Assert.Equal(["later"], await LeasedAt(Noon.AddSeconds(1)));
    }

    [Fact]
    public async Task A_postponed_row_counts_its_tries_and_holds_back_the_younger_of_its_key()
    {
        await Kept(Alice, Owed("old"), Owed("young"));
        Assert.Equal(["old"], await LeasedAt(Noon));
        await Postponed("old", Noon.AddHours(1), "503");
        Assert.Empty(await LeasedAt(Noon.AddMinutes(59)));
        var again = Assert.Single(await Store.LeaseOutboxAsync(Noon.AddHours(1), Lease, 10, Soon));
        Assert.Equal(("old", 1), (again.Id, again.Attempts));
    }

    [Fact]
    public async Task A_dead_letter_leaves_no_more_and_the_younger_go_on()
    {
        await Kept(Alice, Owed("old"), Owed("young"));
        Assert.Equal(["old"], await LeasedAt(Noon));
        await Postponed("old", null, new string('x', 5_000));
        Assert.Equal(["young"], await LeasedAt(Noon));
        Assert.Equal(["young"], await LeasedAt(Noon.AddYears(1)));
    }

    [Fact]
    public async Task Postponing_what_has_left_does_nothing()
    {
        await Store.PostponeOutboxAsync(new OutboxLease("gone", Noon), Noon, "late answer", Soon);
        Assert.Empty(await LeasedAt(Noon.AddYears(1)));
    }

    [Fact]
    public async Task At_most_the_limit_is_leased_the_longest_due_first()
    {
        await Kept(Alice, [.. Enumerable.Range(0, 20).Select(i => Owed($"{i:00}", $"{i}", at: Noon.AddSeconds(-i)))]);
        Assert.Equal(["19", "18", "17"], await LeasedAt(Noon, 3));
        Assert.Equal(["16", "15"], await LeasedAt(Noon, 2));
    }

    [Fact]
    public async Task An_outbox_id_stands_once()
    {
        await Kept(Alice, Owed("a"));
        await Refused(CommitResult.Invalid, Bruno, Turn(1), Owed("a"));
        Assert.Equal(0, (await Store.LoadAsync(Bruno, Soon)).LastSeq);
    }

    [Fact]
    public async Task Two_who_lease_at_once_never_get_the_same_row()
    {
        await Kept(Alice, [.. Enumerable.Range(0, 200).Select(i => Owed($"{i}", $"{i}"))]);
        var leases = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => LeasedAt(Noon, 5)));
        var ids = leases.SelectMany(lease => lease).ToList();
        Assert.Equal(200, ids.Count);
        Assert.Equal(200, ids.Distinct().Count());
    }

    [Fact]
    public async Task What_is_due_comes_earliest_first_and_moves()
    {
        await Kept(Alice, new DueWrite(1, "late", Sandbank, Noon.AddMinutes(2)), new DueWrite(2, "early", null, Noon));
        await Kept(
            Bruno,
            new DueWrite(1, "late", null, Noon.AddMinutes(1)),
            new DueWrite(1, "never", null, Noon.AddDays(9))
        );
        Assert.Equal(
            [
                new DueRow(Alice, 2, "early", Noon),
                new DueRow(Bruno, 1, "late", Noon.AddMinutes(1)),
                new DueRow(Alice, 1, "late", Noon.AddMinutes(2)),
            ],
            await Store.DueAsync(Noon.AddMinutes(2), 10, Soon)
        );
        Assert.Single(await Store.DueAsync(Noon.AddMinutes(2), 1, Soon));

        await Kept(Alice, new DueWrite(2, "early", null, Noon.AddMinutes(3)), new DueDelete(1, "late"));
        Assert.Equal(
            [new DueRow(Bruno, 1, "late", Noon.AddMinutes(1)), new DueRow(Alice, 2, "early", Noon.AddMinutes(3))],
            await Store.DueAsync(Noon.AddMinutes(3), 10, Soon)
        );
    }
}
