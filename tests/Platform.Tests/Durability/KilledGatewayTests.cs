using System.Diagnostics;
using OrleansBank.Harness;
using Xunit.Abstractions;

namespace OrleansBank.Platform.Tests.Durability;

/// <summary>Alone, for it needs the machine to reach its rates.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;

/// <summary>
/// The gateway as it is run, killed with SIGKILL again and again while people talk and a bank reports over its own doors. Whatever was
/// acknowledged stands once, in its place; what was sent again does nothing twice.
/// </summary>
[Collection(nameof(AloneCollection))]
public sealed class KilledGatewayTests(ITestOutputHelper output) : IAsyncLifetime, IDisposable
{
    private const int Seed = 20_260_314;
    private const int LivesUnderLoad = 50;

    /// <summary>One of so many is killed while it starts, besides.</summary>
    private const int StartKilledEvery = 8;
    private const int StartMsMost = 1_500;
    private const int LoadMsLeast = 100;
    private const int LoadMsMost = 800;
    private const int RatePerSecondLeast = 300;
    private const int People = 24;
    private const int Senders = 4;
    private const int Unlimited = 100_000;
    private static readonly TimeSpan LoadWithin = TimeSpan.FromSeconds(60);

    private readonly Random _random = new(Seed);
    private readonly Faults _faults = new();
    private readonly SigningBank _bank = new("sandbank");
    private readonly List<KnownProcess> _children = [];
    private GatewayProcess _platform = null!;
    private int _kills;
    private Talker[] _talkers = [];
    private Reporter[] _reporters = [];

    /// <summary>Stands in the command line of the gateway and of the sandbox that it starts, and of nobody else's.</summary>
    private string SandboxAddress => _platform.SandboxUrl.GetLeftPart(UriPartial.Authority);

    private string[] Arguments =>
        [
            .. _bank.Arguments,
            $"--Banks:sandbank:Limits:RequestsPerSecond={Unlimited}",
            $"--Banks:sandbank:Limits:RequestBurst={Unlimited}",
            $"--Gateway:Limits:TurnsPerSecond={Unlimited}",
            $"--Gateway:Limits:TurnsBurst={Unlimited}",
        ];

    public async Task InitializeAsync()
    {
        _platform = await GatewayProcess.StartAsync(null, Arguments);
        var people = await Task.WhenAll(
            Enumerable.Range(0, People).Select(number => Person.SignInAsync(_platform, $"durable{number}"))
        );
        await Parallel.ForEachAsync(
            people,
            async (one, _) => await one.LinkAsync("sandbank", "balances", "transactions")
        );
        var accounts = await Task.WhenAll(people.Select(AccountOfAsync));
        _talkers = [.. people.Select(person => new Talker(_platform, person, _faults))];
        _reporters = [.. accounts.Chunk(People / Senders).Select(own => new Reporter(_platform, _bank, own, _faults))];
    }

    public async Task DisposeAsync()
    {
        foreach (var talker in _talkers)
            talker.Person.Dispose();
        await _platform.DisposeAsync();
    }

    public void Dispose() => _bank.Dispose();

    [Fact]
    public async Task Nothing_acknowledged_is_missing_doubled_or_out_of_order_after_fifty_kills()
    {
        await KillAsync();
        var total = new Load();
        for (var number = 1; number <= LivesUnderLoad; number++)
        {
            if (number % StartKilledEvery == 0)
                await KillWhileStartingAsync();
            total += await LiveAsync(number);
        }
        output.WriteLine($"seed {Seed}: {_kills} kills, {LivesUnderLoad} of them under load; {total}");
        await SettleAsync();
        foreach (var talker in _talkers)
            await new Verdict(talker, _faults).CheckTalkAsync();
        foreach (var (talker, reporter, account) in Reported())
            await new Verdict(talker, _faults).CheckReportsAsync(account, reporter.Acknowledged);
        _faults.AssertNone($"at the end of seed {Seed}");
        await KillAsync();
        await NothingIsLeftBehindAsync();
        Assert.Empty(KnownProcess.Naming(SandboxAddress));
        Assert.True(total.TurnsPerSecond >= RatePerSecondLeast, $"too slow: {total}");
        Assert.True(total.EventsPerSecond >= RatePerSecondLeast, $"too slow: {total}");
    }

