using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansBank.CrashWriter;
using OrleansBank.Grains.Storage;
using OrleansBank.Silo.Storage.Sqlite;
using Xunit.Abstractions;

namespace OrleansBank.Silo.Tests.Storage;

/// <summary>A real process that writes at full speed into one folder, killed with SIGKILL fifty times.</summary>
public sealed class KilledProcessTests(ITestOutputHelper output) : IDisposable
{
    private const int Seed = 20_260_314;
    private const int Lives = 50;
    private const int LifeMsLeast = 300;
    private const int LifeMsMost = 700;
    private const int RatePerSecondLeast = 300;

    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<int, long> verified = [];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Nothing_acknowledged_is_missing_doubled_or_out_of_order_after_fifty_kills()
    {
        var random = new Random(Seed);
        var loadSeconds = 0.0;
        var turns = 0;
        var events = 0;
        for (var life = 1; life <= Lives; life++)
        {
            var (acknowledged, seconds) = await LiveAsync(life, random.Next(LifeMsLeast, LifeMsMost));
            loadSeconds += seconds;
            turns += acknowledged.Count(ack => !Load.IsEvent(ack.Seq));
            events += acknowledged.Count(ack => Load.IsEvent(ack.Seq));
            await CheckAsync(acknowledged, life);
        }
        output.WriteLine($"seed {Seed}: {turns} turns and {events} events acknowledged in {loadSeconds:0.0} s of load");
        Assert.True(turns / loadSeconds >= RatePerSecondLeast, $"only {turns / loadSeconds:0} turns/s");
        Assert.True(events / loadSeconds >= RatePerSecondLeast, $"only {events / loadSeconds:0} events/s");
    }

    /// <summary>Starts a writer, lets it live from its first acknowledgement for a while, kills it.</summary>
    private async Task<(List<Ack> Acknowledged, double Seconds)> LiveAsync(int life, int lifeMs)
    {
        using var process = WriterProcess.Start("load", folder.Path, life.ToString(CultureInfo.InvariantCulture));
        try
        {
            var acknowledged = new List<Ack>();
            Add(await process.StandardOutput.ReadLineAsync(), acknowledged);
            var clock = Stopwatch.StartNew();
            var reading = Task.Run(async () =>
            {
                while (await process.StandardOutput.ReadLineAsync() is { } line)
                    Add(line, acknowledged);
            });
            // The random moment is what this test is about; nothing is waited for.
            await Task.Delay(TimeSpan.FromMilliseconds(lifeMs), TimeProvider.System);
            process.Kill();
            var seconds = clock.Elapsed.TotalSeconds;
            await reading;
            await process.WaitForExitAsync();
            var errors = await process.StandardError.ReadToEndAsync();
            Assert.True(errors.Length == 0, $"life {life} of seed {Seed} ended by itself: {errors}");
            return (acknowledged, seconds);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    private static void Add(string? line, List<Ack> acknowledged)
    {
        // The kill may cut the last line; what is cut off was not told.
        if (line?.Split(' ') is not ["ack", var user, var seq, var life, "."])
            return;
        acknowledged.Add(new Ack(Number(user), long.Parse(seq, CultureInfo.InvariantCulture), Number(life)));
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private async Task CheckAsync(List<Ack> acknowledged, int life)
    {
        Assert.True(acknowledged.Count > 0, $"life {life} acknowledged nothing");
        await using var store = SqliteGrainStore.Open(
            Load.OptionsOf(folder.Path),
            TimeProvider.System,
            NullLogger.Instance
        );
        var full = life == Lives;
        var found = new List<Done>();
        for (var user = 0; user < Load.Users; user++)
        {
            var rows = await RowsOfAsync(store, user, full ? 0 : verified.GetValueOrDefault(user));
            verified[user] = Math.Max(verified.GetValueOrDefault(user), rows.Count == 0 ? 0 : rows[^1].LastSeq);
            found.AddRange(rows.Select(row => new Done($"turn of {user}", Text(row.Payload))));
            found.AddRange(await EventsOfAsync(store, user, rows));
            await CheckStateAsync(store, user);
        }
        var told = acknowledged.SelectMany(ack => ack.AsDone());
        Assert.Equal([], DurabilityCheck.Faults(told, found));
    }

    private static async Task<List<TurnRow>> RowsOfAsync(SqliteGrainStore store, int user, long after)
    {
        var rows = new List<TurnRow>();
        while (true)
        {
            var next = rows.Count == 0 ? after : rows[^1].LastSeq;
            var page = await store.TurnsAfterAsync(Load.UserOf(user), next, 500, CancellationToken.None);
            foreach (var row in page)
            {
                Assert.Equal((rows.Count == 0 ? after : rows[^1].LastSeq) + 1, row.FirstSeq);
                rows.Add(row);
            }
            if (page.Count == 0)
                return rows;
        }
    }

    /// <summary>An event is found when its turn, its transaction and its memory all are, with the same content.</summary>
    private static async Task<IEnumerable<Done>> EventsOfAsync(SqliteGrainStore store, int user, List<TurnRow> rows)
    {
        var turns = rows.Where(row => Load.IsEvent(row.LastSeq)).ToList();
        var hashes = turns.Select(row => Load.EventHash(user, row.LastSeq)).ToList();
        var person = Load.UserOf(user);
        var kept = await store.TransactionsAsync(person, Load.Bank, hashes, CancellationToken.None);
        var seen = await store.SeenEventsAsync(person, Load.Bank, hashes, CancellationToken.None);
        Assert.Equal(turns.Select(row => Text(row.Payload)), kept.Select(row => Text(row.Payload)));
        Assert.Equal(hashes, seen.Select(row => row.EventHash));
        return kept.Select(row => new Done($"event of {user}", Text(row.Payload)));
    }

    /// <summary>The state is that of the last chat turn that stands, neither older nor newer.</summary>
    private async Task CheckStateAsync(SqliteGrainStore store, int user)
    {
        var loaded = await store.LoadAsync(Load.UserOf(user), CancellationToken.None);
        Assert.Equal(verified[user], loaded.LastSeq);
        if (loaded.LastSeq == 0)
            return;
        var part = Assert.Single(loaded.Parts);
        Assert.Equal((loaded.LastSeq + 1) / 2, part.Version);
        var lastChat = Load.IsEvent(loaded.LastSeq) ? loaded.LastSeq - 1 : loaded.LastSeq;
        Assert.StartsWith($"{lastChat}/", Text(part.Payload), StringComparison.Ordinal);
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private readonly record struct Ack(int User, long Seq, int Life)
    {
        public IEnumerable<Done> AsDone()
        {
            var content = Load.Content(Seq, Life);
            yield return new Done($"turn of {User}", content);
            if (Load.IsEvent(Seq))
                yield return new Done($"event of {User}", content);
        }
    }
}
