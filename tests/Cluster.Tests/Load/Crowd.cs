using System.Diagnostics;
using System.Globalization;
using OrleansBank.Harness;

namespace OrleansBank.Cluster.Tests.Load;

/// <summary>
/// The load of a test: hundreds of people who speak over live chats, and a bank that reports payments of some of them, each at the rate
/// that <see cref="Rates"/> says, while the test breaks things.
/// </summary>
internal sealed class Crowd : IDisposable
{
    private const int ReportersCount = 10;
    private const int AtOnce = 8;
    private readonly SocketsHttpHandler _handler = new() { ConnectTimeout = TimeSpan.FromSeconds(2) };
    private readonly HttpClient _http;
    private readonly List<Chatter> _people = [];
    private readonly List<Reporter> _reporters = [];
    private readonly List<Fault> _faults = [];
    private readonly Books _books;
    private readonly CancellationTokenSource _over = new();
    private readonly CancellationTokenSource _heard = new();
    private readonly Stopwatch _clock = new();
    private Task _busy = Task.CompletedTask;
    private Task _listening = Task.CompletedTask;
    private int _turnsBefore;
    private int _eventsBefore;

    private Crowd(Doors doors)
    {
        _http = new HttpClient(_handler);
        _books = new Books(doors, _http);
    }

    public IReadOnlyList<Chatter> People => _people;
    public Books Books => _books;

    /// <summary>Everybody signs in, some link an account; then they speak, and the bank reports.</summary>
    public static async Task<Crowd> BeginAsync(RunningCluster cluster)
    {
        var doors = new Doors(() => cluster.ReadyGateways);
        var crowd = new Crowd(doors);
        try
        {
            await crowd.GatherAsync(cluster, doors);
            crowd.Start();
            await crowd.EverybodyAnsweredAsync(more: 2);
            crowd._clock.Restart();
            crowd._turnsBefore = crowd.Turns;
            crowd._eventsBefore = crowd.Events;
            return crowd;
        }
        catch
        {
            crowd.Dispose();
            throw;
        }
    }

    private int Turns => _people.Sum(one => one.Accepted);
    private int Events => _reporters.Sum(one => one.Acknowledged);

    public TimeSpan Elapsed => _clock.Elapsed;

    public void Add(Fault fault) => _faults.Add(fault);

    /// <summary>Every one of them was answered again, so many times.</summary>
    public async Task EverybodyAnsweredAsync(int more)
    {
        var marks = _people.ConvertAll(one => one.Accepted + more);
        await Person.UntilAsync(
            () =>
            {
                if (_busy.IsFaulted)
                    throw _busy.Exception.InnerException!;
                return Task.FromResult(_people.Zip(marks).All(one => one.First.Accepted >= one.Second));
            },
            "everybody was answered again"
        );
    }

    /// <summary>
    /// Nobody says more. All that was acknowledged, kept and shown is compared; the rates and, over all faults and people, the 99th
    /// percentile of what they waited must be within bounds.
    /// </summary>
    public async Task EndAsync(TimeSpan answeredWithin, Action<string> tell)
    {
        // Step 1: what is under way ends.
        await EverybodyAnsweredAsync(more: 2);
        var took = _clock.Elapsed;
        var (turns, events) = (Turns - _turnsBefore, Events - _eventsBefore);
        await _over.CancelAsync();
        await _busy;

        // Step 2: the figures, which are told before anything can fail.
        var up = took - _faults.Aggregate(TimeSpan.Zero, (sum, fault) => sum + fault.Down);
        var (turnRate, eventRate) = (turns / up.TotalSeconds, events / up.TotalSeconds);
        var all = Waits(_people.SelectMany(one => one.Said).Select(said => said.Waited));
        var reported = Waits(_reporters.SelectMany(one => one.Waits));
        var overFaults = Waits(_faults.SelectMany(fault => _people.Select(fault.WaitOf)));
        tell(
            $"{_faults.Count} faults in {took.TotalSeconds:0} s, of which the server was up for {up.TotalSeconds:0} s"
        );
        tell($"{turns} turns ({turnRate:0}/s), {events} events ({eventRate:0}/s) acknowledged");
        tell($"turns waited {Told(all)}; requests of the bank {Told(reported)}");
        tell($"people waited over a fault {Told(overFaults)}");
        tell(
            $"refused for now {_people.Sum(one => one.Refused)} times; live chats opened again {_people.Sum(one => one.Reopened)} times"
        );
        tell($"the machine's load: {File.ReadAllText("/proc/loadavg").Trim()}");

        // Step 3: the books.
        await CheckAsync();
        Assert.True(turnRate >= Rates.ReachedShare * Rates.TurnsPerSecond, $"only {turnRate:0} turns/s");
        Assert.True(eventRate >= Rates.ReachedShare * Rates.EventsPerSecond, $"only {eventRate:0} events/s");
        if (overFaults.Count > 0)
            Assert.True(At(overFaults, 0.99) <= answeredWithin, $"p99 over people and faults: {At(overFaults, 0.99)}");
    }

