namespace OrleansBank.Silo.Storage;

/// <summary>One step of the tables, from a version to the next.</summary>
/// <param name="Name">What an operator reads when it fails.</param>
/// <param name="Sql">Run in one transaction.</param>
public sealed record SchemaStep(string Name, string Sql);
