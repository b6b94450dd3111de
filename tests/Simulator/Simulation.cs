using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Domain.Conversations;
using OrleansBank.Silo.Cluster.Hosting;
using OrleansBank.Silo.Cluster.RabbitMq;
using OrleansBank.Silo.Runtime;
using OrleansBank.Simulator.Broker;
using OrleansBank.Simulator.Cluster;
using OrleansBank.Simulator.Oracle;
using OrleansBank.Simulator.Outside;
using OrleansBank.Simulator.Store;
using OrleansBank.Simulator.Time;

namespace OrleansBank.Simulator;

/// <summary>
/// One run: a cluster, people and banks, and what goes wrong, all of one seed.
/// 1. The processes start. 2. People and banks do what they do while things go wrong. 3. All is mended: everybody must be answered
/// soon, banks get what they are owed, and partitions have their owners. 4. What is kept is compared with what was told.
/// </summary>
internal sealed class Simulation : IDisposable
{
    public const string KeyFile = "master.key";

    /// <summary>After all is mended everybody must have been answered within this time: an ask's deadline, and a try after it.</summary>
    public static readonly TimeSpan AnsweredWithin = TimeSpan.FromSeconds(60);

    /// <summary>A live connection shows all that is kept within this time: two reports of who is connected.</summary>
    private static readonly TimeSpan ShownWithin = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);
    private readonly World _world;
    private readonly Setting _setting;
    private readonly SimulatedCluster _cluster;
    private readonly Faults _faults;
    private readonly OwedWatch _owed;
    private readonly Chance _chance;
    private readonly ProcessClock _clock;
    private readonly List<SimulatedPerson> _people = [];
    private readonly List<BankSender> _senders = [];
    private bool _finished;

    /// <param name="folder">Where the master key is made.</param>
    public Simulation(long seed, string folder, Sabotage sabotage, bool traced)
    {
        _world = new World(seed, traced);
        _chance = _world.Chance.Fork();
        var shape = Shape.Of(_world.Chance.Fork());
        var partitions = new Partitions(shape.Partitions);
        var outside = new SimulatedProcess(_world, "outside", 0);
        _clock = new ProcessClock(outside);
        var truth = new Truth(_world);
        _setting = new Setting
        {
            World = _world,
            Shape = shape,
            Broker = new SimulatedBroker(_world, shape.Queues),
            Database = new Database(_world, partitions, truth.Owed, sabotage),
            Settings = new ClusterSettings(
                "",
                new BrokerOptions(
                    [new Uri("amqp://simulated")],
                    "sim",
                    shape.Partitions,
                    Quorum: shape.Queues is not QueueKind.Classic
                ),
                Path.Combine(folder, KeyFile),
                partitions,
                new ClusterLimits()
            ),
            Limits = new GrainLimits { IdleTimeout = shape.IdleTimeout },
            Banks = new Banks(shape.People),
            Truth = truth,
            Logs = traced ? new TracedLogs(_world) : NullLoggerFactory.Instance,
            Outside = outside,
        };
        _cluster = new SimulatedCluster(_setting, _chance.Fork());
        _owed = new OwedWatch(_setting, _cluster);
        _faults = new Faults(_setting, _cluster, _chance.Fork());
        _world.Trace($"seed {seed}: {shape with { Faults = [] }} {string.Join(' ', shape.Faults)}");
    }

    public long Turns => _setting.Truth.Turns;
    public ulong Fingerprint => _world.Fingerprint;
    public TimeSpan Simulated => _world.Now;
    public long Steps => _world.Steps;
    public int Effects => _setting.Truth.Owed.Effects;
    public TimeSpan LongestOwed => _owed.Longest;

    /// <exception cref="SimulationFailedException">The seed is bad.</exception>
    public void Run()
    {
        _setting.Outside.After(TimeSpan.Zero, () => _ = PlayAsync());
        _world.Run(() => _finished);
        if (!_finished)
            throw new InvalidOperationException("the run came to a stop");
    }

    public void Dispose() => _world.Dispose();

    private async Task PlayAsync()
    {
        try
        {
            await ActAsync();
        }
        catch (Exception failure)
        {
            _world.Fail(failure);
        }
        _finished = true;
    }

    private async Task ActAsync()
    {
        // Step 1: the processes.
        _cluster.Start();
        await Task.Delay(TimeSpan.FromSeconds(1), _clock);
        _faults.Begin();

        // Step 2: people and banks.
        for (var i = 0; i < _setting.Shape.People; i++)
            _people.Add(new SimulatedPerson(_setting, _cluster, Banks.UserOf(i), _chance.Fork()));
        foreach (var bank in _setting.Profiles)
        {
            for (var line = 1; line <= 2; line++)
                _senders.Add(new BankSender(_setting, _cluster, bank.Id, line, _chance.Fork()));
        }
        var all = Task.WhenAll([.. _people.Select(one => one.LiveAsync()), .. _senders.Select(one => one.LiveAsync())]);
        await Task.WhenAny(all, Task.Delay(_chance.Millis(3_000, 20_000), _clock));

        // Step 3: mended, everybody is answered.
        _faults.Mend();
        _people.ForEach(one => one.IsTired = true);
        _senders.ForEach(one => one.IsTired = true);
        var owed = _owed.WatchAsync(all);
        await Task.WhenAny(all, Task.Delay(AnsweredWithin, _clock));
        if (!all.IsCompleted)
            throw new InvalidOperationException(
                $"somebody was not answered within {AnsweredWithin} after all was mended"
            );
        await all;
        await owed;
        await new OwnersWatch(_setting, _cluster).SettleAsync();

        // Step 4: what is kept.
        foreach (var person in _people)
            await AuditAsync(person);
        await AuditRowsAsync();
        if (_chance.OneIn(4))
            await AuditDevicesAsync();
    }

    private async Task AuditAsync(SimulatedPerson person)
    {
        var all = await person.ReadAllAsync();
        person.Truth.Audit([.. all]);
        await AuditDecisionsAsync(person, all);
        var shown = all.Where(one => !one.Erased)
            .Select(one => (Marker: MarkerOf(one), one.Seq))
            .Where(one => one.Marker is not null)
            .ToLookup(one => one.Marker!, one => one.Seq, StringComparer.Ordinal);
        var order = new Dictionary<(BankId, int, AccountRef), long>();
        foreach (var one in _setting.Truth.Events)
        {
            if (one.Marker is not { } marker || !one.Account.Holders.Contains(person.User))
                continue;
            var seqs = shown[marker].ToList();
            one.Audit(person.Truth, seqs.Count);
            if (seqs.Count != 1 || !one.IsOrderedFor(person.User))
                continue;
            var key = (one.Bank, one.Request, one.Account.Ref);
            if (order.TryGetValue(key, out var last) && last > seqs[0])
                person.Truth.Complain($"event {one.Sent.Id} is shown before one that the request had before it");
            order[key] = seqs[0];
        }
    }

    /// <summary>What a person was told of decisions is what banks got.</summary>
    private async Task AuditDecisionsAsync(SimulatedPerson person, IReadOnlyList<Message> all)
    {
        var (silo, told) = (await AnySiloAsync(), new ToldDecisions(all));
        foreach (var bank in _setting.Profiles)
        {
            var owed = _setting.Truth.Owed.Of(silo.StoredNameOf(person.User), bank.Id).ToArray();
            told.Compare(person.Truth, bank.Id, owed, _owed.IsExcused);
        }
    }

    private async Task<SimulatedSilo> AnySiloAsync()
    {
        while (true)
        {
            if (_cluster.Silos.FirstOrDefault(one => one.IsUp) is { } silo)
                return silo;
            await Task.Delay(Step, _clock);
        }
    }

    /// <summary>Nothing of a bank is kept of whoever has no consent there.</summary>
    private async Task AuditRowsAsync()
    {
        var silo = await AnySiloAsync();
        foreach (var person in _people)
        {
            if (_setting.Database.Tables.Find(silo.StoredNameOf(person.User)) is not { } rows)
                continue;
            foreach (var bank in _setting.Profiles.Select(one => one.Id).Where(id => !person.Truth.Of(id).MayStand))
            {
                if (rows.HasAnyOf(bank))
                    person.Truth.Complain($"rows of {bank} are kept without consent");
            }
        }
    }

    private async Task AuditDevicesAsync()
    {
        _people.ForEach(one => one.KeepDevices());
        for (var waited = TimeSpan.Zero; waited < ShownWithin; waited += Step)
        {
            if (_people.TrueForAll(ShowsAll))
                return;
            await Task.Delay(Step, _clock);
        }
        var behind = _people.First(one => !ShowsAll(one));
        var shown = string.Join(' ', behind.Devices.Select(one => one.ToString()));
        behind.Truth.Complain($"a live connection does not show what is kept after {ShownWithin}: {shown}");
    }

    private bool ShowsAll(SimulatedPerson person)
    {
        if (_cluster.Silos.FirstOrDefault(one => one.IsUp) is not { } silo)
            return false;
        var kept = _setting.Database.Tables.Find(silo.StoredNameOf(person.User))?.LastSeq ?? 0;
        return person.Devices.All(device => device.Shown >= kept);
    }

    private static string? MarkerOf(Message message) =>
        message.Card switch
        {
            TransactionCard card => card.Line.Information,
            // Asked again, it answers the person.
            FraudAlertCard { Status: Domain.Fraud.FraudAlertStatus.Open } card when message.InReplyTo is null =>
                card.AlertId,
            _ => null,
        };
}