    public void Dispose()
    {
        _over.Cancel();
        _heard.Cancel();
        _http.Dispose();
        _handler.Dispose();
        _over.Dispose();
        _heard.Dispose();
    }

    private async Task GatherAsync(RunningCluster cluster, Doors doors)
    {
        var people = new Chatter[Rates.People];
        var payments = new Payments?[Rates.People];
        await Parallel.ForAsync(
            0,
            Rates.People,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (number, _) =>
            {
                using var person = await Person.SignInAsync(
                    cluster.Gateways[0],
                    string.Create(CultureInfo.InvariantCulture, $"person {number}")
                );
                if (number < Rates.Linked)
                {
                    await person.LinkAsync("sandbank", "balances", "transactions");
                    var account = (string)(await person.AccountsAsync("sandbank"))[0]!["AccountId"]!;
                    payments[number] = new Payments(person.Name, account);
                }
                people[number] = new Chatter(doors, person.Name, person.Token, number);
            }
        );
        _people.AddRange(people);
        _reporters.AddRange(
            payments
                .OfType<Payments>()
                .Chunk(Rates.Linked / ReportersCount)
                .Select(accounts => new Reporter(cluster.Bank, cluster.Gateways[0], doors, _http, accounts))
        );
    }

    private void Start()
    {
        var between = TimeSpan.FromSeconds((double)Rates.Linked * Reporter.EachCount / Rates.EventsPerSecond);
        _listening = Task.WhenAll(_people.Select(one => Task.Run(() => one.ListenAsync(_heard.Token))));
        var speaking = _people.Select(one => Task.Run(() => one.SpeakAsync(_over.Token)));
        var reporting = _reporters.Select(
            (one, number) => Task.Run(() => one.ReportAsync(between, between * number / _reporters.Count, _over.Token))
        );
        _busy = Task.WhenAll([.. speaking, .. reporting]);
    }

    private async Task CheckAsync()
    {
        var payments = _reporters
            .SelectMany(one => one.Accounts)
            .ToDictionary(one => one.Person, StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            _people,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (one, _) => await HeardAllAsync(one)
        );
        await _heard.CancelAsync();
        await _listening;
        await Parallel.ForEachAsync(
            _people,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (one, _) => await _books.CheckAsync(one, payments.GetValueOrDefault(one.Name))
        );
    }

    /// <summary>What is on its way to the live chat comes: nothing said is lost there.</summary>
    private async Task HeardAllAsync(Chatter one)
    {
        var last = one.LastSeq;
        while (await _books.AfterAsync(one.Token, last) is [.., var newest])
        {
            last = newest.Seq;
            await Person.UntilAsync(
                () => Task.FromResult(one.LastSeq >= last || one.Fault is not null),
                $"{one.Name} has heard all {last}"
            );
        }
    }

    private static List<TimeSpan> Waits(IEnumerable<TimeSpan> waits) => [.. waits.Order()];

    private static TimeSpan At(List<TimeSpan> ordered, double share) => ordered[(int)((ordered.Count - 1) * share)];

    private static string Told(List<TimeSpan> waits) =>
        waits.Count == 0
            ? "never"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"p50 {Ms(waits, 0.5)}, p99 {Ms(waits, 0.99)}, longest {Ms(waits, 1)} ms"
            );

    private static long Ms(List<TimeSpan> waits, double share) => (long)At(waits, share).TotalMilliseconds;
}
