using Microsoft.Extensions.Logging.Abstractions;
using OrleansBank.Domain;
using OrleansBank.Grains.Storage;
using OrleansBank.Silo.Hosting;
using OrleansBank.Silo.Storage.Sqlite;
using OrleansBank.Silo.Storage.Vault;

namespace OrleansBank.Silo.Tests.Storage;

public sealed class KeyRotationWorkTests
{
    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    public async Task The_master_key_is_replaced_once_it_is_a_month_old(int days, bool replaced)
    {
        using var folder = new TemporaryFolder();
        var clock = new SettableClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var store = SqliteGrainStore.Open(
            new SqliteStoreOptions { Directory = folder.Path },
            clock,
            NullLogger.Instance
        );
        var file = Path.Combine(folder.Path, "master.key");
        using var vault = await KeyVault.OpenAsync(file, store, clock, CancellationToken.None);
        var alice = new UserId("alice");
        var (key, wrapped) = vault.NewKey(alice, "core");
        var commit = new TurnCommit(alice);
        commit.Writes.Add(new KeyWrite("core", wrapped));
        Assert.Equal(CommitResult.Committed, await store.CommitAsync(commit, CancellationToken.None));
        var before = await File.ReadAllTextAsync(file);

        clock.Now += TimeSpan.FromDays(days);
        using var stop = new CancellationTokenSource();
        var rotation = new MasterKeyRotation(vault, store, store);
        var work = new KeyRotationWork(rotation, clock, NullLogger<KeyRotationWork>.Instance);
        var running = work.RunAsync(stop.Token);
        if (replaced)
        {
            var patience = Patience.Soon;
            while (rotation.CurrentMadeAt != clock.Now || (await File.ReadAllLinesAsync(file, patience)).Length > 1)
                await Task.Yield();
        }
        await stop.CancelAsync();
        await running;

        Assert.Equal(replaced, before != await File.ReadAllTextAsync(file));
        var row = Assert.Single((await store.LoadAsync(alice, CancellationToken.None)).Keys);
        Assert.Equal(key, vault.Unwrap(alice, "core", row.Wrapped));
        Assert.Equal(replaced, !row.Wrapped.AsSpan().SequenceEqual(wrapped));
    }
}
