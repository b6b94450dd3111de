using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using OrleansBank.Harness;

namespace OrleansBank.Cluster.Tests.Load;

/// <summary>
/// One sender of a bank: reports payments of a few accounts together, in signed requests at a fixed pace, and sends what was not
/// acknowledged again, the same, before anything newer of these accounts.
/// </summary>
internal sealed class Reporter(
    SigningBank bank,
    IPlatformDoors @public,
    Doors doors,
    HttpClient http,
    Payments[] accounts
)
{
    private const string Form = "application/cloudevents-batch+json";

    /// <summary>Payments of one account in one request.</summary>
    public const int EachCount = 10;
    private readonly ConcurrentQueue<(long At, TimeSpan Wait)> _waits = new();
    private int _acknowledged;

    public int Acknowledged => Volatile.Read(ref _acknowledged);
    public IReadOnlyList<Payments> Accounts => accounts;

    /// <summary>Of each request: when it was first tried, and how long until all of it was acknowledged.</summary>
    public IEnumerable<(long At, TimeSpan Wait)> Waits => _waits;

    public async Task ReportAsync(TimeSpan between, TimeSpan first, CancellationToken over)
    {
        var beats = new Beats(between, first);
        while (true)
        {
            try
            {
                await beats.NextAsync(over);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            var open = accounts
                .SelectMany(one => Enumerable.Range(0, EachCount).Select(_ => new Payment(one, one.Next())))
                .ToList();
            var all = open.ToArray();
            var at = Stopwatch.GetTimestamp();
            for (var tries = 1; open.Count > 0; tries++)
            {
                if (tries > 1)
                    await Task.Delay(Rates.BeforeTryingAgain, TimeProvider.System, CancellationToken.None);
                if (Stopwatch.GetElapsedTime(at) > Rates.GiveUpAfter)
                    throw new TimeoutException($"{open.Count} payments were not taken within {Rates.GiveUpAfter}");
                open = await SendAsync(open);
            }
            _waits.Enqueue((at, Stopwatch.GetElapsedTime(at)));
            foreach (var payment in all)
                payment.Account.Acknowledge(payment.Shop);
            Interlocked.Add(ref _acknowledged, all.Length);
        }
    }

    /// <summary>What is to be sent again.</summary>
    private async Task<List<Payment>> SendAsync(List<Payment> open)
    {
        var body = Encoding.UTF8.GetBytes($"[{string.Join(',', open.Select(one => one.Json))}]");
        using var request = bank.Sign(@public, "events", Form, body);
        try
        {
            request.RequestUri = new Uri(doors.Next().Url, request.RequestUri!.PathAndQuery);
            using var answer = await http.SendAsync(request);
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            if (answer.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests)
                return open;
            Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {Encoding.UTF8.GetString(bytes)}");
            using var json = JsonDocument.Parse(bytes);
            var again = new List<Payment>();
            var results = json.RootElement.GetProperty("results").EnumerateArray().ToList();
            for (var i = 0; i < open.Count; i++)
            {
                var status = results[i].GetProperty("status").GetString()!;
                // A duplicate when an answer was lost, here or within the cluster: the platform has it.
                Assert.Contains(status, new[] { "applied", "duplicate", "retry" });
                if (status is "retry")
                    again.Add(open[i]);
            }
            return again;
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException)
        {
            return open;
        }
    }

    private sealed record Payment(Payments Account, string Shop, string Json)
    {
        public Payment(Payments account, (string Shop, string Json) made)
            : this(account, made.Shop, made.Json) { }
    }
}
