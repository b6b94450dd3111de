using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Grains.Storage;
using OrleansBank.Silo.Storage;
using OrleansBank.Silo.Storage.Sqlite;
using OrleansBank.Silo.Storage.Vault;
using static OrleansBank.Silo.Tests.Storage.Sample;

namespace OrleansBank.Silo.Tests.Storage;

/// <summary>The contract, held by a store in which people stand under sealed names; and that they stand under nothing else.</summary>
public sealed class NameSealingStoreTests : GrainStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private SqliteGrainStore? store;
    private KeyVault? vault;

    protected override IDeadLetters Letters => store!;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task No_file_holds_a_name_that_people_sign_in_under()
    {
        const string Name = "wilhelmina.quagga@example.org";
        var user = new UserId(Name);
        await Kept(user, Turn(1), new KeyWrite("core", Bytes("k")), new DueWrite(1, "d", null, Noon), Owed("o"));
        await CloseAsync();
        AssertNowhere(Name);
        Store = await OpenAsync();
        Assert.Equal(user, Assert.Single(await Store.DueAsync(Noon, 10, Soon)).User);
        var owed = await Store.LeaseOutboxAsync(Noon.AddDays(1), TimeSpan.FromMinutes(1), 10, Soon);
        Assert.Equal(user, Assert.Single(owed).User);
    }

    [Fact]
    public async Task A_database_with_names_in_the_clear_has_them_sealed_and_loses_nobody()
    {
        const string Name = "wilhelmina.quagga@example.org";
        var user = new UserId(Name);
        Assert.Equal(CommitResult.Committed, await store!.CommitAsync(Commit(user, Turn(1), Owed("o")), Soon));
        await store.RenamePeopleAsync(NewName, Soon);
        AssertNowhere(Name);
        Assert.Equal(1, (await Store.LoadAsync(user, Soon)).LastSeq);
        var owed = await Store.LeaseOutboxAsync(Noon.AddDays(1), TimeSpan.FromMinutes(1), 10, Soon);
        Assert.Equal(user, Assert.Single(owed).User);

        // Once is enough: what is sealed stays.
        await store.RenamePeopleAsync(NewName, Soon);
        Assert.Equal(1, (await Store.LoadAsync(user, Soon)).LastSeq);
    }

    [Theory]
    [InlineData("~chloé")]
    [InlineData("sub|auth0|ab-12@example.org")]
    public void A_name_is_sealed_alike_each_time_and_opens_to_itself(string name)
    {
        var user = new UserId(name);
        var stored = vault!.People.Seal(user);
        vault.People.Forget(user);
        Assert.Equal(stored, vault.People.Seal(user));
        Assert.NotEqual(stored, vault.People.Seal(new UserId(name + "x")));
        Assert.DoesNotContain(name, stored.Value[1..], StringComparison.Ordinal);
        Assert.Equal(user, vault.People.Open(stored));
        Assert.Equal(new UserId("a"), vault.People.Open(vault.People.Seal(new UserId("a"))));
    }

    [Fact]
    public void The_longest_id_has_room()
    {
        var stored = vault!.People.Seal(new UserId(new string('é', Limits.IdBytesMax / 2)));
        Assert.InRange(stored.Value.Length, Limits.IdBytesMax, Limits.StoredNameBytesMax);
    }

    [Theory]
    [InlineData("alice")]
    [InlineData("~")]
    [InlineData("~not base64url!")]
    [InlineData("~AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_was_not_sealed_here_is_named_as_such(string stored) =>
        Assert.Throws<InvalidDataException>(() => vault!.People.Open(new UserId(stored)));

    protected override async Task<IGrainStore> OpenAsync()
    {
        var clock = new SettableClock(Noon);
        store = SqliteGrainStore.Open(new SqliteStoreOptions { Directory = folder.Path }, clock, NullLogger.Instance);
        vault = await KeyVault.OpenAsync(Path.Combine(folder.Path, "master.key"), store, clock, Soon);
        return new NameSealingStore(store, store, vault.People);
    }

    protected override async Task CloseAsync()
    {
        vault?.Dispose();
        if (store is not null)
            await store.DisposeAsync();
        (store, vault) = (null, null);
    }

    private UserId NewName(UserId stored) => SealedNames.IsSealed(stored) ? stored : vault!.People.Seal(stored);

    private void AssertNowhere(string name)
    {
        foreach (var file in Directory.GetFiles(folder.Path, "bank.db*"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            Assert.Equal(-1, bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(name)));
        }
    }
}
