using System.Globalization;
using System.Text;
using OrleansBank.Benchmarks.Harness;
using OrleansBank.Benchmarks.Platform;

namespace OrleansBank.Benchmarks.Ingest;

/// <summary>
/// Signed balance events in batches of 100 over 10,000 accounts, counted when answered as applied, which is when they are durable;
/// against rows of the same size inserted one by one into SQLite, each durable before the next.
/// </summary>
internal static class IngestBenchmark
{
    private const int AccountsMin = 10_000;
    private const int Batch = 100;
    private const int Senders = 8;
    private const double Floor = 10_000;
    private static readonly TimeSpan RoundLength = TimeSpan.FromSeconds(5);

    public static async Task<Verdict> RunAsync()
    {
        Progress.Say("ingest: starting the platform, and linking people until 10,000 accounts are linked");
        await using var platform = await PlatformServer.StartAsync();
        var accounts = await AccountsAsync(platform);
        using var peer = new SingleRowInserts();
        int next = 0;
        Task<double> OursAsync() => RoundAsync(platform, accounts, () => Interlocked.Add(ref next, Batch) - Batch);
        await OursAsync();

        var (mine, peers) = await Rounds.AlternateAsync(
            "ingest",
            "events/s",
            _ => OursAsync(),
            _ => Task.FromResult(peer.Run(RoundLength))
        );
        double median = Rounds.Median(mine);
        return new Verdict(
            "ingest",
            "events/s, signed (ES256), batches of 100, applied and durable",
            median,
            Rounds.Median(peers),
            median / Rounds.Median(peers),
            $"{Report.Number(Floor)} events/s",
            median >= Floor,
            [$"{accounts.Length:N0} accounts; ours {Rounds.Spread(mine)}, single rows {Rounds.Spread(peers)} a second"]
        );
    }

    private static async Task<string[]> AccountsAsync(PlatformServer platform)
    {
        var accounts = new List<string>();
        for (int first = 0; accounts.Count < AccountsMin; )
        {
            int from = first;
            int size = accounts.Count == 0 ? 500 : Math.Min(2_000, ((AccountsMin - accounts.Count) / 2) + 50);
            var people = await Person.CrowdAsync(
                size,
                "linked",
                number => Person.LinkedAsync(platform, $"ingest{from + number}", "balances")
            );
            accounts.AddRange(people.SelectMany(person => person.Accounts));
            first += size;
            Progress.Say($"{accounts.Count} accounts");
        }
        return [.. accounts.Distinct(StringComparer.Ordinal)];
    }

    private static async Task<double> RoundAsync(PlatformServer platform, string[] accounts, Func<int> nextBatch)
    {
        long began = TimeProvider.System.GetTimestamp();
        int[] applied = await Task.WhenAll(
            Enumerable
                .Range(0, Senders)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        int count = 0;
                        while (TimeProvider.System.GetElapsedTime(began) < RoundLength)
                        {
                            byte[] events = Events(accounts, nextBatch());
                            string answer = await platform.ReportAsync(events, "application/cloudevents-batch+json");
                            count += Applied(answer);
                        }
                        return count;
                    })
                )
        );
        return applied.Sum() / TimeProvider.System.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>A batch that was not applied whole is a mistake of the benchmark, not a slow one.</summary>
    private static int Applied(string answer)
    {
        int count = answer.Split("\"applied\"").Length - 1;
        return count == Batch
            ? count
            : throw new InvalidOperationException($"{count} of {Batch} applied: {answer[..400]}");
    }

    private static byte[] Events(string[] accounts, int first)
    {
        string now = TimeProvider.System.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        var json = new StringBuilder("[");
        for (int n = first; n < first + Batch; n++)
        {
            string account = accounts[n % accounts.Length];
            json.Append(n == first ? "" : ",")
                .Append(
                    CultureInfo.InvariantCulture,
                    $"{{\"specversion\":\"1.0\",\"id\":\"ingest-{n}\",\"source\":\"sandbank\","
                )
                .Append(
                    CultureInfo.InvariantCulture,
                    $"\"type\":\"bank.balance\",\"subject\":\"{account}\",\"time\":\"{now}\","
                )
                .Append(
                    CultureInfo.InvariantCulture,
                    $"\"data\":{{\"AccountId\":\"{account}\",\"CreditDebitIndicator\":\"Credit\","
                )
                .Append(CultureInfo.InvariantCulture, $"\"Type\":\"InterimAvailable\",\"DateTime\":\"{now}\",")
                .Append(
                    CultureInfo.InvariantCulture,
                    $"\"Amount\":{{\"Amount\":\"{n % 100_000}.25\",\"Currency\":\"EUR\"}}}}}}"
                );
        }
        return Encoding.UTF8.GetBytes(json.Append(']').ToString());
    }
}
