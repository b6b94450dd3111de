using Microsoft.Extensions.Logging.Abstractions;
using OrleansBank.Benchmarks.Harness;
using OrleansBank.Domain;
using OrleansBank.Grains.Storage;
using OrleansBank.Harness;
using OrleansBank.Silo.Storage.Postgres;

namespace OrleansBank.Benchmarks.Store;

/// <summary>
/// Turns that PostgreSQL commits, each with its messages, its client id and its person's state: many people who each wait for their
/// own. The peer is COPY of rows with the same payload bytes, on the same server in the same rounds: what the server takes at most.
/// </summary>
internal static class StoreBenchmark
{
    public const int PayloadBytes = 400;

    private const int People = 1_024;
    private const double RatioLeast = 0.2;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(5);
    private static readonly DateTimeOffset Day = new(2026, 3, 14, 0, 0, 0, TimeSpan.Zero);

    public static async Task<Verdict> RunAsync()
    {
        await using var server = await PostgresServer.StartAsync();
        var options = new PostgresStoreOptions { ConnectionString = server.ConnectionString };
        await using var store = await PostgresGrainStore.OpenAsync(
            options,
            TimeProvider.System,
            NullLogger.Instance,
            CancellationToken.None
        );
        await using var peer = await CopiedRows.OpenAsync(server.ConnectionString);
        var seqs = new long[People];
        var (ours, peers) = await Rounds.AlternateAsync(
            "store",
            "turns/s",
            _ => TurnsAsync(store, seqs),
            _ => peer.RunAsync(Length)
        );
        double ratio = Rounds.Median(ours.Zip(peers, (mine, theirs) => mine / theirs));
        return new Verdict(
            "store",
            "turns/s committed, PostgreSQL",
            Rounds.Median(ours),
            Rounds.Median(peers),
            ratio,
            $"{RatioLeast} of COPY",
            ratio >= RatioLeast,
            [
                $"{People} people at once; ours {Rounds.Spread(ours)}, COPY {Rounds.Spread(peers)}",
                $"a turn: {PayloadBytes} bytes of messages and state in two tables with three indexes; COPY: one table, one index",
            ]
        );
    }

    /// <summary>Turns a second.</summary>
    private static async Task<double> TurnsAsync(PostgresGrainStore store, long[] seqs)
    {
        long began = TimeProvider.System.GetTimestamp();
        long before = seqs.Sum();
        await Task.WhenAll(Enumerable.Range(0, People).Select(person => TalkAsync(store, person, seqs, began)));
        return (seqs.Sum() - before) / TimeProvider.System.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task TalkAsync(PostgresGrainStore store, int person, long[] seqs, long began)
    {
        var user = new UserId($"user-{person}");
        while (TimeProvider.System.GetElapsedTime(began) < Length)
        {
            long seq = seqs[person];
            var commit = new TurnCommit(user);
            commit.Writes.Add(new StateWrite("core", seq, new byte[PayloadBytes / 2]));
            commit.Writes.Add(
                new TurnWrite(seq + 1, seq + 1, Day, $"client-{seq}", new byte[32], new byte[PayloadBytes / 2])
            );
            var result = await store.CommitAsync(commit, CancellationToken.None);
            if (result != CommitResult.Committed)
            {
                throw new InvalidOperationException($"the store answered {result}");
            }
            seqs[person] = seq + 1;
        }
    }
}
