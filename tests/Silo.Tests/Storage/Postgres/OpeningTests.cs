using Microsoft.Extensions.Logging.Abstractions;
using OrleansBank.Grains.Storage;
using OrleansBank.Silo.Storage;
using OrleansBank.Silo.Storage.Postgres;
using OrleansBank.Silo.Storage.Vault;
using static OrleansBank.Silo.Tests.Storage.Sample;

namespace OrleansBank.Silo.Tests.Storage.Postgres;

/// <summary>What a server must be like before anything is promised on it, and what is done to its tables.</summary>
public sealed class OpeningTests(PostgresFixture server) : PostgresTest(server)
{
    [Theory]
    [InlineData("synchronous_commit", "off", "synchronous_commit must not be off")]
    [InlineData("default_transaction_isolation", "'repeatable read'", "must be read committed")]
    public async Task A_database_set_to_lose_what_was_acknowledged_is_refused(string setting, string value, string why)
    {
        await Server.ExecuteAsync($"ALTER DATABASE {Database} SET {setting} = {value}");
        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => StoreAsync());
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
        await Server.ExecuteAsync($"ALTER DATABASE {Database} RESET {setting}");
        await StoreAsync();
    }

    [Theory]
    [InlineData("Hoost=x;Password=secret-word")]
    [InlineData("Username=u;Password=secret-word")]
    public async Task A_connection_string_that_cannot_be_is_named_and_not_quoted(string wrong)
    {
        var options = new PostgresStoreOptions { ConnectionString = wrong };
        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(options));
        Assert.Contains("ConnectionStrings:postgres can't be read", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_an_outage_and_the_message_has_no_password()
    {
        var options = new PostgresStoreOptions
        {
            ConnectionString = "Host=127.0.0.1;Port=1;Username=u;Password=secret-word;Timeout=5",
        };
        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(options));
        Assert.DoesNotContain("secret-word", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Processes_that_start_at_once_on_an_empty_database_make_its_tables_once()
    {
        const string Empty = "empty";
        await Server.ExecuteAsync($"CREATE DATABASE {Empty}");
        var stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => OpenAsync(Server.OptionsOf(Empty))));
        await Task.WhenAll(stores.Select((store, i) => store.CommitAsync(Commit(User(i), Turn(1)), Soon).AsTask()));
        foreach (var store in stores)
            await store.DisposeAsync();
        Assert.Equal(8L, await Server.ExecuteAsync("SELECT count(*) FROM turn", Empty));
        Assert.Equal(Schema.Own.Version, await Server.ExecuteAsync("SELECT version FROM schema_state", Empty));
        await Server.DropAsync(Empty);
    }

    [Fact]
    public async Task Tables_of_a_newer_version_are_used_until_they_are_finalised_for_it()
    {
        await Server.ExecuteAsync("UPDATE schema_state SET version = 1000", Database);
        var store = await StoreAsync();
        Assert.Equal(CommitResult.Committed, await store.CommitAsync(Commit(User(1), Turn(1)), Soon));
        Assert.Equal(1000, await Server.ExecuteAsync("SELECT version FROM schema_state", Database));

        await Server.ExecuteAsync("UPDATE schema_state SET reader_min = 1000", Database);
        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => StoreAsync());
        Assert.Contains("start a newer one", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_master_key_is_replaced_over_all_people_as_in_the_embedded_store()
    {
        using var folder = new TemporaryFolder();
        var clock = new SettableClock(Noon);
        var store = await StoreAsync(clock: clock);
        var file = Path.Combine(folder.Path, "master.key");
        using var vault = await KeyVault.OpenAsync(file, store, clock, Soon);
        var keys = new List<byte[]>();
        for (var user = 0; user < 5; user++)
        {
            var (key, wrapped) = vault.NewKey(User(user), "core");
            keys.Add(key);
            await store.CommitAsync(Commit(User(user), new KeyWrite("core", wrapped)), Soon);
        }
        var before = await store.WrappedKeysAsync(null, 100, Soon);
        clock.Now += TimeSpan.FromDays(40);
        await new MasterKeyRotation(vault, store, store).RunAsync(Soon);

        var after = await store.WrappedKeysAsync(null, 100, Soon);
        Assert.Equal(before.Select(row => row.User), after.Select(row => row.User));
        Assert.All(before.Zip(after), pair => Assert.NotEqual(pair.First.Wrapped, pair.Second.Wrapped));
        Assert.Equal(keys, after.Select(row => vault.Unwrap(row.User, row.Scope, row.Wrapped)));
        Assert.Equal(after.Skip(2).Select(row => row.User), (await RestAfterAsync(store, after[1])));
        Assert.False(await store.ReplaceKeyAsync(before[0], [1], Soon));
    }

    private static async Task<IEnumerable<Domain.UserId>> RestAfterAsync(IWrappedKeyRows store, WrappedKeyRow last) =>
        (await store.WrappedKeysAsync(last, 100, Soon)).Select(row => row.User);

    [Fact]
    public async Task Events_are_forgotten_by_whole_days_after_their_time()
    {
        var clock = new SettableClock(Noon);
        var store = await StoreAsync(clock: clock);
        await store.CommitAsync(Commit(User(1), Seen("old", at: Noon), Seen("young", at: Noon.AddDays(1))), Soon);
        clock.Now = Noon.AddDays(91);
        var cancelled = Soon;
        IReadOnlyList<SeenEvent> left;
        var turn = 0;
        do
        {
            // Each commit looks whether there is something to forget, unless the look of the one before is still under way.
            await store.CommitAsync(Commit(User(2), Turn(++turn)), cancelled);
            left = await store.SeenEventsAsync(User(1), Sandbank, [Hash("old"), Hash("young")], cancelled);
        } while (left.Count == 2);
        Assert.Equal(Hash("young"), Assert.Single(left).EventHash);
    }

    [Fact]
    public async Task After_a_scrub_the_pages_hold_no_row_that_was_deleted()
    {
        var store = await StoreAsync();
        for (var user = 0; user < 50; user++)
            await store.CommitAsync(Commit(User(user), Turn(1), new KeyWrite("core", Bytes("key"))), Soon);
        for (var user = 0; user < 50; user++)
            await store.CommitAsync(Commit(User(user), new PersonErase()), Soon);
        await store.ScrubAsync(Soon);
        // A table whose last pages hold no row is cut: nothing is left of these.
        foreach (var table in new[] { "turn", "data_key", "person" })
            Assert.Equal(0L, await Server.ExecuteAsync($"SELECT pg_relation_size('{table}')", Database));
    }

    private static Task<PostgresGrainStore> OpenAsync(PostgresStoreOptions options) =>
        PostgresGrainStore.OpenAsync(options, TimeProvider.System, NullLogger.Instance, Soon).AsTask();
}
