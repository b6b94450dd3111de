namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>
/// Advisory locks of the database, held until a transaction ends. They keep silos apart without writing anything, as locks on rows
/// would.
/// </summary>
internal static class PostgresLocks
{
    /// <summary>With a partition's number: shared by commits, held alone by who takes the partition and by erasures.</summary>
    public const int PartitionClass = 0x4f42_0001;

    /// <summary>With one of the numbers below.</summary>
    public const int HouseClass = 0x4f42_0002;

    public const int Migrating = 1;
    public const int Forgetting = 2;
    public const int MasterKeys = 3;
}
