namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>Where the tables stand.</summary>
/// <param name="Version">Steps that were applied.</param>
/// <param name="ReaderMin">The oldest program, by its newest step, that may still use them.</param>
/// <param name="Format">The format in which rows are written until the operator finalises an upgrade.</param>
internal sealed record SchemaState(int Version, int ReaderMin, int Format);
