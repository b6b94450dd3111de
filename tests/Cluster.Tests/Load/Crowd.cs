using System.Globalization;
using OrleansBank.Harness;

namespace OrleansBank.Cluster.Tests.Load;

/// <summary>
/// The load of a test: hundreds of people who speak over live chats, and a bank that reports payments of some of them, each at the rate
/// that <see cref="Rates"/> says, while the test breaks things.
/// </summary>
internal sealed class Crowd : IDisposable
{
    private const int RoundsMax = 3;
    private static readonly ParallelOptions Some = new() { MaxDegreeOfParallelism = 8 };
    private readonly SocketsHttpHandler _handler = new() { ConnectTimeout = TimeSpan.FromSeconds(2) };
    private readonly HttpClient _http;
    private readonly List<Chatter> _people = [];
    private readonly List<Reporter> _reporters = [];
    private readonly Books _books;
    private readonly CancellationTokenSource _over = new();
    private CardHolders? _holders;
    private readonly CancellationTokenSource _heard = new();
    private Task[] _busy = [];
    private Task _listening = Task.CompletedTask;

    /// <summary>Which figure was not within its bound in the last round.</summary>
    private string? _beyond;
    private TimeSpan _longestOutage;

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
            crowd._holders = await CardHolders.BeginAsync(cluster, doors, crowd._over.Token);
            crowd.Start();
            await crowd.EverybodyAnsweredAsync(more: 2);
            return crowd;
        }
        catch
        {
            crowd.Dispose();
            throw;
        }
    }

    /// <summary>Every one of them was answered again, so many times.</summary>
    public async Task EverybodyAnsweredAsync(int more)
    {
        var marks = _people.ConvertAll(one => one.Accepted + more);
        var waits = new List<Chatter>(_people);
        try
        {
            await Person.UntilAsync(
                async () =>
                {
                    // Nobody ends before they are told to.
                    if (_busy.FirstOrDefault(one => one.IsCompleted) is { } ended)
                        await ended;
                    waits =
                    [
                        .. _people.Zip(marks).Where(one => one.First.Accepted < one.Second).Select(one => one.First),
                    ];
                    return waits.Count == 0;
                },
                "everybody was answered again"
            );
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message}: {string.Join(", ", waits)}", late);
        }
    }

    /// <summary>
    /// Breaks things, and holds the figures of that time to their bounds. On a machine that does other things too, it may take more than
    /// one round: what is measured is the cluster. That nothing is lost or doubled has no second try: see <see cref="EndAsync"/>.
    /// </summary>
    public async Task RoundsAsync(TimeSpan answeredWithin, Action<string> tell, Func<Round, Task> breakThings)
    {
        for (var tries = 1; tries <= RoundsMax; tries++)
        {
            var round = new Round(_people, _reporters);
            await breakThings(round);
            await EverybodyAnsweredAsync(more: 2);
            _beyond = round.Judge(answeredWithin, tell);
            _longestOutage = round.LongestOutage > _longestOutage ? round.LongestOutage : _longestOutage;
            if (_beyond is null)
                return;
            tell(_beyond);
        }
    }

    /// <summary>Nobody says more. All that was acknowledged, kept and shown is compared; then the figures count.</summary>
    public async Task EndAsync(Action<string> tell)
    {
        await EverybodyAnsweredAsync(more: 1);
        await _over.CancelAsync();
        await Task.WhenAll(_busy);
        await Parallel.ForEachAsync(_people, Some, async (one, _) => await HeardAllAsync(one));
        await _heard.CancelAsync();
        await _listening;
        var payments = _reporters
            .SelectMany(one => one.Accounts)
            .ToDictionary(one => one.Person, StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            _people,
            Some,
            async (one, _) => await _books.CheckAsync(one, payments.GetValueOrDefault(one.Name))
        );
        await _holders!.CheckAsync(_longestOutage, tell);
        Assert.Null(_beyond);
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
            Some,
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
                .Chunk(Rates.AccountsOfReporter)
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
        _busy = [.. speaking, .. reporting, .. _holders!.Busy];
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
}
