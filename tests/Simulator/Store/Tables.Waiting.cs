namespace OrleansBank.Simulator.Store;

/// <summary>What the oracle looks at of what banks are owed.</summary>
internal sealed partial class Tables
{
    /// <summary>The first of each order: what could leave now, but for its time and its holder.</summary>
    public IEnumerable<OutboxEntry> FirstOfEachOrder() =>
        _outbox.Where(one => !one.IsDead).DistinctBy(one => (one.Row.Bank, one.Order));
}
