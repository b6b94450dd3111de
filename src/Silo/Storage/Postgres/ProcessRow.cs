namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>A silo or gateway that lives, and the newest step of the tables that it knows.</summary>
/// <param name="Version">0 for a silo of version 2 or older, which does not say.</param>
internal sealed record ProcessRow(string Name, string Kind, int Version);
