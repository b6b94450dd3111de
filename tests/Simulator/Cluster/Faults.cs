using OrleansBank.Simulator.Time;

namespace OrleansBank.Simulator.Cluster;

/// <summary>What goes wrong, one thing after another, until it is told to stop; then all is mended.</summary>
internal sealed class Faults(Setting setting, SimulatedCluster cluster, Chance chance)
{
    /// <summary>A peer that was silent for two heartbeats is given up by the broker.</summary>
    private static readonly TimeSpan SilentFor = TimeSpan.FromSeconds(4);
    private bool _ended;

    public void Begin()
    {
        setting.Database.FailOneIn = setting.Shape.StoreFailsOneIn;
        Next();
    }

    /// <summary>Nothing goes wrong from now on, and what did is mended.</summary>
    public void Mend()
    {
        _ended = true;
        setting.World.Trace("all is mended");
        setting.Database.FailOneIn = 0;
        setting.Database.IsDown = false;
        setting.Database.Slowness = TimeSpan.Zero;
        setting.Broker.Slowness = TimeSpan.Zero;
        if (setting.Broker.IsDown)
            setting.Broker.ComeUp();
        foreach (var process in cluster.Processes)
        {
            process.ClockOff = TimeSpan.Zero;
            process.Resume();
        }
    }

    private void Next()
    {
        if (_ended || setting.Shape.Faults.Count == 0)
            return;
        setting.World.After(
            chance.Millis(1, 2 * setting.Shape.FaultEveryMillis),
            () =>
            {
                if (!_ended)
                    Do(chance.Of(setting.Shape.Faults));
                Next();
            }
        );
    }

    private void Do(FaultKind kind)
    {
        cluster.RestartAfter = chance.Millis(50, 6_000);
        switch (kind)
        {
            case FaultKind.KillSilo when AnySilo() is { } silo:
                Say(kind, silo.Process);
                silo.End();
                break;
            case FaultKind.PauseSilo when AnySilo() is { } silo:
                Pause(kind, silo.Process);
                break;
            case FaultKind.DrainSilo when AnySilo() is { Drains: false } silo && !silo.Process.IsPaused:
                Say(kind, silo.Process);
                silo.Drain();
                break;
            case FaultKind.KillGateway when cluster.AnyGateway() is { } gateway:
                Say(kind, gateway.Process);
                gateway.End();
                break;
            case FaultKind.PauseGateway when cluster.AnyGateway() is { } gateway:
                Pause(kind, gateway.Process);
                break;
            default:
                DoOther(kind);
                break;
        }
    }

    private void DoOther(FaultKind kind)
    {
        switch (kind)
        {
            case FaultKind.BreakConnection when setting.Broker.Connections.Count > 0:
                var connection = chance.Of(setting.Broker.Connections);
                Say(kind, connection.Process);
                setting.Broker.Drop(connection);
                break;
            case FaultKind.RestartBroker when !setting.Broker.IsDown:
                setting.Broker.GoDown();
                For(chance.Millis(50, 3_000), setting.Broker.ComeUp);
                break;
            case FaultKind.PurgeQueue:
                setting.Broker.PurgeOne();
                break;
            case FaultKind.SlowNetwork:
                setting.Broker.Slowness = chance.Millis(1, 300);
                For(chance.Millis(100, 2_000), () => setting.Broker.Slowness = TimeSpan.Zero);
                break;
            case FaultKind.StoreDown:
                setting.World.Trace("store: down");
                setting.Database.IsDown = true;
                For(chance.Millis(50, 3_000), () => setting.Database.IsDown = false);
                break;
            case FaultKind.SlowStore:
                setting.Database.Slowness = chance.Millis(1, 400);
                For(chance.Millis(100, 2_000), () => setting.Database.Slowness = TimeSpan.Zero);
                break;
            case FaultKind.ClockJump:
                Jump(kind, chance.Between(-2_000, 2_000));
                break;
            case FaultKind.WildClock:
                Jump(kind, chance.Between(-3_600_000, 3_600_000));
                break;
        }
    }

    private void Jump(FaultKind kind, int millis)
    {
        var processes = cluster.Processes.ToList();
        if (processes.Count == 0)
            return;
        var process = chance.Of(processes);
        Say(kind, process);
        process.ClockOff = TimeSpan.FromMilliseconds(millis);
        For(chance.Millis(100, 8_000), () => process.ClockOff = TimeSpan.Zero);
    }

    /// <summary>Stopped, it keeps its connections until the broker has missed its heartbeats.</summary>
    private void Pause(FaultKind kind, SimulatedProcess process)
    {
        if (process.IsPaused)
            return;
        Say(kind, process);
        process.Pause();
        var began = setting.World.Now;
        For(chance.OneIn(2) ? chance.Millis(20, 3_000) : chance.Millis(3_000, 20_000), process.Resume);
        foreach (var connection in setting.Broker.Connections.Where(one => one.Process == process).ToArray())
        {
            setting.World.After(
                SilentFor + chance.Millis(0, 1_000),
                () =>
                {
                    if (process.IsPaused && setting.World.Now - began >= SilentFor)
                        setting.Broker.Drop(connection);
                }
            );
        }
    }

    private SimulatedSilo? AnySilo()
    {
        var up = cluster.Silos.Where(one => one.IsUp).ToList();
        return up.Count == 0 ? null : chance.Of(up);
    }

    private void For(TimeSpan time, Action mend) =>
        setting.World.After(
            time,
            () =>
            {
                if (!_ended)
                    mend();
            }
        );

    private void Say(FaultKind kind, SimulatedProcess process) => setting.World.Trace($"{process.Name}: {kind}");
}
