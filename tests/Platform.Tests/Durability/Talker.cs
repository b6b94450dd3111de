using System.Net.WebSockets;
using System.Text.Json.Nodes;
using OrleansBank.Harness;

namespace OrleansBank.Platform.Tests.Durability;

/// <summary>
/// One person at a live chat that breaks again and again: says numbered things with ids of its own, resumes after what it has heard, says
/// again what was not acknowledged, and notices at once when the sequence of what it hears has a gap or a double.
/// </summary>
internal sealed class Talker(GatewayProcess platform, Person person, Faults faults)
{
    public const double PerSecond = 25;
    private const int UnansweredMax = 6;

    private readonly Lock _gate = new();
    private readonly List<string> _heard = [];
    private readonly List<Said> _said = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private int _acknowledged;

    public Person Person => person;

    /// <summary>What was heard, from sequence 1 on, each as the JSON that came.</summary>
    public IReadOnlyList<string> Heard => _heard;
    public IReadOnlyList<Said> AllSaid => _said;

    public bool HasHeardAllUpTo(long seq)
    {
        lock (_gate)
            return _acknowledged == _said.Count && _heard.Count == seq;
    }

    /// <summary>From the connection to its end, which the end of the process is.</summary>
    /// <param name="says">Whether it says new things too.</param>
    public async Task LiveAsync(Life life, bool says, CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var talking = Task.CompletedTask;
        try
        {
            using var chat = await LiveChat.OpenAsync(platform, person.Token, _heard.Count);
            using var room = new SemaphoreSlim(UnansweredMax);
            try
            {
                talking = TalkAsync(chat, room, says, over.Token);
                while (true)
                    Take(await chat.ReceiveAsync(over.Token), life, room);
            }
            finally
            {
                await over.CancelAsync();
                await talking;
            }
        }
        catch (Exception end) when (IsEnd(end))
        {
            // The process was killed, or the test is over.
        }
    }

    private async Task TalkAsync(LiveChat chat, SemaphoreSlim room, bool says, CancellationToken cancellation)
    {
        try
        {
            // Step 1: the last one that was acknowledged, which must do nothing twice, and all that were not.
            Said[] again;
            lock (_gate)
                again = [.. _said.Skip(Math.Max(0, _acknowledged - 1))];
            foreach (var said in again)
            {
                await room.WaitAsync(cancellation);
                await chat.SayAsync(said.Id, said.Text);
            }
            // Step 2: what is new.
            var pace = new Pace(PerSecond);
            while (says)
            {
                await pace.NextAsync(cancellation);
                await room.WaitAsync(cancellation);
                var said = Next();
                await chat.SayAsync(said.Id, said.Text);
            }
        }
        catch (Exception end) when (IsEnd(end))
        {
            // What was under way is said again in the next life.
        }
    }

    private Said Next()
    {
        lock (_gate)
        {
            var number = _said.Count + 1;
            var text = number % 2 == 0 ? $"what's my balance, the {number}" : $"hello {number}";
            var said = new Said(Fresh.Id(), text);
            _places.Add(said.Id, _said.Count);
            _said.Add(said);
            return said;
        }
    }

    private void Take(JsonNode frame, Life life, SemaphoreSlim room)
    {
        lock (_gate)
        {
            switch ((string?)frame["type"])
            {
                case "hello":
                    var kept = (long)frame["seq"]!;
                    faults.AddUnless(kept >= _heard.Count, $"{person.Name} heard {_heard.Count}, and {kept} are kept");
                    break;
                case "message":
                    Hear(frame["message"]!);
                    break;
                case "accepted":
                    TakeAcceptance((string)frame["id"]!, (long)frame["seq"]!, life);
                    room.Release();
                    break;
                default:
                    faults.Add($"{person.Name} got {frame["type"]} {frame["code"]}");
                    break;
            }
        }
    }

    private void Hear(JsonNode message)
    {
        var seq = (long)message["seq"]!;
        faults.AddUnless(seq == _heard.Count + 1, $"{person.Name} heard {seq} after {_heard.Count}");
        _heard.Add(message.ToJsonString());
    }

    private void TakeAcceptance(string id, long seq, Life life)
    {
        if (!_places.TryGetValue(id, out var place))
        {
            faults.Add($"{person.Name} never said what was accepted as {seq}");
            return;
        }
        var said = _said[place];
        if (said.Seq is { } before)
        {
            faults.AddUnless(before == seq, $"{person.Name}'s {place} was {before}, said again {seq}");
            return;
        }
        faults.AddUnless(place == _acknowledged, $"{person.Name}'s {place} was accepted after {_acknowledged} others");
        _said[place] = said with { Seq = seq };
        _acknowledged++;
        life.CountTurn();
    }

    private static bool IsEnd(Exception end) =>
        end is WebSocketException or HttpRequestException or IOException or OperationCanceledException;
}

/// <param name="Seq">The sequence that it was acknowledged with; null until then.</param>
internal sealed record Said(string Id, string Text, long? Seq = null);
