using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Grains.Banks;
using OrleansBank.Grains.Conversations;
using OrleansBank.Grains.Runtime;
using OrleansBank.Silo.BankApis;
using OrleansBank.Silo.BankApis.Keys;
using OrleansBank.Silo.Cluster.Ownership;
using OrleansBank.Silo.Cluster.RabbitMq;
using OrleansBank.Silo.Cluster.Wire;
using OrleansBank.Silo.Hosting;
using OrleansBank.Silo.Memory;
using OrleansBank.Silo.Outbox;
using OrleansBank.Silo.Runtime;
using OrleansBank.Silo.Status;
using RabbitMQ.Client;

namespace OrleansBank.Silo.Cluster.Hosting;

/// <summary>
/// One silo of a cluster: grains of the partitions that it owns, a seat at every partition, its part in the ledger. What it stands on
/// is its caller's to dispose.
/// </summary>
internal sealed class ClusterSilo : IAsyncDisposable
{
    private static readonly TimeSpan ScrubDistance = TimeSpan.FromSeconds(2);
    private readonly ClusterSettings _settings;
    private readonly ClusterStorage _storage;
    private readonly Tenures _tenures;
    private readonly IBankApis _banks;
    private readonly IMemoryScrub _memory;
    private readonly OutboxMetrics _metrics = new();
    private readonly ClusterMeter _meter;
    private readonly BrokerTies _ties;
    private readonly SiloHost _host;
    private readonly List<Seat> _seats;
    private readonly Member _member;
    private readonly Telling _telling;
    private readonly CancellationTokenSource _leaving = new();
    private readonly SemaphoreSlim _replays;
    private readonly string _name;
    private readonly FrameCodec _codec;
    private readonly TimeProvider _clock;
    private ConversationServices? _services;
    private volatile bool _obeysPriorities;
    private Task _running = Task.CompletedTask;

    public ClusterSilo(
        string name,
        string address,
        ClusterSettings settings,
        ClusterStorage storage,
        Tenures tenures,
        IReadOnlyList<BankOptions> banks,
        PlatformKeys keys,
        GrainLimits limits,
        TimeProvider clock,
        ILoggerFactory logs,
        ClusterSeams? seams = null
    )
    {
        seams ??= new ClusterSeams();
        (_name, _settings, _storage, _tenures) = (name, settings, storage, tenures);
        _meter = new ClusterMeter(tenures);
        _memory = seams.Memory ?? new MemoryScrub(clock, ScrubDistance);
        var ids = seams.Ids ?? new RandomIds();
        _banks = seams.Banks ?? Connectors(banks, keys, clock, ids, logs);
        var codec = _codec = new FrameCodec(storage.Ring);
        _clock = clock;
        _ties = new BrokerTies(name, isGateway: false, seams.Broker, settings, codec, clock, logs, static _ => { });
        var way = new PushWay(settings.Broker, codec, _ties.Publisher);
        _replays = new SemaphoreSlim(settings.Limits.ReplaysAtOnce);
        _host = NewHost(banks, seams with { Ids = ids }, limits, way, clock, logs);
        var world = new SeatWorld
        {
            Silo = name,
            Broker = settings.Broker,
            Limits = settings.Limits,
            Codec = codec,
            Ledger = storage.Ledger,
            Tenures = tenures,
            Way = way,
            Clock = clock,
            Replays = _replays,
            Log = logs.CreateLogger<Seat>(),
            News = new SeatNews(settings.Partitions.Count, clock, logs.CreateLogger<Seat>()),
            AskHere = _host.AskHereAsync,
            Drop = Drop,
        };
        _seats = [.. Enumerable.Range(0, settings.Partitions.Count).Select(partition => new Seat(partition, world))];
        _member = new Member(
            name,
            address,
            _seats,
            storage.Ledger,
            way,
            () => _obeysPriorities,
            settings.Limits,
            world.News,
            clock,
            logs.CreateLogger<Member>()
        );
        var reader = new SiloReader(new ProcessReader(name, clock), () => _host.Figures, Health, tenures.Owned);
        _telling = new Telling(
            () => way.TellAllGateways(new LoadFrame(reader.Read())),
            clock,
            logs.CreateLogger<Telling>()
        );
    }

    private ConfiguredBankApis Connectors(
        IReadOnlyList<BankOptions> banks,
        PlatformKeys keys,
        TimeProvider clock,
        IIds ids,
        ILoggerFactory logs
    ) =>
        new(
            banks,
            keys,
            clock,
            ids,
            bank => new GrainRateBudget(new BankId(bank.Id), () => _host!.Grains),
            logs.CreateLogger<ConfiguredBankApis>()
        );

    /// <summary>How many partitions it owns now.</summary>
    public int Owned => _tenures.Count;

    /// <summary>Before <see cref="Start"/>: what a first turn would make people wait for. A store that is away is told of by readiness.</summary>
    public async Task RehearseAsync()
    {
        var audience = new Audience(_settings.Limits, _clock);
        var never = new Tenure(0, RehearsalStore.NeverEpoch, _storage.Ledger, audience, static () => { });
        try
        {
            await Rehearsal.RunAsync(_services!, _settings.Partitions, never, _codec, CancellationToken.None);
        }
        catch (UnavailableException)
        {
            // It starts all the same, and compiles when the store is back.
        }
    }

