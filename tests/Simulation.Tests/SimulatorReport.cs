namespace OrleansBank.Simulation.Tests;

/// <summary>What a run of the simulator told.</summary>
/// <param name="Fingerprint">Of all that happened in all its seeds; empty when one was bad.</param>
internal sealed record SimulatorReport(int ExitCode, string Text, long Turns, string Fingerprint);
