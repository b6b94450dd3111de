using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using OrleansBank.Harness;

namespace OrleansBank.Cluster.Tests.Load;

/// <summary>
/// One person who freezes and unfreezes a card again and again, each time once the bank has confirmed what came before. Asks again under the
/// same id until it is taken; remembers what was.
/// </summary>
internal sealed class CardHolder(Doors doors, string name, string cardId, string last4)
{
    private static readonly string[] Types = ["card-freeze", "card-unfreeze"];
    private readonly List<Decided> _decided = [];
    private long _seen;

    public string Name => name;

    /// <summary>What the platform took from the person, in order; all but the last one are confirmed.</summary>
    public IReadOnlyList<Decided> Decided
    {
        get
        {
            lock (_decided)
                return [.. _decided];
        }
    }

    public async Task DecideAsync(CancellationToken over)
    {
        using var client = new Client(doors, name);
        while (!over.IsCancellationRequested)
        {
            var (count, freezes) = (Decided.Count, Decided.Count % 2 == 0);
            await client.SayAsync($"{(freezes ? "freeze" : "unfreeze")} my card ending {last4}");
            var asked = freezes ? 0 : await client.SayAsync("yes");
            var decided = new Decided(Types[count % 2], Stopwatch.GetTimestamp());
            lock (_decided)
                _decided.Add(decided);
            _seen = Math.Max(_seen, asked);
            await client.UntilAsync(() => IsToldAsync(client, freezes ? "frozen" : "active"), decided);
            decided.ConfirmedAt = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>The bank has all that was taken, once each and in that order, and nothing else; the card is as it was decided last.</summary>
    public void Check(JsonArray received, JsonArray accounts)
    {
        var mine = received.Where(one => (string?)one!["cardId"] == cardId).ToList();
        Assert.Equal(Decided.Select(one => one.Type), mine.Select(one => (string)one!["type"]!));
        Assert.Equal(mine.Count, mine.Select(one => (string)one!["idempotencyKey"]!).Distinct().Count());
        var card = accounts
            .SelectMany(one => one!["Cards"]!.AsArray())
            .Single(one => (string?)one!["CardId"] == cardId);
        Assert.Equal(Decided.Count % 2 == 1 ? "frozen" : "active", (string)card!["Status"]!);
    }

    private async Task<bool> IsToldAsync(Client client, string status)
    {
        foreach (var message in await client.AfterAsync(_seen))
        {
            _seen = Math.Max(_seen, (long)message["seq"]!);
            if ((string?)message["card"]?["status"] == status)
                return true;
        }
        return false;
    }

    /// <summary>Signs in wherever there is a gateway, and again when that one is gone.</summary>
    private sealed class Client(Doors doors, string name) : IDisposable
    {
        private static readonly TimeSpan SignedInFor = TimeSpan.FromMinutes(5);

        /// <summary>Hundreds of others want the machine too.</summary>
        private static readonly TimeSpan LooksEvery = TimeSpan.FromMilliseconds(200);
        private Person? _person;
        private long _signedInAt;

        /// <returns>The sequence of the last message of the answer.</returns>
        public async Task<long> SayAsync(string text)
        {
            // To unfreeze needs a fresh sign-in.
            if (Stopwatch.GetElapsedTime(_signedInAt) > SignedInFor)
                Dispose();
            var body = new { id = Fresh.Id(), text };
            var answer = await AskAsync(person => person.PostAsync("/v1/messages", body));
            return (long)answer["messages"]!.AsArray()[^1]!["seq"]!;
        }

        public async Task<IEnumerable<JsonNode>> AfterAsync(long seq)
        {
            var page = await AskAsync(person => person.GetAsync($"/v1/messages?since={seq}&limit=200"));
            return page["messages"]!.AsArray().Select(one => one!);
        }

        public async Task UntilAsync(Func<Task<bool>> isSo, Decided what)
        {
            while (!await isSo())
            {
                if (Stopwatch.GetElapsedTime(what.TakenAt) > Rates.GiveUpAfter)
                    throw new TimeoutException($"{name} waited for the bank's {what.Type} in vain");
                await Task.Delay(LooksEvery, TimeProvider.System);
            }
        }

        public void Dispose()
        {
            _person?.Dispose();
            _person = null;
        }

        private Task<Person> SignInAsync()
        {
            _signedInAt = Stopwatch.GetTimestamp();
            return Person.SignInAsync(doors.Next(), name);
        }

        private async Task<JsonNode> AskAsync(Func<Person, Task<(HttpStatusCode Status, JsonNode? Json)>> ask)
        {
            for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < Rates.GiveUpAfter; )
            {
                try
                {
                    _person ??= await SignInAsync();
                    var (status, json) = await ask(_person);
                    if (status == HttpStatusCode.OK)
                        return json!;
                    if (status is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests))
                        throw new InvalidOperationException($"{name} was refused: {status} {json}");
                }
                catch (Exception broken)
                    when (broken is HttpRequestException or IOException or OperationCanceledException)
                {
                    Dispose();
                }
                await Task.Delay(Rates.BeforeTryingAgain, TimeProvider.System);
            }
            throw new TimeoutException($"{name} was not answered within {Rates.GiveUpAfter}");
        }
    }
}
