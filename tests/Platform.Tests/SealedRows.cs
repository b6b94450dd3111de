using System.Buffers;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansBank.Domain;
using OrleansBank.Grains.Conversations;
using OrleansBank.Grains.Storage;
using OrleansBank.Silo.Storage;
using OrleansBank.Silo.Storage.Sqlite;
using OrleansBank.Silo.Storage.Vault;

namespace OrleansBank.Platform.Tests;

/// <summary>The sealed rows of a person, as they stand in the files of a platform.</summary>
internal static class SealedRows
{
    private static readonly DateTimeOffset LongAgo = DateTimeOffset.UnixEpoch;
    private static readonly DateTimeOffset FarAhead = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Pieces of all that is sealed under the key of the person and the bank, and of that key as wrapped.</summary>
    public static Task<List<byte[]>> CaptureAsync(string data, string name, string bank) =>
        WithCopyAsync(
            data,
            async (store, _) =>
            {
                var user = new UserId(name);
                var scope = $"bank:{bank}";
                var loaded = await store.LoadAsync(user, CancellationToken.None);
                var rows = loaded.Parts.Where(part => part.Part == scope).Select(part => part.Payload).ToList();
                rows.AddRange(loaded.Keys.Where(key => key.Scope == scope).Select(key => key.Wrapped));
                var bankId = new BankId(bank);
                var kept = await store.TransactionsBetweenAsync(user, bankId, null, LongAgo, FarAhead, 100, default);
                rows.AddRange(kept.Select(row => row.Payload));
                var turns = await store.TurnsAfterAsync(user, 0, 500, CancellationToken.None);
                var parts = turns.SelectMany(TurnRows.Parts).Where(part => part.Scopes.Contains(scope));
                rows.AddRange(parts.Select(part => part.Sealed));
                return rows.ConvertAll(row => row[^Math.Min(32, row.Length)..]);
            }
        );

    private static string Text<T>(T value)
    {
        var bytes = new ArrayBufferWriter<byte>();
        GrainJson.Write(bytes, value);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>Everything that every surviving key opens, as text.</summary>
    public static Task<string> OpenAllAsync(string data, string name) =>
        WithCopyAsync(
            data,
            async (store, vault) =>
            {
                var user = new UserId(name);
                var text = new StringBuilder();
                using var person = await Person.LoadAsync(user, store, vault, CancellationToken.None);
                text.Append(Text(person.State));
                foreach (var bank in person.State.Banks.Values)
                    text.Append(Text(bank));
                foreach (var turn in await store.TurnsAfterAsync(user, 0, 500, CancellationToken.None))
                {
                    foreach (var message in TurnRows.Read(person.Keys, user, turn))
                        text.Append(Text(message));
                }
                foreach (var row in await store.LedgerAsync(user, 0, 500, CancellationToken.None))
                    text.Append(Open(person, row.Payload, AssociatedData.Ledger(user, row.Number)));
                foreach (var row in await store.DisclosuresAsync(user, 0, 500, CancellationToken.None))
                    text.Append(Open(person, row.Payload, AssociatedData.Disclosure(user, row.Number)));
                var kept = await store.TransactionsBetweenAsync(user, null, null, LongAgo, FarAhead, 500, default);
                Assert.Empty(kept);
                return text.ToString();
            }
        );

    public static async Task<byte[]> ReadSharedAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    /// <summary>The lock is the running platform's, and empty.</summary>
    public static bool IsKept(string file) => !file.EndsWith(".lock", StringComparison.Ordinal);

    private static string Open(Person person, byte[] payload, byte[] associated) =>
        Encoding.UTF8.GetString(person.Keys.Open(Keyring.Core, payload, associated) ?? []);

    /// <summary>Reads a copy of the files, so that the running platform is not disturbed.</summary>
    private static async Task<T> WithCopyAsync<T>(string data, Func<IGrainStore, KeyVault, Task<T>> read)
    {
        var copy = Directory.CreateTempSubdirectory("orleansbank-copy-").FullName;
        try
        {
            foreach (var file in Directory.GetFiles(data).Where(IsKept))
            {
                var target = Path.Combine(copy, Path.GetFileName(file));
                await File.WriteAllBytesAsync(target, await ReadSharedAsync(file));
                if (!OperatingSystem.IsWindows())
                    File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
            var options = new SqliteStoreOptions { Directory = copy };
            await using var store = SqliteGrainStore.Open(options, TimeProvider.System, NullLogger.Instance);
            var master = Path.Combine(copy, KeyVault.DefaultFileName);
            using var vault = await KeyVault.OpenAsync(master, store, TimeProvider.System, CancellationToken.None);
            return await read(new NameSealingStore(store, store, vault.People), vault);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }
}
