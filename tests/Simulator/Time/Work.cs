namespace OrleansBank.Simulator.Time;

/// <summary>Something that happens: in a process, or in the world between them.</summary>
internal readonly record struct Work(SimulatedProcess? Process, SendOrPostCallback Callback, object? State);
