namespace OrleansBank.Silo.Storage.Vault;

/// <summary>What the database knows of a master key: everything but the key.</summary>
public sealed record MasterKeyRow(uint Id, DateTimeOffset MadeAt, MasterKeyState State);
