using System.Runtime.Versioning;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansBank.Domain;
using OrleansBank.Grains.Storage;
using OrleansBank.Silo.Storage;
using OrleansBank.Silo.Storage.Sqlite;
using OrleansBank.Silo.Storage.Vault;
using static OrleansBank.Silo.Tests.Storage.Sample;

namespace OrleansBank.Silo.Tests.Storage;

[UnsupportedOSPlatform("windows")]
public sealed class KeyVaultTests : IAsyncLifetime, IDisposable
{
    private static readonly UserId Alice = new("alice");
    private static readonly UserId Bruno = new("bruno");

    private readonly TemporaryFolder folder = new();
    private SqliteGrainStore store = null!;
    private KeyVault vault = null!;

    private string MasterFile => Path.Combine(folder.Path, "keys", "master.key");

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "keys"));
        store = SqliteGrainStore.Open(
            new SqliteStoreOptions { Directory = folder.Path },
            TimeProvider.System,
            NullLogger.Instance
        );
        vault = await OpenVaultAsync();
    }

    public async Task DisposeAsync()
    {
        vault.Dispose();
        await store.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_wrapped_key_opens_for_its_person_and_scope_alone()
    {
        var (key, wrapped) = vault.NewKey(Alice, "bank:sandbank");
        Assert.Equal(32, key.Length);
        Assert.Equal(-1, wrapped.AsSpan().IndexOf(key));
        Assert.Equal(key, vault.Unwrap(Alice, "bank:sandbank", wrapped));
        Assert.Null(vault.Unwrap(Bruno, "bank:sandbank", wrapped));
        Assert.Null(vault.Unwrap(Alice, "bank:riverbank", wrapped));
        Assert.Null(vault.Unwrap(Alice, "core", wrapped));
        Assert.Null(vault.Unwrap(new UserId("alicebank:"), "sandbank", wrapped));
    }

    [Fact]
    public void Every_changed_bit_of_a_wrapped_key_is_found_out()
    {
        var (_, wrapped) = vault.NewKey(Alice, "core");
        for (var bit = 0; bit < wrapped.Length * 8; bit++)
        {
            wrapped[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(vault.Unwrap(Alice, "core", wrapped));
            wrapped[bit / 8] ^= (byte)(1 << (bit % 8));
        }
        Assert.Null(vault.Unwrap(Alice, "core", []));
        Assert.Null(vault.Unwrap(Alice, "core", wrapped[..^1]));
        Assert.NotNull(vault.Unwrap(Alice, "core", wrapped));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(10_000)]
    public void What_is_sealed_opens_under_the_same_key_and_binding_alone(int length)
    {
        var (key, _) = vault.NewKey(Alice, "core");
        var (other, _) = vault.NewKey(Alice, "core");
        var clear = new byte[length];
        new Random(length).NextBytes(clear);
        using var sealer = vault.SealerOf(key);
        using var another = vault.SealerOf(other);
        CryptographicOperations.ZeroMemory(key);
        var sealedBytes = sealer.Seal(clear, Bytes("turn|alice|1"));

        Assert.Equal(length + 12 + 16, sealedBytes.Length);
        Assert.Equal(clear, sealer.Open(sealedBytes, Bytes("turn|alice|1")));
        Assert.Null(sealer.Open(sealedBytes, Bytes("turn|alice|2")));
        Assert.Null(sealer.Open(sealedBytes, []));
        Assert.Null(another.Open(sealedBytes, Bytes("turn|alice|1")));
        Assert.Null(sealer.Open(sealedBytes.AsSpan(..^1), Bytes("turn|alice|1")));
        Assert.Null(sealer.Open(sealedBytes.AsSpan(..5), Bytes("turn|alice|1")));
        foreach (var place in (int[])[0, 12, sealedBytes.Length - 1])
        {
            sealedBytes[place] ^= 1;
            Assert.Null(sealer.Open(sealedBytes, Bytes("turn|alice|1")));
            sealedBytes[place] ^= 1;
        }
    }

    [Fact]
    public void The_same_text_sealed_twice_shares_no_bytes()
    {
        var (key, _) = vault.NewKey(Alice, "core");
        using var sealer = vault.SealerOf(key);
        var once = sealer.Seal(new byte[64], []);
        var again = sealer.Seal(new byte[64], []);
        Assert.NotEqual(once[..12], again[..12]);
        Assert.NotEqual(once[12..], again[12..]);
    }

    [Fact]
    public async Task References_are_hashed_alike_after_a_restart_and_differ_by_bank()
    {
        var hash = vault.HashReference(Sandbank, "FR76 1");
        Assert.Equal(16, hash.Length);
        Assert.NotEqual(hash, vault.HashReference(Riverbank, "FR76 1"));
        Assert.NotEqual(hash, vault.HashReference(Sandbank, "FR76 2"));
        Assert.NotEqual(vault.HashReference(new BankId("ab"), "c"), vault.HashReference(new BankId("a"), "bc"));
        using var later = await OpenVaultAsync();
        Assert.Equal(hash, later.HashReference(Sandbank, "FR76 1"));
    }

    [Fact]
    public async Task The_platform_key_outlives_a_restart()
    {
        var sealedBytes = vault.SealForPlatform(Bytes("token"), Bytes("notice"));
        using var later = await OpenVaultAsync();
        Assert.Equal(Bytes("token"), later.OpenForPlatform(sealedBytes, Bytes("notice")));
        Assert.Null(later.OpenForPlatform(sealedBytes, Bytes("other")));
    }

    [Fact]
    public async Task After_a_rotation_every_key_opens_and_the_old_master_key_is_gone()
    {
        var old = (await File.ReadAllTextAsync(MasterFile)).Split(' ', '\n')[2];
        var before = new Dictionary<UserId, (byte[] Key, byte[] Wrapped)>();
        for (var i = 0; i < 1_200; i++)
            before[User(i)] = vault.NewKey(User(i), "core");
        await Task.WhenAll(
            before.Select(async one =>
                await store.CommitAsync(
                    Commit(one.Key, new KeyWrite("core", one.Value.Wrapped)),
                    CancellationToken.None
                )
            )
        );
        var hash = vault.HashReference(Sandbank, "account");

        var moved = await new MasterKeyRotation(vault, store, store).RunAsync(CancellationToken.None);

        Assert.Equal(1_202, moved);
        Assert.DoesNotContain(old, await File.ReadAllTextAsync(MasterFile), StringComparison.Ordinal);
        using var later = await OpenVaultAsync();
        Assert.Equal(hash, later.HashReference(Sandbank, "account"));
        foreach (var (user, keys) in before)
        {
            var row = Assert.Single((await store.LoadAsync(user, CancellationToken.None)).Keys);
            Assert.Equal(keys.Key, later.Unwrap(user, "core", row.Wrapped));
            Assert.Null(later.Unwrap(user, "core", keys.Wrapped));
        }
    }

    [Fact]
    public async Task A_rotation_that_meets_a_key_it_cannot_open_destroys_nothing()
    {
        var (_, wrapped) = vault.NewKey(Alice, "core");
        var broken = wrapped.ToArray();
        broken[^1] ^= 1;
        foreach (var (user, bytes) in ((UserId, byte[])[])[(Alice, wrapped), (Bruno, broken)])
            _ = await store.CommitAsync(Commit(user, new KeyWrite("core", bytes)), CancellationToken.None);

        var rotation = new MasterKeyRotation(vault, store, store);
        await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
            await rotation.RunAsync(CancellationToken.None)
        );

        Assert.Equal(2, (await File.ReadAllLinesAsync(MasterFile)).Length);
        Assert.NotNull(vault.Unwrap(Alice, "core", wrapped));
    }

    [Fact]
    public void The_master_key_file_is_for_its_owner_alone()
    {
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(MasterFile));
    }

    [Fact]
    public async Task A_master_key_file_that_others_can_read_is_refused()
    {
        File.SetUnixFileMode(MasterFile, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await OpenVaultAsync());
        Assert.Contains("chmod 600", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("0000000g 2026-01-01T00:00:00Z AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("00000001 2026-01-01T00:00:00Z AAAA")]
    [InlineData("00000001 yesterday AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("00000001 2026-01-01T00:00:00Z AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= more")]
    public async Task A_master_key_file_that_is_not_one_is_refused(string text)
    {
        await File.WriteAllTextAsync(MasterFile, text);
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await OpenVaultAsync());
    }

    [Fact]
    public async Task A_database_whose_master_key_file_is_missing_or_foreign_does_not_open()
    {
        File.Delete(MasterFile);
        var missing = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await OpenVaultAsync());
        Assert.Contains("missing", missing.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(MasterFile));

        await File.WriteAllTextAsync(
            MasterFile,
            "00000001 2026-01-01T00:00:00Z AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
        );
        File.SetUnixFileMode(MasterFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var foreign = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await OpenVaultAsync());
        Assert.Contains("does not belong", foreign.Message, StringComparison.Ordinal);
    }

    private async Task<KeyVault> OpenVaultAsync() =>
        await KeyVault.OpenAsync(MasterFile, store, TimeProvider.System, CancellationToken.None);
}
