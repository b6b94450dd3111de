using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using OrleansBank.Benchmarks.Chat;
using OrleansBank.Benchmarks.Harness;
using OrleansBank.Benchmarks.Peers;
using OrleansBank.Benchmarks.Platform;

namespace OrleansBank.Benchmarks.Push;

/// <summary>
/// From a bank's event to the person's screen. Events are due at a fixed rate, whatever has come back, and each is counted from the
/// moment it was due: a server that stalls pays for all that it delays. The peer's server keeps and checks nothing: it hands the
/// body of a POST to a WebSocket.
/// </summary>
internal static class PushBenchmark
{
    private const int People = 64;
    private const int EventsPerSecond = 500;
    private const int EventsPerRound = 2_500;
    private const double FloorMs = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task<Verdict> RunAsync()
    {
        Progress.Say("push: starting the platform and its peer");
        await using var platform = await PlatformServer.StartAsync();
        var (stock, stockUrl) = await StockServer.StartAsync();
        await using var _ = stock;
        var people = await Person.CrowdAsync(
            People,
            "linked",
            number => Person.LinkedAsync(platform, $"push{number}", "balances", "transactions")
        );
        using var ours = new Screens();
        using var theirs = new Screens();
        for (int number = 0; number < People; number++)
        {
            ours.Watch(await Connection.OpenAsync(platform.Url, "/v1/chat", people[number].Token, "bank.chat.v1"));
            theirs.Watch(await Connection.OpenAsync(stockUrl, $"/screen/{number}", token: null, protocol: null));
        }
        using var http = new HttpClient();
        Task OursAsync(int number) =>
            platform.ReportAsync(Payment(number, people[number % People].Accounts[0]), "application/cloudevents+json");
        async Task TheirsAsync(int number)
        {
            using var body = new ByteArrayContent(Payment(number, "account"));
            (await http.PostAsync(new Uri(stockUrl, $"/push/{number % People}"), body)).EnsureSuccessStatusCode();
        }
        int next = 0;
        async Task<Latencies> RoundAsync(Screens screens, Func<int, Task> send)
        {
            int first = next;
            next += EventsPerRound;
            return await OpenLoopAsync(first, screens, send);
        }
        await RoundAsync(ours, OursAsync);
        await RoundAsync(theirs, TheirsAsync);
        var halves = new List<double>();
        var (mine, peers) = await Rounds.AlternateAsync(
            "push",
            "ms p99",
            async _ =>
            {
                var measured = await RoundAsync(ours, OursAsync);
                halves.Add(measured.P50);
                return measured.P99;
            },
            async _ => (await RoundAsync(theirs, TheirsAsync)).P99
        );
        double p99 = Rounds.Median(mine);
        return new Verdict(
            "push",
            $"ms p99 from the due time at {EventsPerSecond} events/s",
            p99,
            Rounds.Median(peers),
            Rounds.Median(peers) / p99,
            $"p99 at most {FloorMs} ms",
            p99 <= FloorMs,
            [
                $"p50 {Report.Number(Rounds.Median(halves))} ms; p99 {Rounds.Spread(mine)} ms over the rounds; told to come again {platform.Refused} times",
            ]
        );
    }

    private static async Task<Latencies> OpenLoopAsync(int first, Screens screens, Func<int, Task> send)
    {
        var clock = TimeProvider.System;
        long began = clock.GetTimestamp();
        long ticksEach = clock.TimestampFrequency / EventsPerSecond;
        var sending = new List<Task>(EventsPerRound);
        for (int n = 0; n < EventsPerRound; n++)
        {
            long due = began + (n * ticksEach);
            while (clock.GetTimestamp() < due)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), clock);
            }
            screens.Expect(first + n, due);
            int number = first + n;
            sending.Add(Task.Run(() => send(number)));
        }
        await Task.WhenAll(sending);
        return await screens.CollectAsync(Patience);
    }

    /// <summary>A card payment whose merchant says which event it is.</summary>
    private static byte[] Payment(int number, string account)
    {
        string now = TimeProvider.System.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetBytes(
            $$$"""
            {"specversion":"1.0","id":"push-{{{number}}}","source":"sandbank","type":"bank.transaction","subject":"{{{account}}}",
            "time":"{{{now}}}","datacontenttype":"application/json","data":{"AccountId":"{{{account}}}",
            "TransactionId":"push-{{{number}}}","CreditDebitIndicator":"Debit","Status":"BOOK","BookingDateTime":"{{{now}}}",
            "Amount":{"Amount":"12.50","Currency":"EUR"},"MerchantDetails":{"MerchantName":"{{{Screens.Mark}}}{{{number:0000000}}}"}
            }}
            """
        );
    }
}

internal sealed record Latencies(double P50, double P99);