    public void Start()
    {
        _host.Start();
        _ties.Start(SitAsync);
        _running = Task.WhenAll(_member.RunAsync(_leaving.Token), _telling.RunAsync(_leaving.Token));
    }

    /// <summary>Storage answers, the broker is connected, it is known as alive, and it stands by everywhere.</summary>
    public async ValueTask<bool> IsReadyAsync(CancellationToken cancellation) =>
        !_leaving.IsCancellationRequested
        && _ties.AreUp
        && _member.IsJoined
        && _seats.TrueForAll(seat => seat.IsTaken)
        && await _host.IsReadyAsync(cancellation);

    /// <summary>Drains: leaves the ledger, hands every partition over after the turns under way, then ends what runs beside.</summary>
    public async ValueTask DisposeAsync()
    {
        // Step 1: the others know that they are to take over.
        await _leaving.CancelAsync();
        await _running;
        await LeaveAsync();
        // Step 2: a few partitions at a time, so that their users feel one slow turn at most.
        using var few = new SemaphoreSlim(_settings.Limits.ReleasesAtOnce);
        await Task.WhenAll(_seats.Select(seat => ReleaseAsync(seat, few)));
        // Step 3: nothing is owned any more.
        await _host.DisposeAsync();
        await _ties.DisposeAsync();
        (_banks as IDisposable)?.Dispose();
        _metrics.Dispose();
        _meter.Dispose();
        (_memory as IDisposable)?.Dispose();
        _replays.Dispose();
        _leaving.Dispose();
    }

    private SiloHost NewHost(
        IReadOnlyList<BankOptions> banks,
        ClusterSeams seams,
        GrainLimits limits,
        PushWay way,
        TimeProvider clock,
        ILoggerFactory logs
    )
    {
        var budgets = banks.ToDictionary(
            bank => new BankId(bank.Id),
            bank => new BankBudget(bank.Limits.RequestsPerSecond, bank.Limits.RequestBurst)
        );
        return new SiloHost(
            new SiloParts
            {
                Store = _storage.Store,
                Vault = _storage.Vault,
                Banks = _banks,
                BudgetOf = bank => budgets[bank],
                // Each activation pushes by its own tenure.
                Connections = new NobodyConnected(),
                Memory = _memory,
                Ids = seams.Ids!,
                Scheduler = seams.Scheduler ?? new ThreadPoolTurnScheduler(),
                Clock = clock,
                Logs = logs,
                Limits = limits,
                People = services =>
                {
                    _services = services;
                    return new TenuredGrainFactory(services, _settings.Partitions, _tenures, way);
                },
                Route = here => new RoutedGrains(here, _ties.Grains, _settings.Partitions, _tenures),
            },
            grains => Work(grains, clock, logs, seams.Unit)
        );
    }

    private ImmutableArray<BankHealthReport> Health() => _banks is ConfiguredBankApis real ? real.Health() : [];

    private IEnumerable<IPlatformWork> Work(
        IGrainCaller grains,
        TimeProvider clock,
        ILoggerFactory logs,
        Func<double>? unit
    )
    {
        yield return OutboxWork.Of(grains, _storage.Store, _storage.Vault, _banks, _metrics, clock, logs, unit);
        if (_storage.DeadLetters is { } letters)
            yield return new OutboxWatch(letters, _metrics, clock, logs.CreateLogger<OutboxWatch>());
    }

    private async Task SitAsync(IConnection connection, CancellationToken lost)
    {
        _obeysPriorities = BrokerVersion.ObeysPriorities(connection, _settings.Broker.Quorum);
        await using (var channel = await connection.CreateChannelAsync(cancellationToken: lost))
            await Topology.DeclareAsync(channel, _settings.Broker, _settings.Limits, lost);
        await Task.WhenAll(_seats.Select(seat => seat.RunAsync(connection, lost)));
        // All stood up, as the silo drains: its inbox goes on until the end.
        await Task.Delay(Timeout.InfiniteTimeSpan, lost);
    }

    private void Drop(Tenure tenure) =>
        _host.Drop(
            id => _settings.Partitions.Of(new UserId(id.Key)) == tenure.Partition,
            new PartitionLostException(tenure.Partition, tenure.Epoch)
        );

    private async Task LeaveAsync()
    {
        try
        {
            await _storage.Ledger.LeaveAsync(_name, CancellationToken.None);
        }
        catch (UnavailableException)
        {
            // Then its lease ends by itself.
        }
    }

    private static async Task ReleaseAsync(Seat seat, SemaphoreSlim few)
    {
        await few.WaitAsync();
        try
        {
            await seat.ReleaseAsync(forGood: true);
        }
        finally
        {
            few.Release();
        }
    }

    private sealed class NobodyConnected : IConnections
    {
        public void Push(UserId user, Push push) { }
    }
}