    /// <summary>From its start to its kill; counted is what it did from when both doors had begun to acknowledge.</summary>
    private async Task<Load> LiveAsync(int number)
    {
        await _platform.RestartAsync(Arguments);
        await NothingIsLeftBehindAsync();
        var life = new Life();
        var outside = Outside(life);
        await life.IsUnderLoad.WaitAsync(LoadWithin, TimeProvider.System);
        var (clock, turns, events) = (Stopwatch.StartNew(), life.Turns, life.Events);
        // The random moment is what this test is about; nothing is waited for.
        await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(LoadMsLeast, LoadMsMost)), TimeProvider.System);
        var load = new Load(clock.Elapsed, life.Turns - turns, life.Events - events);
        await KillAsync();
        await outside;
        _faults.AssertNone($"after life {number} of seed {Seed}");
        return load;
    }

    private async Task KillWhileStartingAsync()
    {
        _platform.Begin(Arguments);
        await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(StartMsMost)), TimeProvider.System);
        await KillAsync();
    }

    /// <summary>One life more, in which all that is open is said and sent again, and all is heard.</summary>
    private async Task SettleAsync()
    {
        await _platform.RestartAsync(Arguments);
        await Task.WhenAll(_reporters.Select(one => one.LiveAsync(new Life(), reports: false, CancellationToken.None)));
        using var over = new CancellationTokenSource();
        var talking = Task.WhenAll(_talkers.Select(one => one.LiveAsync(new Life(), says: false, over.Token)));
        foreach (var talker in _talkers)
        {
            await Person.UntilAsync(
                async () => talker.HasHeardAllUpTo(await Verdict.LastSeqAsync(talker.Person)),
                $"{talker.Person.Name} has heard all"
            );
        }
        await over.CancelAsync();
        await talking;
        _faults.AssertNone($"in the last life of seed {Seed}");
    }

    private Task Outside(Life life) =>
        Task.WhenAll(
            Task.WhenAll(_talkers.Select(one => one.LiveAsync(life, says: true, CancellationToken.None))),
            Task.WhenAll(_reporters.Select(one => one.LiveAsync(life, reports: true, CancellationToken.None)))
        );

    private async Task KillAsync()
    {
        _children.AddRange(KnownProcess.Naming(SandboxAddress).Where(one => one.Id != _platform.ProcessId));
        await _platform.KillAsync();
        _kills++;
    }

    /// <summary>What the killed ones had started has ended with them.</summary>
    private async Task NothingIsLeftBehindAsync()
    {
        foreach (var child in _children)
            Assert.True(await child.HasEndedAsync(), $"the sandbox of a killed process still runs: {child.Id}");
        _children.Clear();
    }

    private IEnumerable<(Talker Talker, Reporter Reporter, string Account)> Reported() =>
        _reporters
            .SelectMany(reporter => reporter.Accounts.Select(account => (reporter, account)))
            .Zip(_talkers, (own, talker) => (talker, own.reporter, own.account));

    private static async Task<string> AccountOfAsync(Person person) =>
        (string)(await person.AccountsAsync("sandbank"))[0]!["AccountId"]!;

    private readonly record struct Load(TimeSpan Alive, int Turns, int Events)
    {
        public double TurnsPerSecond => Turns / Alive.TotalSeconds;
        public double EventsPerSecond => Events / Alive.TotalSeconds;

        public static Load operator +(Load one, Load other) =>
            new(one.Alive + other.Alive, one.Turns + other.Turns, one.Events + other.Events);

        public override string ToString() =>
            $"{Turns} turns and {Events} events acknowledged in {Alive.TotalSeconds:0.0} s under load: "
            + $"{TurnsPerSecond:0} turns/s, {EventsPerSecond:0} events/s";
    }
}
