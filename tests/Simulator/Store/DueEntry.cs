namespace OrleansBank.Simulator.Store;

/// <summary>A due time, and the partition whose owner looks for it.</summary>
internal readonly record struct DueEntry(string? Bank, DateTimeOffset At, int Partition);
