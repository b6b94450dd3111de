namespace OrleansBank.Silo.Storage.Vault;

/// <summary>How far a master key of a cluster is. The numbers are stored (Migrations/0003-processes.sql): never renumber.</summary>
public enum MasterKeyState
{
    /// <summary>It wraps nothing before every process holds it.</summary>
    Coming = 1,
    Current = 2,

    /// <summary>Who has not heard of the current one yet may still wrap under it.</summary>
    Leaving = 3,

    /// <summary>Nothing may be wrapped under it any more; what was is wrapped anew.</summary>
    Going = 4,
    Destroyed = 5,
}
