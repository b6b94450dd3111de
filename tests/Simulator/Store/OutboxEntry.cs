using OrleansBank.Grains.Storage;

namespace OrleansBank.Simulator.Store;

/// <summary>What a bank is owed.</summary>
internal sealed class OutboxEntry(long number, OutboxRow row, string order)
{
    public long Number => number;
    public OutboxRow Row { get; set; } = row;
    public string Order => order;
    public DateTimeOffset NextAt { get; set; } = row.CreatedAt;
    public bool IsDead { get; set; }
    public string Error { get; set; } = "";
}
