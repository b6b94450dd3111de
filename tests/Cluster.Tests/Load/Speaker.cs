using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using OrleansBank.Harness;

namespace OrleansBank.Cluster.Tests.Load;

/// <summary>
/// One person who says one thing after the other over REST, says it again under the same id until it is acknowledged, and remembers under
/// which sequence.
/// </summary>
internal sealed class Speaker(Person person)
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(90);
    private readonly List<(string Id, string Text, long Seq)> _acknowledged = [];
    private readonly List<TimeSpan> _waits = [];

    /// <summary>From the first try of each to its acknowledgement.</summary>
    public IReadOnlyList<TimeSpan> Waits => _waits;
    public int Acknowledged => _acknowledged.Count;

    public async Task SpeakAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            await SayOneAsync();
            await Task.Delay(Between, TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>Everything acknowledged stands once, in order and where it was acknowledged; nothing else was said; no gap.</summary>
    public async Task CheckAsync()
    {
        var history = await person.HistoryAsync();
        for (var i = 0; i < history.Count; i++)
            Assert.Equal(i + 1, (long)history[i]["seq"]!);
        var said = history.Where(message => (string?)message["from"]?["kind"] == "user").ToList();
        Assert.Equal(
            _acknowledged.Select(one => (one.Seq, one.Text)),
            said.Select(message => ((long)message["seq"]!, (string)message["text"]!))
        );
        foreach (var (id, _, seq) in _acknowledged)
        {
            var answers = history.Where(message => (string?)message["inReplyTo"] == id).ToList();
            Assert.Single(answers);
            Assert.Equal(seq + 1, (long)answers[0]["seq"]!);
        }
    }

    private async Task SayOneAsync()
    {
        var (id, text) = (Fresh.Id(), $"hello {_acknowledged.Count + 1}");
        var clock = Stopwatch.StartNew();
        while (true)
        {
            if (await TrySayAsync(id, text) is { } seq)
            {
                _waits.Add(clock.Elapsed);
                _acknowledged.Add((id, text, seq));
                return;
            }
            if (clock.Elapsed > GiveUpAfter)
                throw new TimeoutException($"{person.Name} was not answered within {GiveUpAfter}");
            await Task.Delay(AfterRefusal, TimeProvider.System);
        }
    }

    private async Task<long?> TrySayAsync(string id, string text)
    {
        try
        {
            var (status, json) = await person.PostAsync("/v1/messages", new { id, text });
            if (status == HttpStatusCode.OK)
                return (long)json!["accepted"]!["seq"]!;
            // What may come again does; a conflict or a refusal would be a fault.
            Assert.True(
                status
                    is HttpStatusCode.ServiceUnavailable
                        or HttpStatusCode.GatewayTimeout
                        or HttpStatusCode.TooManyRequests,
                $"{(int)status}: {json}"
            );
            return null;
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or TaskCanceledException)
        {
            return null;
        }
    }
}
