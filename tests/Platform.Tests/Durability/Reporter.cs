using System.Net;
using System.Text.Json.Nodes;
using OrleansBank.Harness;

namespace OrleansBank.Platform.Tests.Durability;

/// <summary>
/// One sender of a bank: posts signed requests one after another, each until every event of it is answered as applied or as a duplicate,
/// over as many lives as that takes; and again, after each kill, the last one that was.
/// </summary>
internal sealed class Reporter(GatewayProcess platform, SigningBank bank, IReadOnlyList<string> accounts, Faults faults)
{
    public const double RequestsPerSecond = 9;
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(20);

    private readonly DateTimeOffset _firstDay = TimeProvider.System.GetUtcNow().AddDays(-2);
    private Batch? _last;
    private Batch? _open;
    private bool _wasSent;

    /// <summary>Requests that were acknowledged whole.</summary>
    public int Acknowledged { get; private set; }

    public IReadOnlyList<string> Accounts => accounts;

    /// <summary>From the first request to the end of the process; or, when it reports nothing new, until all is acknowledged.</summary>
    public async Task LiveAsync(Life life, bool reports, CancellationToken cancellation)
    {
        try
        {
            // Step 1: what was acknowledged is known.
            if (_last is { } last)
            {
                var statuses = await PostAsync(last);
                var lost = statuses.Count(status => status != "duplicate");
                faults.AddUnless(lost == 0, $"{lost} acknowledged events were new to it: {statuses[0]} …");
            }
            // Step 2: what was not, and then what is new.
            var pace = new Pace(RequestsPerSecond);
            while (reports || _open is not null)
            {
                if (_open is null)
                {
                    await pace.NextAsync(cancellation);
                    var now = TimeProvider.System.GetUtcNow();
                    (_open, _wasSent) = (new Batch(Acknowledged + 1, accounts, _firstDay, now), false);
                }
                if (!await TryDeliverAsync(_open))
                    continue;
                life.CountEvents(_open.Events);
                (_last, _open) = (_open, null);
                Acknowledged++;
            }
        }
        catch (Exception end) when (end is HttpRequestException or IOException or OperationCanceledException)
        {
            // The process was killed: the open request is sent again in the next life.
        }
    }

    /// <summary>Whether all of it is acknowledged.</summary>
    private async Task<bool> TryDeliverAsync(Batch batch)
    {
        var isNew = !_wasSent;
        _wasSent = true;
        var statuses = await PostAsync(batch);
        // Each account is one person's, and all of a person's events in one request are one turn.
        foreach (var turn in statuses.Chunk(Batch.EventsPerAccount))
        {
            var isWell = turn.All(status => status == turn[0]) && (turn[0] != "duplicate" || !isNew);
            faults.AddUnless(isWell, $"a turn, new: {isNew}, was answered {string.Join(',', turn)}");
        }
        return !statuses.Contains("retry");
    }

    private async Task<string[]> PostAsync(Batch batch)
    {
        while (true)
        {
            var (status, json) = await bank.ReportAsync(platform, batch.Body);
            if (status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
            {
                await Task.Delay(Again, TimeProvider.System);
                continue;
            }
            if (status != HttpStatusCode.OK)
                throw new InvalidOperationException($"{(int)status}: {json}");
            var statuses = json!["results"]!.AsArray().Select(result => (string)result!["status"]!).ToArray();
            var odd = Array.Find(statuses, one => one is not ("applied" or "duplicate" or "retry"));
            faults.AddUnless(odd is null && statuses.Length == batch.Events, $"{statuses.Length} answers, {odd}");
            return statuses;
        }
    }
}
