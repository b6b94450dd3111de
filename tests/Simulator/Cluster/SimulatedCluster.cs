using OrleansBank.Simulator.Time;

namespace OrleansBank.Simulator.Cluster;

/// <summary>The processes that run now. One that ended is followed by another, as a supervisor would have it.</summary>
internal sealed class SimulatedCluster(Setting setting, Chance chance)
{
    private readonly List<SimulatedSilo> _silos = [];
    private readonly List<SimulatedGateway> _gateways = [];
    private int _made = 1;

    public IReadOnlyList<SimulatedSilo> Silos => _silos;
    public IReadOnlyList<SimulatedGateway> Gateways => _gateways;
    public IEnumerable<SimulatedProcess> Processes =>
        _silos
            .Where(one => one.IsUp)
            .Select(one => one.Process)
            .Concat(_gateways.Where(one => one.IsUp).Select(one => one.Process));

    /// <summary>How long the supervisor takes to start another.</summary>
    public TimeSpan RestartAfter { get; set; } = TimeSpan.FromMilliseconds(200);

    public void Start()
    {
        for (var i = 0; i < setting.Shape.Silos; i++)
            AddSilo();
        for (var i = 0; i < setting.Shape.Gateways; i++)
            AddGateway();
    }

    /// <summary>Any that answers; one that is stopped may be chosen, for nobody knows that it is. Null when there is none.</summary>
    public SimulatedGateway? AnyGateway()
    {
        var up = _gateways.Where(one => one.IsUp).ToList();
        return up.Count == 0 ? null : chance.Of(up);
    }

    private void AddSilo()
    {
        var silo = new SimulatedSilo(setting, NewProcess("silo"), chance.Fork(), SiloEnded);
        _silos.Add(silo);
        silo.Start();
    }

    private void AddGateway()
    {
        var gateway = new SimulatedGateway(setting, NewProcess("gateway"), chance.Fork(), GatewayEnded);
        _gateways.Add(gateway);
        gateway.Start();
    }

    private void SiloEnded(SimulatedSilo silo)
    {
        _silos.Remove(silo);
        Disconnect(silo.Process);
        setting.World.After(RestartAfter, AddSilo);
    }

    private void GatewayEnded(SimulatedGateway gateway)
    {
        _gateways.Remove(gateway);
        Disconnect(gateway.Process);
        setting.World.After(RestartAfter, AddGateway);
    }

    /// <summary>The system closes the sockets of what died.</summary>
    private void Disconnect(SimulatedProcess process) =>
        setting.World.After(
            chance.Micros(100, 3_000),
            () =>
            {
                foreach (var connection in setting.Broker.Connections.Where(one => one.Process == process).ToArray())
                    setting.Broker.Drop(connection);
            }
        );

    private SimulatedProcess NewProcess(string kind) => new(setting.World, $"{kind}-{_made}", _made++);
}
