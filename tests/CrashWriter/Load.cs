using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OrleansBank.Domain;
using OrleansBank.Grains.Storage;
using OrleansBank.Silo.Storage.Sqlite;

namespace OrleansBank.CrashWriter;

/// <summary>
/// One person who never rests: odd sequences are chat turns that change their state, even ones are events of a bank. Each is told on
/// the output once the store has acknowledged it: "ack", person, sequence, life, and a full stop, without which a line is cut off.
/// </summary>
public sealed class Load(IGrainStore store, int user, int life, TextWriter output)
{
    public const int Users = 64;

    private static readonly DateTimeOffset Start = new(2026, 3, 14, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Events are dated from a fixed day on, and must be remembered whenever this runs.</summary>
    public static SqliteStoreOptions OptionsOf(string directory) =>
        new() { Directory = directory, SeenEventDays = 36_500 };

    public static BankId Bank { get; } = new("sandbank");

    public static UserId UserOf(int user) => new(string.Create(CultureInfo.InvariantCulture, $"user-{user}"));

    public static bool IsEvent(long seq) => seq % 2 == 0;

    /// <summary>What the rows of one turn hold, so that a reader can tell which life wrote them.</summary>
    public static string Content(long seq, int life) => string.Create(CultureInfo.InvariantCulture, $"{seq}/{life}");

    public static byte[] EventHash(int user, long seq) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{user}/{seq}")));

    public async Task RunAsync()
    {
        var loaded = await store.LoadAsync(UserOf(user), CancellationToken.None);
        var version = loaded.Parts.Count == 0 ? 0 : loaded.Parts[0].Version;
        for (var seq = loaded.LastSeq + 1; ; seq++)
        {
            var result = await store.CommitAsync(Turn(seq, version), CancellationToken.None);
            if (result != CommitResult.Committed)
                throw new InvalidOperationException($"The store answered {result}.");
            if (!IsEvent(seq))
                version++;
            lock (output)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ack {user} {seq} {life} ."));
        }
    }

    private TurnCommit Turn(long seq, long version)
    {
        var content = Encoding.UTF8.GetBytes(Content(seq, life));
        var commit = new TurnCommit(UserOf(user));
        var at = Start.AddSeconds(seq);
        if (IsEvent(seq))
        {
            var hash = EventHash(user, seq);
            commit.Writes.Add(new TurnWrite(seq, seq, at, null, null, content));
            commit.Writes.Add(new TransactionWrite(Bank, hash, new byte[16], at, content));
            commit.Writes.Add(new SeenEventWrite(Bank, hash, hash, at));
        }
        else
        {
            var clientId = string.Create(CultureInfo.InvariantCulture, $"client-{seq}");
            commit.Writes.Add(new StateWrite("core", version, content));
            commit.Writes.Add(new TurnWrite(seq, seq, at, clientId, null, content));
        }
        return commit;
    }
}
