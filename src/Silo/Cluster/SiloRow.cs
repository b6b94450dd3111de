namespace OrleansBank.Silo.Cluster;

/// <summary>A silo that lives, by its own word.</summary>
public sealed record SiloRow(string Silo, string Address, DateTimeOffset LeaseEndsAt);
