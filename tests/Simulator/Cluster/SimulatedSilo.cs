using OrleansBank.Domain;
using OrleansBank.Silo.Cluster.Hosting;
using OrleansBank.Silo.Cluster.Ownership;
using OrleansBank.Silo.Storage.Vault;
using OrleansBank.Simulator.Broker;
using OrleansBank.Simulator.Outside;
using OrleansBank.Simulator.Store;
using OrleansBank.Simulator.Time;

namespace OrleansBank.Simulator.Cluster;

/// <summary>One silo, from its start to its end. All in it is the product's, but what it stands on.</summary>
internal sealed class SimulatedSilo(
    Setting setting,
    SimulatedProcess process,
    Chance chance,
    Action<SimulatedSilo> ended
)
{
    private readonly Tenures _tenures = new(setting.Shape.Partitions);
    private ClusterStorage? _storage;
    private ClusterSilo? _silo;

    public SimulatedProcess Process => process;
    public bool IsUp => _silo is not null && !process.IsDead;
    public bool Drains { get; private set; }

    /// <summary>The partitions that it counts as its own.</summary>
    public IReadOnlyCollection<int> Owned => _tenures.Owned();

    /// <summary>The form in which the person's rows stand in the store.</summary>
    public UserId StoredNameOf(UserId user) => ((KeyVault)_storage!.Vault).People.Seal(user);

    public void Start() => process.After(chance.Millis(1, 20), () => _ = OpenAsync());

    /// <summary>Turns end, partitions are handed over, then the process does.</summary>
    public void Drain()
    {
        Drains = true;
        process.After(TimeSpan.Zero, () => _ = CloseAsync());
    }

    public void End()
    {
        process.Die();
        ended(this);
    }

    private async Task OpenAsync()
    {
        try
        {
            var clock = new ProcessClock(process);
            var line = new StoreLine(setting.Database, process, _tenures.Owned);
            _storage = await ClusterStorage.OpenOnAsync(line, line, line, [], setting.Settings, clock, setting.Logs);
            var silo = new ClusterSilo(
                process.Name,
                "",
                setting.Settings,
                _storage,
                _tenures,
                setting.BankOptions,
                // The simulated connectors sign nothing.
                keys: null!,
                setting.Limits,
                clock,
                setting.Logs,
                new ClusterSeams
                {
                    Broker = new SimulatedDoor(setting.Broker, process),
                    Banks = new SimulatedBankApis(setting, process, chance.Fork()),
                    Ids = new SeededIds(chance.Fork()),
                    Scheduler = process,
                    Memory = new NoScrub(),
                    Unit = chance.Unit,
                }
            );
            silo.Start();
            _silo = silo;
            setting.World.Trace($"{process.Name}: up");
        }
        catch (Exception failure)
        {
            // Whoever watches over it starts another.
            setting.World.Trace($"{process.Name}: did not start, {failure.GetType().Name}");
            End();
        }
    }

    private async Task CloseAsync()
    {
        try
        {
            await _silo!.DisposeAsync();
            await _storage!.DisposeAsync();
            setting.World.Trace($"{process.Name}: drained");
        }
        catch (Exception failure)
        {
            setting.World.Fail(new InvalidOperationException($"a drain failed: {failure}"));
        }
        End();
    }
}
