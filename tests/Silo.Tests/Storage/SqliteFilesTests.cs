using System.Runtime.Versioning;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansBank.Grains.Storage;
using OrleansBank.Silo.Storage;
using OrleansBank.Silo.Storage.Sqlite;
using static OrleansBank.Silo.Tests.Storage.Sample;

namespace OrleansBank.Silo.Tests.Storage;

/// <summary>The embedded store's files: whose they are, what they promise, what an erasure leaves in them.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SqliteFilesTests : IDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;
    private readonly TemporaryFolder folder = new();
    private readonly SettableClock clock = new(Noon);

    private string Data => Path.Combine(folder.Path, "data");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("synchronous", "2")]
    [InlineData("journal_mode", "wal")]
    [InlineData("secure_delete", "1")]
    [InlineData("wal_autocheckpoint", "0")]
    [InlineData("mmap_size", "0")]
    public async Task The_connection_that_commits_has_the_settings_that_durability_and_erasure_need(
        string name,
        string value
    )
    {
        await using var store = Open();
        Assert.Equal(value, await store.SettingAsync(name, Never));
    }

    [Fact]
    public async Task After_an_erasure_and_a_scrub_the_settings_still_stand()
    {
        await using var store = Open();
        await store.ScrubAsync(Never);
        Assert.Equal("2", await store.SettingAsync("synchronous", Never));
        Assert.Equal("1", await store.SettingAsync("secure_delete", Never));
    }

    [Fact]
    public async Task A_new_database_has_small_pages()
    {
        await using var store = Open();
        Assert.Equal("2048", await store.SettingAsync("page_size", Never));
    }

    [Fact]
    public async Task A_database_with_larger_pages_keeps_them_and_its_log_is_measured_by_them()
    {
        const int older = 4_096;
        const int logHead = 32;
        const int frameHead = 24;
        var path = Path.Combine(Data, "bank.db");
        var options = new SqliteStoreOptions { Directory = Data };
        await using (var store = Open())
            await store.CommitAsync(Commit(User(1), Turn(1)), Never);
        using (var db = Connection.OpenWriter(path, options))
        {
            db.Execute($"PRAGMA journal_mode = DELETE; PRAGMA page_size = {older}; VACUUM");
        }
        using (var db = Connection.OpenWriter(path, options))
        {
            db.Execute("INSERT INTO meta (name, value) VALUES ('some', x'01')");
            var frames = (new FileInfo(path + "-wal").Length - logHead) / (frameHead + older);
            Assert.Equal(frames * older, db.LogBytes);
            Assert.True(frames > 0);
        }
        await using (var store = Open())
        {
            Assert.Equal($"{older}", await store.SettingAsync("page_size", Never));
            Assert.Equal(CommitResult.Committed, await store.CommitAsync(Commit(User(1), Turn(2)), Never));
            Assert.Equal(2, (await store.TurnsAfterAsync(User(1), 0, 10, Never)).Count);
        }
    }

    [Fact]
    public async Task Folder_and_files_are_for_their_owner_alone()
    {
        await using var store = Open();
        await store.CommitAsync(Commit(User(1), Turn(1)), Never);
        const UnixFileMode file = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(file | UnixFileMode.UserExecute, File.GetUnixFileMode(Data));
        var names = Directory.GetFiles(Data);
        Assert.Contains(names, name => name.EndsWith("-wal", StringComparison.Ordinal));
        Assert.All(names, name => Assert.Equal(file, File.GetUnixFileMode(name)));
    }

    [Fact]
    public async Task A_folder_serves_one_process_at_a_time()
    {
        var first = Open();
        var refused = Assert.Throws<StoreUnavailableException>(Open);
        Assert.Contains("in use by another process", refused.Message, StringComparison.Ordinal);
        await first.DisposeAsync();
        await using var second = Open();
        Assert.True(await second.IsReadyAsync(Never));
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused_and_left_alone()
    {
        await using (Open()) { }
        var newer = Migrations.Newest + 1;
        using (
            var db = Connection.OpenWriter(Path.Combine(Data, "bank.db"), new SqliteStoreOptions { Directory = Data })
        )
            db.Execute($"UPDATE meta SET value = CAST('{newer}' AS BLOB) WHERE name = 'schema'");
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var refused = Assert.Throws<StoreUnavailableException>(Open);
            Assert.Contains($"schema version {newer}", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        Directory.CreateDirectory(Data);
        await File.WriteAllTextAsync(Path.Combine(Data, "bank.db"), new string('x', 10_000));
        Assert.Throws<StoreUnavailableException>(Open);
    }

    [Fact]
    public async Task After_erasure_and_scrub_no_byte_of_the_erased_stands_in_any_file()
    {
        await using var store = Open();
        var random = new Random(20_260_314);
        var erased = new List<byte[]>();
        var kept = new List<byte[]>();
        for (var user = 0; user < 50; user++)
        {
            for (var seq = 1; seq <= 10; seq++)
            {
                var (turn, transaction) = (New(random, 700), New(random, 300));
                (user == 7 ? erased : kept).AddRange([turn, transaction]);
                await store.CommitAsync(
                    Commit(
                        User(user),
                        new TurnWrite(seq, seq, Noon, null, null, turn),
                        new TransactionWrite(Sandbank, Hash($"{seq}"), Hash("a"), Noon, transaction)
                    ),
                    Never
                );
            }
        }
        Assert.All(erased, bytes => Assert.True(StandsInFiles(bytes)));

        await store.CommitAsync(Commit(User(7), new PersonErase()), Never);
        await store.ScrubAsync(Never);

        Assert.All(erased, bytes => Assert.False(StandsInFiles(bytes)));
        Assert.All(kept, bytes => Assert.True(StandsInFiles(bytes)));
        Assert.Equal(0, new FileInfo(Path.Combine(Data, "bank.db-wal")).Length);
    }

    [Fact]
    public async Task Events_are_forgotten_by_whole_days_after_their_time()
    {
        await using var store = Open();
        await store.CommitAsync(Commit(User(1), Seen("old", at: Noon), Seen("young", at: Noon.AddDays(1))), Never);
        clock.Now = Noon.AddDays(90);
        await store.CommitAsync(Commit(User(2), Turn(1)), Never);
        await BarrierAsync(store);
        Assert.Equal(2, (await store.SeenEventsAsync(User(1), Sandbank, [Hash("old"), Hash("young")], Never)).Count);

        clock.Now = Noon.AddDays(91);
        await store.CommitAsync(Commit(User(2), Turn(2)), Never);
        await BarrierAsync(store);
        var left = await store.SeenEventsAsync(User(1), Sandbank, [Hash("old"), Hash("young")], Never);
        Assert.Equal(Hash("young"), Assert.Single(left).EventHash);
    }

    /// <summary>What the writer does after a batch is done once it has answered the next one.</summary>
    private static async Task BarrierAsync(SqliteGrainStore store) =>
        _ = await store.TryUseNonceAsync(Hash("barrier"), Noon, Noon, Never);

    private static byte[] New(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>Any 24 bytes of it, in any file: a freed page may have lost its first bytes to a link.</summary>
    private bool StandsInFiles(byte[] bytes)
    {
        // The lock file is locked, and empty.
        foreach (var name in Directory.GetFiles(Data, "bank.db*"))
        {
            using var file = new FileStream(
                name,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            var content = new byte[file.Length];
            file.ReadExactly(content);
            for (var at = 0; at + 24 <= bytes.Length; at += 24)
            {
                if (content.AsSpan().IndexOf(bytes.AsSpan(at, 24)) >= 0)
                    return true;
            }
        }
        return false;
    }

    private SqliteGrainStore Open() =>
        SqliteGrainStore.Open(new SqliteStoreOptions { Directory = Data }, clock, NullLogger.Instance);
}
