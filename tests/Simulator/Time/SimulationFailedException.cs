namespace OrleansBank.Simulator.Time;

/// <summary>The oracle's complaint, or what broke the run.</summary>
internal sealed class SimulationFailedException(string message, Exception inner) : Exception(message, inner);
