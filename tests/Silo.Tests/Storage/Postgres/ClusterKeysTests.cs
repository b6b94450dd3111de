using Microsoft.Extensions.Logging.Abstractions;
using OrleansBank.Domain;
using OrleansBank.Grains.Storage;
using OrleansBank.Silo.Cluster.Hosting;
using OrleansBank.Silo.Storage;
using OrleansBank.Silo.Storage.Postgres;
using OrleansBank.Silo.Storage.Vault;
using static OrleansBank.Silo.Tests.Storage.Sample;

namespace OrleansBank.Silo.Tests.Storage.Postgres;

/// <summary>The master key is changed by many processes together, each of which may die or stand still at any step.</summary>
public sealed class ClusterKeysTests(PostgresFixture server) : PostgresTest(server), IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);
    private readonly TemporaryFolder folder = new();
    private readonly SettableClock clock = new(Noon);
    private readonly List<KeyVault> vaults = [];

    private string File => Path.Combine(folder.Path, "master.key");

    public void Dispose()
    {
        foreach (var vault in vaults)
            vault.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_key_wraps_once_all_hold_it_and_goes_once_none_wraps_under_it()
    {
        var (a, b) = (await JoinAsync("a"), await JoinAsync("b"));
        var kept = await KeepPeopleAsync(a, 0, 5);
        clock.Now += TimeSpan.FromDays(31);

        await a.StepAsync(times: 3);
        Assert.Equal("current coming", await StatesAsync());
        Assert.Equal(2, await LinesAsync());
        // Nobody wraps under it, as b does not hold it.
        kept.AddRange(await KeepPeopleAsync(a, 5, 1));
        AssertOpen(b, kept);

        await b.StepAsync();
        await a.StepAsync(times: 3);
        Assert.Equal("leaving current", await StatesAsync());
        // b has not heard of it, and still wraps under the old one; each opens what the other wrapped.
        kept.AddRange(await KeepPeopleAsync(b, 6, 1));
        kept.AddRange(await KeepPeopleAsync(a, 7, 1));
        AssertOpen(b, kept);
        AssertOpen(a, kept);
        var late = b.Vault.NewKey(User(8), "core");

        await b.StepAsync();
        await a.StepAsync();
        Assert.Equal("going current", await StatesAsync());
        // Made under the old key before, committed now: not kept, and nothing is lost.
        Assert.Equal(CommitResult.Failed, await CommitAsync(b, User(8), late.Wrapped));

        await a.StepAsync(times: 4);
        await b.StepAsync(times: 3);
        Assert.Equal("destroyed current", await StatesAsync());
        Assert.Equal(1, await LinesAsync());
        Assert.Single(a.Vault.Masters.Held);
        Assert.Single(b.Vault.Masters.Held);
        AssertOpen(a, await RowsAsync(kept));
        AssertOpen(b, await RowsAsync(kept));
        AssertOpen(await JoinAsync("c"), await RowsAsync(kept));
    }

    [Fact]
    public async Task Whoever_dies_at_any_step_is_followed_by_another()
    {
        var kept = await KeepPeopleAsync(await JoinAsync("first"), 0, 5);
        clock.Now += TimeSpan.FromDays(31);
        for (var life = 0; life < 12; life++)
        {
            // The one before is dead, and its lease over.
            await Server.ExecuteAsync("UPDATE process SET lease_ends_us = 0", Database);
            await (await JoinAsync($"life {life}")).StepAsync();
        }
        Assert.Equal("destroyed current", await StatesAsync());
        Assert.Equal(1, await LinesAsync());
        AssertOpen(await JoinAsync("last"), await RowsAsync(kept));
    }

    [Fact]
    public async Task A_key_that_stands_in_the_file_and_nowhere_else_is_the_next()
    {
        var a = await JoinAsync("a");
        // A silo died between the file and the database; or an operator has put it there.
        var (id, _) = await a.Vault.Masters.File.AddAsync(a.Vault.Masters.CurrentId, clock);
        Assert.Equal((id, clock.Now), await a.Vault.Masters.File.AddAsync(a.Vault.Masters.CurrentId, clock));
        await a.StepAsync(times: 8);
        Assert.Equal(id, a.Vault.Masters.CurrentId);
        Assert.Equal(1, await LinesAsync());
    }

    [Fact]
    public async Task Where_each_has_a_file_of_its_own_the_operator_hands_the_key_out()
    {
        var a = await JoinAsync("a", rotates: false);
        var copy = Path.Combine(folder.Path, "copy.key");
        System.IO.File.Copy(File, copy);
        var b = await JoinAsync("b", rotates: false, copy);
        clock.Now += TimeSpan.FromDays(400);
        await a.StepAsync(times: 3);
        Assert.Equal("current", await StatesAsync());

        await a.Vault.Masters.File.AddAsync(a.Vault.Masters.CurrentId, clock);
        await BothAsync(3);
        Assert.Equal("current coming", await StatesAsync());
        System.IO.File.Copy(File, copy, overwrite: true);
        await BothAsync(8);
        Assert.Equal("destroyed current", await StatesAsync());
        Assert.Single(await System.IO.File.ReadAllLinesAsync(File));
        Assert.Single(await System.IO.File.ReadAllLinesAsync(copy));

        async Task BothAsync(int times)
        {
            for (var i = 0; i < times; i++)
            {
                await a.StepAsync();
                await b.StepAsync();
            }
        }
    }

    [Fact]
    public async Task One_that_stood_still_for_a_whole_change_opens_what_is_there_and_keeps_nothing_under_the_old_key()
    {
        var (a, still) = (await JoinAsync("a"), await JoinAsync("still"));
        var kept = await KeepPeopleAsync(a, 0, 3);
        await Server.ExecuteAsync("UPDATE process SET lease_ends_us = 0 WHERE name = 'still'", Database);
        clock.Now += TimeSpan.FromDays(31);
        await a.StepAsync(times: 8);
        Assert.Equal("destroyed current", await StatesAsync());

        AssertOpen(still, await RowsAsync(kept));
        var late = still.Vault.NewKey(User(9), "core");
        Assert.Equal(CommitResult.Failed, await CommitAsync(still, User(9), late.Wrapped));
        await still.StepAsync(times: 2);
        Assert.Single(still.Vault.Masters.Held);
        await KeepPeopleAsync(still, 9, 1);
    }

    [Fact]
    public async Task A_key_that_is_not_held_is_an_outage_and_not_an_erased_one()
    {
        var a = await JoinAsync("a");
        var foreign = a.Vault.NewKey(User(1), "core").Wrapped;
        foreign[1] ^= 1;
        Assert.Throws<StoreUnavailableException>(() => a.Vault.Unwrap(User(1), "core", foreign));
    }

    [Fact]
    public async Task A_file_that_lacks_the_key_in_force_is_refused_by_name()
    {
        var a = await JoinAsync("a");
        var old = Path.Combine(folder.Path, "old.key");
        System.IO.File.Copy(File, old);
        clock.Now += TimeSpan.FromDays(31);
        await a.StepAsync(times: 8);
        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => JoinAsync("b", rotates: true, old));
        Assert.Contains("does not", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_changes_while_programs_may_start_that_know_nothing_of_it()
    {
        var a = await JoinAsync("a");
        await Server.ExecuteAsync("UPDATE schema_state SET reader_min = 2", Database);
        clock.Now += TimeSpan.FromDays(400);
        await a.StepAsync(times: 3);
        Assert.Equal("current", await StatesAsync());
    }

    private async Task<Joined> JoinAsync(string name, bool rotates = true, string? file = null)
    {
        var store = await StoreAsync(clock: clock);
        Assert.NotNull(await store.Processes.BeatAsync(name, ProcessKinds.Silo, Schema.Own.Version, Long, Soon));
        var vault = await KeyVault.OpenAsync(file ?? File, store, clock, Soon);
        vaults.Add(vault);
        var process = new ProcessName(name, ProcessKinds.Silo);
        var keys = new ClusterKeys(process, store, vault, rotates, clock, NullLogger<ClusterKeys>.Instance);
        await keys.JoinAsync(Soon);
        return new Joined(new NameSealingStore(store, store, vault.People), vault, keys);
    }

    private async Task<List<KeptKey>> KeepPeopleAsync(Joined by, int from, int count)
    {
        var kept = new List<KeptKey>();
        for (var user = from; user < from + count; user++)
        {
            var (key, wrapped) = by.Vault.NewKey(User(user), "core");
            Assert.Equal(CommitResult.Committed, await CommitAsync(by, User(user), wrapped));
            kept.Add(new KeptKey(User(user), key, wrapped));
        }
        return kept;
    }

    private static async Task<CommitResult> CommitAsync(Joined by, UserId user, byte[] wrapped) =>
        await by.Store.CommitAsync(Commit(user, new KeyWrite("core", wrapped)), Soon);

    /// <summary>The same keys, as they stand in the store now.</summary>
    private async Task<List<KeptKey>> RowsAsync(List<KeptKey> kept)
    {
        var rows = new List<KeptKey>();
        var reader = new NameSealingStore(await StoreAsync(), null!, vaults[0].People);
        foreach (var one in kept)
            rows.Add(one with { Wrapped = Assert.Single((await reader.LoadAsync(one.User, Soon)).Keys).Wrapped });
        return rows;
    }

    private static void AssertOpen(Joined by, List<KeptKey> kept) =>
        Assert.All(kept, one => Assert.Equal(one.Key, by.Vault.Unwrap(one.User, "core", one.Wrapped)));

    private async Task<string> StatesAsync()
    {
        const string States = """
            SELECT string_agg((ARRAY['coming', 'current', 'leaving', 'going', 'destroyed'])[state], ' ' ORDER BY made_us)
            FROM master_key
            """;
        return (string)(await Server.ExecuteAsync(States, Database))!;
    }

    private async Task<int> LinesAsync() => (await System.IO.File.ReadAllLinesAsync(File)).Length;

    private sealed record KeptKey(UserId User, byte[] Key, byte[] Wrapped);

    private sealed record Joined(NameSealingStore Store, KeyVault Vault, ClusterKeys Keys)
    {
        public async Task StepAsync(int times = 1)
        {
            for (var i = 0; i < times; i++)
                await Keys.StepAsync(Soon);
        }
    }
}
