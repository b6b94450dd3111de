using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Simulator.Outside;

namespace OrleansBank.Simulator.Cluster;

/// <summary>The live connections of one gateway.</summary>
internal sealed class SimulatedConnections : IConnections, IPresence
{
    private readonly SortedDictionary<string, List<Device>> _people = new(StringComparer.Ordinal);
    private IPresenceWatcher? _watcher;

    public void Watch(IPresenceWatcher watcher) => _watcher = watcher;

    public void Visit(IPresenceVisitor visitor)
    {
        foreach (var (user, devices) in _people)
            visitor.Visit(new UserId(user), devices.Min(one => one.LastSeq));
    }

    public void Push(UserId user, Push push)
    {
        foreach (var device in _people.GetValueOrDefault(user.Value)?.ToArray() ?? [])
            device.Deliver(push);
    }

    public void Add(Device device)
    {
        if (!_people.TryGetValue(device.User.Value, out var devices))
            _people[device.User.Value] = devices = [];
        devices.Add(device);
        _watcher!.Came(device.User);
    }

    public void Remove(Device device)
    {
        if (!_people.TryGetValue(device.User.Value, out var devices) || !devices.Remove(device) || devices.Count > 0)
            return;
        _people.Remove(device.User.Value);
        _watcher!.Left(device.User);
    }

    /// <summary>The process is gone, and every socket with it.</summary>
    public void End()
    {
        foreach (var device in _people.Values.SelectMany(one => one).ToArray())
            device.Lose();
        _people.Clear();
    }
}
