namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>One step of the tables, from a version to the next: it only adds.</summary>
/// <param name="Name">What an operator reads when it fails.</param>
/// <param name="Sql">Run in one transaction, which takes its locks at once or not at all.</param>
public sealed record SchemaStep(string Name, string Sql);
