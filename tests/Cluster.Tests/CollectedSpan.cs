namespace OrleansBank.Cluster.Tests;

/// <summary>A span as a process exported it. Ids are hexadecimal; no parent is empty.</summary>
public sealed record CollectedSpan(string Name, string Trace, string Id, string Parent);
