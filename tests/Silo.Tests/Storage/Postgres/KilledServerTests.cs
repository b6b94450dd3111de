using System.Text;
using OrleansBank.Grains.Storage;
using OrleansBank.Harness;
using OrleansBank.Silo.Storage.Postgres;
using OrleansBank.Silo.Tests.Cluster;
using Xunit.Abstractions;
using static OrleansBank.Silo.Tests.Storage.Sample;

namespace OrleansBank.Silo.Tests.Storage.Postgres;

/// <summary>A server that ends in the middle of commits, as by a crash, and comes back on the same data.</summary>
public sealed class KilledServerTests(ITestOutputHelper output) : IAsyncLifetime, IDisposable
{
    private const int Seed = 20_261_125;
    private const int Deaths = 6;
    private const int Writers = 24;
    private const int TurnsBetweenLeast = 300;
    private const int TurnsBetweenMost = 900;

    private readonly CancellationTokenSource ending = new();
    private readonly Dictionary<CommitResult, int> results = [];
    private readonly KeptLog<PostgresGrainStore> log = new();
    private PostgresServer server = null!;
    private PostgresGrainStore store = null!;
    private int acknowledged;

    private static CancellationToken Soon => new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token;

    public async Task InitializeAsync()
    {
        server = await PostgresServer.StartAsync();
        var options = new PostgresStoreOptions { ConnectionString = server.ConnectionString };
        store = await PostgresGrainStore.OpenAsync(options, new SettableClock(Noon), log, Soon);
    }

    public async Task DisposeAsync()
    {
        await store.DisposeAsync();
        await server.DisposeAsync();
    }

    public void Dispose() => ending.Dispose();

    [Fact]
    public async Task Nothing_acknowledged_is_lost_or_doubled_and_unknown_means_either()
    {
        var random = new Random(Seed);
        var writers = Enumerable.Range(0, Writers).Select(user => Task.Run(() => WriteAsync(user))).ToArray();
        for (var death = 0; death < Deaths; death++)
        {
            await UntilAcknowledgedAsync(random.Next(TurnsBetweenLeast, TurnsBetweenMost), writers);
            if (death % 2 == 0)
                await server.CrashAsync();
            else
                await server.KillAsync();
            Assert.False(await store.IsReadyAsync(Soon));
            await server.StartAgainAsync();
        }
        await UntilAcknowledgedAsync(TurnsBetweenLeast, writers);
        await ending.CancelAsync();
        var told = await Task.WhenAll(writers).WaitAsync(Soon);

        var found = new List<Done>();
        for (var user = 0; user < Writers; user++)
        {
            var rows = await store.TurnsAfterAsync(User(user), 0, 100_000, Soon);
            Assert.Equal(Enumerable.Range(1, rows.Count).Select(seq => (long)seq), rows.Select(row => row.FirstSeq));
            var loaded = await store.LoadAsync(User(user), Soon);
            Assert.Equal(rows.Count, loaded.Parts.Sum(part => part.Version));
            found.AddRange(rows.Select(row => new Done($"{user}", Encoding.UTF8.GetString(row.Payload))));
        }
        output.WriteLine($"seed {Seed}: {string.Join(", ", results.Select(one => $"{one.Value} {one.Key}"))}");
        Assert.Equal([], DurabilityCheck.Faults(told.SelectMany(done => done), found));
        // Each death met commits under way, or this test would have shown nothing.
        Assert.True(results.GetValueOrDefault(CommitResult.Unknown) > 0);
        Assert.Equal(0, results.GetValueOrDefault(CommitResult.VersionConflict));
        // Said, and not for every batch: each death shows in some ways of failing.
        Assert.InRange(log.Lines.Count(line => line.StartsWith("3011 ", StringComparison.Ordinal)), 1, Deaths * 8);
        Assert.Contains(log.Lines, line => line.StartsWith("3014 ", StringComparison.Ordinal));
        Assert.Equal(0, results.GetValueOrDefault(CommitResult.Invalid));
    }

    /// <summary>A person who never rests; what was acknowledged to them, in order.</summary>
    private async Task<List<Done>> WriteAsync(int user)
    {
        var done = new List<Done>();
        var (seq, tries) = (0L, 0);
        while (!ending.IsCancellationRequested)
        {
            var payload = $"{seq + 1} by try {++tries}";
            var result = await store.CommitAsync(
                Commit(
                    User(user),
                    new StateWrite("core", seq, Bytes(payload)),
                    Turn(seq + 1, clientId: payload, payload: payload),
                    Seen(payload)
                ),
                CancellationToken.None
            );
            lock (results)
                results[result] = results.GetValueOrDefault(result) + 1;
            if (result == CommitResult.Committed)
            {
                seq++;
                done.Add(new Done($"{user}", payload));
                Interlocked.Increment(ref acknowledged);
                continue;
            }
            var kept = await LastSeqAsync(user);
            // A failure leaves nothing; what is unknown was kept or not, and the client id tells.
            Assert.True(
                kept == seq || (result == CommitResult.Unknown && kept == seq + 1),
                $"{result}: {seq} to {kept}"
            );
            if (kept > seq)
            {
                var row = await store.TurnOfClientIdAsync(User(user), payload, Soon);
                Assert.Equal(kept, row?.FirstSeq);
            }
            seq = kept;
        }
        return done;
    }

    /// <summary>What stands, once the server answers again.</summary>
    private async Task<long> LastSeqAsync(int user)
    {
        var deadline = Soon;
        while (true)
        {
            try
            {
                return (await store.LoadAsync(User(user), deadline)).LastSeq;
            }
            catch (Silo.Storage.StoreUnavailableException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, deadline);
            }
        }
    }

    private async Task UntilAcknowledgedAsync(int more, Task[] writers)
    {
        var goal = Volatile.Read(ref acknowledged) + more;
        var deadline = Soon;
        while (Volatile.Read(ref acknowledged) < goal)
        {
            if (writers.FirstOrDefault(writer => writer.IsCompleted) is { } ended)
                await ended;
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, deadline);
        }
    }
}
