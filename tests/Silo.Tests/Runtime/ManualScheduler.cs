using OrleansBank.Silo.Runtime;

namespace OrleansBank.Silo.Tests.Runtime;

/// <summary>A ready queue that runs when told, one item at a time: in order, or in the order that a seed draws.</summary>
internal sealed class ManualScheduler(int? seed = null) : ITurnScheduler
{
    private readonly List<IThreadPoolWorkItem> _ready = new(4_096);
    private readonly Random? _draw = seed is { } value ? new Random(value) : null;

    public int Ready => _ready.Count;

    public void Schedule(IThreadPoolWorkItem item) => _ready.Add(item);

    /// <summary>False when nothing is ready.</summary>
    public bool Step()
    {
        if (_ready.Count == 0)
        {
            return false;
        }
        int at = _draw?.Next(_ready.Count) ?? 0;
        var item = _ready[at];
        _ready.RemoveAt(at);
        item.Execute();
        return true;
    }

    public void RunAll()
    {
        while (Step()) { }
    }
}
