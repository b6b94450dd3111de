using OrleansBank.Silo.Cluster.Hosting;
using OrleansBank.Simulator.Broker;
using OrleansBank.Simulator.Store;
using OrleansBank.Simulator.Time;

namespace OrleansBank.Simulator.Cluster;

/// <summary>One gateway, without its sockets: what it asks of the cluster is the product's.</summary>
internal sealed class SimulatedGateway(
    Setting setting,
    SimulatedProcess process,
    Chance chance,
    Action<SimulatedGateway> ended
)
{
    private static readonly TimeSpan PatienceOfClients = TimeSpan.FromSeconds(40);
    private readonly HashSet<IPendingCall> _calls = [];
    private ClusterPlatform? _platform;

    public SimulatedProcess Process => process;
    public SimulatedConnections Connections { get; } = new();
    public bool IsUp => _platform is not null && !process.IsDead;
    public ClusterPlatform Platform => _platform!;

    public void Start() => process.After(chance.Millis(1, 20), () => _ = OpenAsync());

    public void End()
    {
        process.Die();
        foreach (var call in _calls.ToArray())
            setting.Outside.After(Hop(), () => call.Fail(new IOException("the gateway is gone")));
        Connections.End();
        ended(this);
    }

    /// <summary>Asked from outside: over a socket, which breaks when the gateway dies.</summary>
    public Task<T> CallAsync<T>(Func<ClusterPlatform, ValueTask<T>> ask)
    {
        var call = new PendingCall<T>();
        _calls.Add(call);
        process.After(Hop(), () => _ = AnswerAsync(call, ask));
        setting.Outside.After(PatienceOfClients, () => End(call, new TimeoutException("the client waits no longer")));
        return call.Answer.Task;
    }

    private async Task AnswerAsync<T>(PendingCall<T> call, Func<ClusterPlatform, ValueTask<T>> ask)
    {
        try
        {
            var answer = await ask(Platform);
            setting.Outside.After(
                Hop(),
                () =>
                {
                    _calls.Remove(call);
                    call.Answer.TrySetResult(answer);
                }
            );
        }
        catch (Exception failure)
        {
            setting.Outside.After(Hop(), () => End(call, failure));
        }
    }

    private void End(IPendingCall call, Exception why)
    {
        if (_calls.Remove(call))
            call.Fail(why);
    }

    private async Task OpenAsync()
    {
        try
        {
            var clock = new ProcessClock(process);
            var line = new StoreLine(setting.Database, process, null);
            var storage = await ClusterStorage.OpenOnAsync(line, line, line, [], setting.Settings, clock, setting.Logs);
            var platform = new ClusterPlatform(
                process.Name,
                setting.Settings,
                storage,
                setting.Profiles,
                Connections,
                Connections,
                static () => 0,
                clock,
                setting.Logs,
                new ClusterSeams { Broker = new SimulatedDoor(setting.Broker, process), Memory = new NoScrub() }
            );
            platform.Start();
            _platform = platform;
            setting.World.Trace($"{process.Name}: up");
        }
        catch (Exception failure)
        {
            setting.World.Trace($"{process.Name}: did not start, {failure.GetType().Name}");
            End();
        }
    }

    private TimeSpan Hop() => chance.Micros(100, 2_000);

    private interface IPendingCall
    {
        void Fail(Exception why);
    }

    private sealed class PendingCall<T> : IPendingCall
    {
        public TaskCompletionSource<T> Answer { get; } = new();

        public void Fail(Exception why) => Answer.TrySetException(why);
    }
}
